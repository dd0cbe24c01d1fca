import { Refusal } from "@/lib/kernel/refusal";
import type { ProblemSeverity } from "./schema";
import { RowFault } from "./applying";

interface RowProblem {
  field: string | null;
  detail: string;
  severity: ProblemSeverity;
}

/** What a domain refused for one row, as that row's problems; null for what is no refusal but a fault of ours. */
export function problemsOfRefusal(error: unknown): RowProblem[] | null {
  if (error instanceof RowFault) return [{ field: error.field, detail: error.detail, severity: "error" }];
  if (!(error instanceof Refusal)) return null;
  if (error.errors.length === 0) return [{ field: null, detail: error.detail, severity: "error" }];
  return error.errors.map(({ pointer, detail }) => {
    const field = pointer.split("/").at(-1) ?? "";
    return { field: importFields[field] ?? field, detail: `This ${detail}.`, severity: "error" };
  });
}

/** Where the domains call a field otherwise than the importer. */
const importFields: Record<string, string> = {
  displayName: "fullName",
  sponsorId: "sponsor",
  managerId: "manager",
  departmentId: "department",
  siteId: "site",
  price: "cost",
};
