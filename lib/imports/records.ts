/**
 * What a row intends, free of columns, spellings and currencies' habits. Days are YYYY-MM-DD. Each value was read by a
 * rule of its own; the domains check them once more when they are applied.
 */
type Day = string | null;
type Text = string | null;

export type PersonReference = {
  displayName: Text;
  givenName: Text;
  familyName: Text;
  email: Text;
  username: Text;
  employeeNumber: Text;
};

export type PersonRecord = PersonReference & {
  title: Text;
  department: Text;
  site: Text;
  manager: Text;
  sponsor: Text;
  kind: "EMPLOYEE" | "CONTRACTOR";
  startsOn: Day;
  endsOn: Day;
  notes: Text;
};

export type LicenseRecord = {
  product: string;
  name: string;
  vendor: Text;
  category: Text;
  vendorKey: Text;
  seats: number | null;
  term: "PERPETUAL" | "SUBSCRIPTION" | "TRIAL";
  startsOn: Day;
  endsOn: Day;
  purchasedOn: Day;
  /** In minor units. */
  cost: { amount: number; currency: string; basis: "PER_SEAT" | "TOTAL" } | null;
  purchaseOrder: Text;
  orderNumber: Text;
  supplier: Text;
  licensedToName: Text;
  licensedToEmail: Text;
  maintained: boolean;
  reassignable: boolean;
  legalEntity: Text;
  notes: Text;
  holder: PersonReference | null;
};

export type SeatRecord = {
  license: { product: Text; name: Text; vendorKey: Text };
  person: PersonReference;
  heldFrom: Day;
  heldUntil: Day;
};

/** What a row became: a record, or only its problems. */
export interface RowResult<Record> {
  record: Record | null;
  title: string;
}
