import type { LicenseField, PersonField } from "./fields";
import { normalizeHeader } from "./normalize-header";
import type { ImportKind, ImportPreset } from "./schema";

export interface Preset {
  kind: ImportKind | null;
  label: string;
  /** Columns by which the file is recognised. */
  signature: readonly string[];
  /** Column title → field; the titles not listed are left out on purpose. */
  columns: Readonly<Record<string, string>>;
}

const snipeItLicenses: Record<string, LicenseField> = {
  "full name": "personName",
  email: "personEmail",
  username: "personUsername",
  "item name": "product",
  "serial number": "vendorKey",
  serial: "vendorKey",
  category: "category",
  manufacturer: "vendor",
  "purchase date": "purchasedOn",
  "purchase cost": "cost",
  "purchase order": "purchaseOrder",
  "order number": "orderNumber",
  "licensed to name": "licensedToName",
  "licensed to email": "licensedToEmail",
  "expiration date": "endsOn",
  maintained: "maintained",
  reassignable: "reassignable",
  seats: "seats",
  company: "legalEntity",
  supplier: "supplier",
  notes: "notes",
};

// Location, company and address name places that hold hardware; "Activated" says who may sign in to Snipe-IT.
const snipeItUsers: Record<string, PersonField> = {
  "first name": "givenName",
  "last name": "familyName",
  email: "email",
  username: "username",
  "job title": "title",
  "employee number": "employeeNumber",
  department: "department",
  manager: "manager",
  "start date": "startsOn",
  "end date": "endsOn",
  notes: "notes",
};

const presets: Record<ImportPreset, Preset> = {
  "snipe-it-licenses": {
    kind: "licenses",
    label: "Snipe-IT licences",
    signature: ["item name", "reassignable", "seats", "licensed to name"],
    columns: snipeItLicenses,
  },
  "snipe-it-users": {
    kind: "people",
    label: "Snipe-IT users",
    signature: ["first name", "username", "activated", "employee number"],
    columns: snipeItUsers,
  },
  template: { kind: null, label: "Leasehold's template", signature: [], columns: {} },
};

export function presetOf(name: ImportPreset): Preset {
  return presets[name];
}

export function recognizePreset(columnNames: readonly string[]): ImportPreset | null {
  const present = new Set(columnNames.map(normalizeHeader));
  for (const name of ["snipe-it-licenses", "snipe-it-users"] as const) {
    if (presets[name].signature.every((title) => present.has(normalizeHeader(title)))) return name;
  }
  return null;
}
