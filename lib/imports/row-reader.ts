import type { Reading } from "./reading";
import type { FileColumn, ImportMapping, ImportProblem, ProblemSeverity } from "./schema";

/** The largest cell that a spreadsheet can hold. */
export const maxCellLength = 32_767;

/** Reads one row's cells by field name and collects what is wrong with them. */
export class RowReader<Name extends string> {
  readonly problems: ImportProblem[] = [];

  constructor(
    private readonly row: { row: number; cells: readonly string[] },
    private readonly columns: readonly FileColumn[],
    private readonly mapping: ImportMapping,
  ) {}

  has(field: Name): boolean {
    return this.mapping[field] !== undefined;
  }

  /** One line of text, or null where the cell is empty or the field has no column. */
  text(field: Name, longest = 200): string | null {
    return this.shortEnough(field, this.cell(field).replaceAll(/\s+/g, " "), longest);
  }

  /** Text with its line breaks. */
  lines(field: Name, longest = 20_000): string | null {
    return this.shortEnough(field, this.cell(field).replaceAll(/\r\n?/g, "\n"), longest);
  }

  /** A value by one of the value rules. What cannot be read leaves the row out, or, if `optional`, only the value. */
  value<Value>(field: Name, rule: (text: string) => Reading<Value>, optional = false): Value | null {
    const text = this.text(field);
    if (text === null) return null;
    const reading = rule(text);
    if ("error" in reading) {
      this.report(field, optional ? `${reading.error} Left empty.` : reading.error, optional ? "warning" : "error");
      return null;
    }
    if (reading.warning) this.report(field, reading.warning, "warning");
    return reading.value;
  }

  report(field: Name | null, detail: string, severity: ProblemSeverity): void {
    const index = field === null ? undefined : this.mapping[field];
    const column = index === undefined ? null : (this.columns[index]?.name ?? null);
    this.problems.push({ row: this.row.row, column, detail, severity });
  }

  get leftOut(): boolean {
    return this.problems.some((problem) => problem.severity === "error");
  }

  private cell(field: Name): string {
    const index = this.mapping[field];
    return index === undefined ? "" : (this.row.cells[index] ?? "").trim();
  }

  private shortEnough(field: Name, text: string, longest: number): string | null {
    if (text.length > longest) {
      this.report(
        field,
        `The text has ${text.length.toLocaleString("en-GB")} characters; ${longest.toLocaleString("en-GB")} is the most here.`,
        "error",
      );
      return null;
    }
    return text === "" ? null : text;
  }
}
