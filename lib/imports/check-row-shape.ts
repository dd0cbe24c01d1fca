import { columnLetters } from "./read-rows";
import { maxCellLength } from "./row-reader";
import type { FileColumn, ImportProblem } from "./schema";

export function isBlankRow(cells: readonly string[]): boolean {
  return cells.every((cell) => cell.trim() === "");
}

/** Whether a row has the header's width, and cells of a size that a spreadsheet can hold. */
export function checkRowShape(
  row: { row: number; cells: readonly string[] },
  columns: readonly FileColumn[],
): ImportProblem[] {
  const problems: ImportProblem[] = [];
  const add = (index: number | null, detail: string, severity: ImportProblem["severity"]) =>
    problems.push({
      row: row.row,
      column: index === null ? null : (columns[index]?.name ?? columnLetters(index)),
      detail,
      severity,
    });

  const width = row.cells.length;
  const runaway = row.cells.findIndex((cell) => cell.startsWith('"') && /[\r\n]/.test(cell));
  if (width !== columns.length && runaway >= 0) {
    add(
      runaway,
      "A quotation mark that opens this cell is not closed where the cell ends, so that other lines were read into it.",
      "error",
    );
  } else if (width > columns.length && !isBlankRow(row.cells.slice(columns.length))) {
    add(
      null,
      `The row has ${width} cells where the header has ${columns.length}; a quotation mark or a delimiter is probably wrong.`,
      "error",
    );
  } else if (width < columns.length) {
    add(
      null,
      `The row has ${width} ${width === 1 ? "cell" : "cells"} where the header has ${columns.length}; the missing ones are read as empty.`,
      "warning",
    );
  }
  if (width === columns.length && runaway >= 0) {
    add(
      runaway,
      "The cell begins with a quotation mark and has several lines. If rows are missing below it, the mark is not closed.",
      "warning",
    );
  }
  for (const [index, cell] of row.cells.entries()) {
    if (cell.length > maxCellLength)
      add(
        index,
        `The cell is longer than ${maxCellLength.toLocaleString("en-GB")} characters, the most that a spreadsheet holds.`,
        "error",
      );
  }
  return problems;
}
