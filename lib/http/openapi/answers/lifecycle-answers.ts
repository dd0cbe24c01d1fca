import { z } from "zod";
import { LicenseAllocation, LicenseRenewal, LicenseTerm, TransferStatus } from "@/lib/db/generated/enums";
import { licenseStates } from "@/lib/licenses/license-state";
import { count, day, id, money, named, pageOf, somebody, text, version } from "../answer-fields";

const done = z.strictObject({ id, version });
const charged = {
  price: money.nullable(),
  fromCredit: money.nullable().meta({ description: "What of the price the licence's credit pays." }),
  due: money.nullable(),
};

const maintenance = z.strictObject({
  id: id.nullable().meta({ description: "Null for the maintenance that the licence was bought with." }),
  startsOn: day.nullable(),
  endsOn: day.nullable(),
  price: money.nullable(),
  orderNumber: text.nullable(),
  standing: z.enum(["UPCOMING", "IN_FORCE", "ENDED"]),
});

const renewal = z.strictObject({
  id,
  name: text,
  product: named,
  vendor: named,
  owner: somebody.nullable(),
  term: z.enum(LicenseTerm),
  allocation: z.enum(LicenseAllocation),
  renewal: z.enum(LicenseRenewal),
  state: z.enum(licenseStates),
  task: z
    .enum(["DECIDE", "RENEW_LATE", "RENEWS", "CANNOT_RENEW", "CONVERT", "CANCELLED", "ENDS"])
    .meta({ description: "What the end asks for: DECIDE, RENEW_LATE, CANNOT_RENEW and CONVERT ask somebody." }),
  endsOn: day,
  graceEndsOn: day.nullable(),
  noticeOn: day.nullable(),
  decideOn: day.nullable().meta({ description: "The last day on which something can be done about it." }),
  noticeMissed: z.boolean(),
  nextEndsOn: day.nullable(),
  costs: z.array(money).meta({ description: "Of the next term, as things stand, by currency." }),
  seats: z.strictObject({ capacity: count, held: count }),
});

export const lifecycleSchemas = { Maintenance: maintenance, Renewal: renewal };

export const lifecycleAnswers = {
  "lifecycle.renew": done.extend({
    startsOn: day,
    endsOn: day,
    purchases: z.array(z.strictObject({ id, seats: count, ...charged })),
  }),
  "lifecycle.change-plan": done.extend({ purchaseId: id.nullable() }),
  "lifecycle.convert": done.extend({
    term: z.enum(["SUBSCRIPTION", "PERPETUAL"]),
    endsOn: day.nullable(),
    purchaseId: id,
  }),
  "lifecycle.extend-trial": done.extend({ endsOn: day, extensions: count }),
  "lifecycle.cancel": done.extend({ endsOn: day.nullable() }),
  "lifecycle.undo-cancel": done.extend({ endsOn: day.nullable() }),
  "lifecycle.terminate": done,
  "lifecycle.transfer": z.strictObject({ id, status: z.enum(TransferStatus), licenseId: id }),
  "lifecycle.coterm": z.strictObject({ endsOn: day, licenses: z.array(done) }),
  "lifecycle.maintenance": z.strictObject({ items: z.array(maintenance) }),
  "lifecycle.add-maintenance": z.strictObject({ id, startsOn: day, endsOn: day, price: money.nullable() }),
  "lifecycle.renewals": pageOf(renewal),
};
