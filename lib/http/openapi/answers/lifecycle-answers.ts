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

const units = z
  .strictObject({ before: count, after: count, held: count, over: count, unit: z.enum(["machine", "seat"]) })
  .meta({
    description: "Units before and after, those that are held, and how many of them have to be released first.",
  });
const credits = z.array(
  z.strictObject({
    purchaseId: id,
    seats: count,
    price: money.nullable(),
    days: count,
    unusedDays: count,
    amount: money.nullable(),
  }),
);

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
  "lifecycle.preview-renewal": z.strictObject({
    oldEndsOn: day,
    startsOn: day,
    endsOn: day,
    seatsStartOn: day,
    charges: z.array(z.strictObject({ seats: count, ...charged })),
    units,
  }),
  "lifecycle.preview-plan-change": z.strictObject({
    effectiveOn: day,
    endsOn: day,
    credits,
    charge: z.strictObject({ seats: count, days: count, periodDays: count, ...charged }).nullable(),
    creditBefore: money.nullable(),
    creditAfter: money.nullable(),
    units,
  }),
  "lifecycle.preview-conversion": z.strictObject({ startsOn: day, endsOn: day.nullable(), units }),
  "lifecycle.preview-maintenance": z.strictObject({ startsOn: day, endsOn: day, price: money.nullable() }),
  "lifecycle.preview-coterm": z.strictObject({
    endsOn: day,
    licenses: z.array(
      z.strictObject({
        id,
        name: text,
        oldEndsOn: day,
        days: z.int().meta({ description: "Days added, or taken where below 0." }),
        credits,
        charge: z.strictObject(charged),
      }),
    ),
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
