import { z } from "zod";
import {
  ApprovalRule,
  LicenseAllocation,
  LicenseDeployment,
  LicenseMetric,
  LicenseRenewal,
  LicenseTerm,
  PriceBasis,
} from "@/lib/db/generated/enums";
import { licenseStates } from "@/lib/licenses/license-state";
import { count, day, id, instant, money, named, pageOf, somebody, text, version } from "../answer-fields";

const state = z.enum(licenseStates);
export const seatCost = z.strictObject({ currency: text, amount: count, monthly: count.nullable(), seats: count });

const license = z.strictObject({
  id,
  productId: id,
  name: text,
  term: z.enum(LicenseTerm),
  allocation: z.enum(LicenseAllocation),
  deployment: z.enum(LicenseDeployment),
  metric: z.enum(LicenseMetric),
  startsOn: day.nullable(),
  endsOn: day.nullable(),
  renewal: z.enum(LicenseRenewal),
  noticeDays: count.nullable(),
  maintained: z.boolean(),
  maintenanceEndsOn: day.nullable(),
  reassignable: z.boolean(),
  ownerId: id.nullable(),
  departmentId: id.nullable(),
  legalEntityId: id.nullable(),
  licensedToName: text.nullable(),
  licensedToEmail: text.nullable(),
  category: text.nullable(),
  notes: text.nullable(),
  approvalOverride: z.boolean(),
  approvalRules: z.array(z.enum(ApprovalRule)),
  suspendedAt: instant.nullable(),
  terminatedAt: instant.nullable(),
  archivedAt: instant.nullable(),
  createdAt: instant,
  version,
  product: named,
  vendor: named,
  owner: somebody.nullable(),
  department: named.nullable(),
  state,
  noticeOn: day.nullable(),
  seats: z.strictObject({ capacity: count, held: count, idle: count, free: count, over: count, waiting: count }),
  costs: z.array(seatCost),
});
const shortfall = z.strictObject({ from: day, capacity: count, held: count, over: count });
const licenseDetail = license.extend({
  legalEntity: named.nullable(),
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
