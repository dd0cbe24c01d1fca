import { stringify } from "csv-stringify/sync";
import type { ImportProblem } from "./schema";

export interface BadRow {
  cells: readonly string[];
  problems: readonly Pick<ImportProblem, "column" | "detail">[];
}

/** The reason stands first, so that a row wider than its header keeps every cell where it was. */
export function errorFileHeader(columnNames: readonly string[], delimiter: string): string {
  return `\uFEFF${stringify([["Problem", ...columnNames]], { delimiter })}`;
}

/** The bad rows as they were, cell for cell, line breaks included. */
export function errorFileRows(rows: readonly BadRow[], delimiter: string): string {
  const records = rows.map(({ cells, problems }) => [
    problems.map(({ column, detail }) => (column === null ? detail : `${column}: ${detail}`)).join("\n"),
    ...cells,
  ]);
  return stringify(records, { delimiter, quoted_match: /[\r\n]/ });
}
