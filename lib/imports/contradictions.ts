import { reportOn, type Applying } from "./applying";
import { quoted } from "./reading";
import type { SubjectFacts } from "./subject-book";

/** A later row of the same file that says something else of the same subject: the first row is kept, and the difference told. */
export function reportContradictions(
  applying: Applying,
  earlier: { row: number; facts: SubjectFacts },
  facts: SubjectFacts,
): void {
  for (const [field, value] of Object.entries(facts)) {
    const kept = earlier.facts[field] ?? null;
    if (value === null || value === kept) continue;
    const was = kept === null ? "leaves it empty" : `says ${quoted(String(kept))}`;
    reportOn(
      applying,
      field,
      `${quoted(String(value))} contradicts row ${earlier.row}, which ${was}. Row ${earlier.row} counts.`,
      "warning",
    );
  }
}
