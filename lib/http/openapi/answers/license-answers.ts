import { z } from "zod";
import { ApprovalRule, LicenseAllocation, LicenseTerm, PriceBasis } from "@/lib/db/generated/enums";
import { licenseStates } from "@/lib/licenses/license-state";
import { applicableFields } from "@/lib/licenses/license-type-schema";
import { count, day, id, instant, money, named, pageOf, somebody, text, version } from "../answer-fields";
import { restrictedTo, rules } from "./license-type-answers";

const state = z.enum(licenseStates);
export const seatCost = z.strictObject({ currency: text, amount: count, monthly: count.nullable(), seats: count });

const license = z.strictObject({
  id,
  productId: id,
  name: text,
  licenseTypeId: id.nullable(),
  ...rules,
  startsOn: day.nullable(),
  endsOn: day.nullable(),
  maintenanceEndsOn: day.nullable(),
  maintenancePrice: money.nullable(),
  ownerId: id.nullable(),
  departmentId: id.nullable(),
  siteId: id.nullable(),
  legalEntityId: id.nullable(),
  licensedToName: text.nullable(),
  licensedToEmail: text.nullable(),
  category: text.nullable(),
  notes: text.nullable(),
  approvalOverride: z.boolean(),
  approvalRules: z.array(z.enum(ApprovalRule)),
  cancelledAt: instant.nullable(),
  convertedAt: instant.nullable(),
  trialExtensions: count,
  metadata: z.record(z.string(), z.union([text, z.number(), z.boolean(), z.null()])),
  suspendedAt: instant.nullable(),
  terminatedAt: instant.nullable(),
  archivedAt: instant.nullable(),
  createdAt: instant,
  version,
  product: named,
  vendor: named,
  owner: somebody.nullable(),
  department: named.nullable(),
  site: named.nullable(),
  licenseType: named.nullable(),
  state,
  noticeOn: day.nullable(),
  seats: z.strictObject({ capacity: count, held: count, idle: count, free: count, over: count, waiting: count }),
  costs: z.array(seatCost),
});
const shortfall = z.strictObject({ from: day, capacity: count, held: count, over: count });
const licenseDetail = license.extend({
  legalEntity: named.nullable(),
  restrictedTo,
  differsIn: z.array(z.enum(applicableFields)).meta({ description: "The fields that are not as its type says." }),
  keys: count,
  purchases: count,
  shortfall: shortfall.nullable(),
  overSince: day.nullable(),
  today: day,
  timeZone: text,
});
const done = z.strictObject({ id, version });
const changedLicense = done.extend({ name: text });

const purchase = z.strictObject({
  id,
  licenseId: id,
  seats: count,
  startsOn: day.nullable(),
  endsOn: day.nullable(),
  purchasedOn: day.nullable(),
  orderNumber: text.nullable(),
  purchaseOrder: text.nullable(),
  supplier: text.nullable(),
  priceBasis: z.enum(PriceBasis),
  note: text.nullable(),
  archivedAt: instant.nullable(),
  createdAt: instant,
  version,
  price: money.nullable(),
  total: money.nullable(),
  perSeat: money.nullable(),
  standing: z.enum(["IN_FORCE", "UPCOMING", "ENDED", "ARCHIVED"]),
});

const positionRow = z.strictObject({
  id,
  name: text,
  product: named,
  vendor: named,
  term: z.enum(LicenseTerm),
  allocation: z.enum(LicenseAllocation),
  state,
  owned: count,
  assigned: count,
  free: count,
  over: count,
  endsOn: day.nullable(),
  components: z.array(named).meta({ description: "What a seat of a suite satisfies besides." }),
  throughSuites: count.meta({ description: "People who have the product through a suite." }),
});

export const licenseSchemas = {
  License: license,
  LicenseDetail: licenseDetail,
  Purchase: purchase,
  Money: money,
  PositionRow: positionRow,
};

export const licenseAnswers = {
  "licenses.list": pageOf(license),
  "licenses.read": licenseDetail,
  "licenses.create": changedLicense,
  "licenses.change": changedLicense,
  "licenses.suspend": done,
  "licenses.resume": done,
  "purchases.list": pageOf(purchase),
  "purchases.read": purchase,
  "purchases.add": done,
  "purchases.change": done,
  "reports.position": pageOf(positionRow),
};
