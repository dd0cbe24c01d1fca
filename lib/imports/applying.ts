import type { Context } from "@/lib/kernel/operation";
import type { RowRules } from "./interpret-row";
import type { ImportProblem, ProblemSeverity } from "./schema";
import type { SubjectBook } from "./subject-book";
import type { Touch } from "./touch";

/** What applying one row needs to know, and what it reports. */
export interface Applying {
  ctx: Context;
  row: number;
  rules: RowRules;
  /** Under which people's user names and numbers are kept: those of one program do not mix with another's. */
  source: string;
  book: SubjectBook;
  timeZone: string;
  today: Date;
  touches: Touch[];
  problems: ImportProblem[];
}

export function reportOn(applying: Applying, field: string | null, detail: string, severity: ProblemSeverity): void {
  const { rules, row, problems } = applying;
  const index = field === null ? undefined : rules.mapping[field];
  const column = index === undefined ? null : (rules.columns[index]?.name ?? null);
  problems.push({ row, column, detail, severity });
}

/** Stops the row: an error found while it was applied. */
export class RowFault extends Error {
  constructor(
    readonly field: string | null,
    readonly detail: string,
  ) {
    super(detail);
    this.name = "RowFault";
  }
}
