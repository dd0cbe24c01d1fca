import { licenseFields } from "./license-fields";
import { peopleFields } from "./people-fields";
import type { ImportKind } from "./schema";
import { seatFields } from "./seat-fields";

/** Something that a row can say. The synonyms are what other programs and people call the column, the likeliest first. */
export interface Field {
  name: string;
  label: string;
  example: string;
  required?: boolean;
  synonyms: readonly string[];
}

export type PersonField = (typeof peopleFields)[number]["name"];
export type LicenseField = (typeof licenseFields)[number]["name"];
export type SeatField = (typeof seatFields)[number]["name"];

const fields: Record<ImportKind, readonly Field[]> = {
  people: peopleFields,
  licenses: licenseFields,
  seats: seatFields,
};

export function fieldsOf(kind: ImportKind): readonly Field[] {
  return fields[kind];
}
