import { z } from "zod";

/** What a row intends, free of columns, spellings and currencies' habits. Days are YYYY-MM-DD. */
const day = z.iso.date().nullable();
const text = z.string().nullable();

export const personReference = z.object({
  displayName: text,
  givenName: text,
  familyName: text,
  email: text,
  username: text,
  employeeNumber: text,
});
export type PersonReference = z.infer<typeof personReference>;

export const personRecord = personReference.extend({
  title: text,
  department: text,
  site: text,
  manager: text,
  sponsor: text,
  kind: z.enum(["EMPLOYEE", "CONTRACTOR"]),
  startsOn: day,
  endsOn: day,
  notes: text,
});
export type PersonRecord = z.infer<typeof personRecord>;

export const licenseRecord = z.object({
  product: z.string(),
  name: z.string(),
  vendor: text,
  category: text,
  vendorKey: text,
  seats: z.int().nullable(),
  term: z.enum(["PERPETUAL", "SUBSCRIPTION", "TRIAL"]),
  startsOn: day,
  endsOn: day,
  purchasedOn: day,
  cost: z.object({ amount: z.int(), currency: z.string(), basis: z.enum(["PER_SEAT", "TOTAL"]) }).nullable(),
  purchaseOrder: text,
  orderNumber: text,
  supplier: text,
  licensedToName: text,
  licensedToEmail: text,
  maintained: z.boolean(),
  reassignable: z.boolean(),
  legalEntity: text,
  notes: text,
  holder: personReference.nullable(),
});
export type LicenseRecord = z.infer<typeof licenseRecord>;

export const seatRecord = z.object({
  license: z.object({ product: text, name: text, vendorKey: text }),
  person: personReference,
  heldFrom: day,
  heldUntil: day,
});
export type SeatRecord = z.infer<typeof seatRecord>;

/** What a row became: a record, or only its problems. */
export interface RowResult<Record> {
  record: Record | null;
  title: string;
}
