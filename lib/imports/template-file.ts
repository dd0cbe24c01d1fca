import { stringify } from "csv-stringify/sync";
import { fieldsOf } from "./fields";
import type { ImportKind } from "./schema";

/** Second rows that show what a first cannot: two holders of one licence, somebody known by e-mail alone. */
const secondRows: Record<ImportKind, Record<string, string>> = {
  people: {
    email: "bo.keller@example.com",
    department: "Engineering",
    site: "Lyon",
    kind: "contractor",
    sponsor: "ada.marlow@example.com",
    startsOn: "2025-06-01",
    endsOn: "2026-12-31",
  },
  licenses: { personName: "Bo Keller", personEmail: "bo.keller@example.com" },
  seats: {
    personName: "Bo Keller",
    personEmail: "bo.keller@example.com",
    heldFrom: "2026-02-01",
    heldUntil: "2026-08-31",
  },
};

/** The plain template: every field under its own name, with two rows to write over. */
export function templateFile(kind: ImportKind): string {
  const fields = fieldsOf(kind);
  const first = Object.fromEntries(fields.map((field) => [field.name, field.example]));
  const second = kind === "people" ? secondRows.people : { ...first, ...secondRows[kind] };
  const rows = [first, second].map((row) => fields.map((field) => row[field.name] ?? ""));
  return `\uFEFF${stringify([fields.map((field) => field.label), ...rows])}`;
}
