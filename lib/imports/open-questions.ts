import { fieldsOf } from "./fields";
import type { ImportKind, ImportMapping, ImportOptions } from "./schema";

export interface OpenQuestion {
  field: "mapping" | keyof ImportOptions;
  question: string;
}

/** What must be answered before a file can be tried. */
export function openQuestions(kind: ImportKind, mapping: ImportMapping, options: ImportOptions): OpenQuestion[] {
  const open: OpenQuestion[] = [];
  const has = (...fields: string[]) => fields.some((field) => mapping[field] !== undefined);
  if (kind === "people" && !has("fullName", "givenName", "familyName", "email", "username", "employeeNumber")) {
    open.push({
      field: "mapping",
      question: "Choose a column that names the person: a name, an e-mail, a user name or an employee number.",
    });
  }
  if (kind === "licenses" && !has("product"))
    open.push({ field: "mapping", question: "Choose the column that names the product." });
  if (kind === "seats" && !has("product", "licenseName", "vendorKey"))
    open.push({
      field: "mapping",
      question: "Choose a column that names the licence: product, licence name or vendor's key.",
    });
  if (kind === "seats" && !has("personName", "personEmail", "personUsername", "employeeNumber"))
    open.push({ field: "mapping", question: "Choose a column that names the person." });
  if (kind === "licenses" && has("cost")) {
    if (options.costBasis === null)
      open.push({ field: "costBasis", question: "Is the cost the price of one seat, or of all seats together?" });
    if (options.currency === null && !has("currency"))
      open.push({ field: "currency", question: "Which currency are the costs in?" });
  }
  return open;
}

/** Fields that the kind does not have, and columns given to two fields: a mapping sent by a program may hold either. */
export function mappingFaults(kind: ImportKind, mapping: ImportMapping, columnCount: number): string[] {
  const known = new Set(fieldsOf(kind).map((field) => field.name));
  const faults: string[] = [];
  for (const [field, column] of Object.entries(mapping)) {
    if (!known.has(field)) faults.push(`“${field}” is not a field of ${kind}.`);
    if (column >= columnCount)
      faults.push(`“${field}” is given column ${column}, and the file has ${columnCount} (0 to ${columnCount - 1}).`);
  }
  return faults;
}
