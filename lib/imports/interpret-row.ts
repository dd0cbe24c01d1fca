import { checkRowShape } from "./check-row-shape";
import type { LicenseField, PersonField, SeatField } from "./fields";
import type { FileRow } from "./read-rows";
import { readLicenseRow } from "./read-license-row";
import { readPersonRow } from "./read-person-row";
import { readSeatRow } from "./read-seat-row";
import type { LicenseRecord, PersonRecord, SeatRecord } from "./records";
import { RowReader } from "./row-reader";
import type { FileColumn, ImportKind, ImportMapping, ImportOptions, ImportProblem } from "./schema";

export interface RowRules {
  kind: ImportKind;
  columns: readonly FileColumn[];
  mapping: ImportMapping;
  options: ImportOptions;
}

export type Intent =
  | { kind: "people"; record: PersonRecord }
  | { kind: "licenses"; record: LicenseRecord }
  | { kind: "seats"; record: SeatRecord };

export interface InterpretedRow {
  /** Null where an error leaves the row out. */
  intent: Intent | null;
  title: string;
  problems: ImportProblem[];
}

/** What one row means. Pure: the database is asked later whether that is new. */
export function interpretRow(row: Pick<FileRow, "row" | "cells">, rules: RowRules): InterpretedRow {
  const shape = checkRowShape(row, rules.columns);
  if (shape.some((problem) => problem.severity === "error")) return { intent: null, title: "", problems: shape };
  const { intent, title, problems } = read(row, rules);
  return { intent, title, problems: [...shape, ...problems] };
}

function read(row: Pick<FileRow, "row" | "cells">, { kind, columns, mapping, options }: RowRules): InterpretedRow {
  switch (kind) {
    case "people": {
      const reader = new RowReader<PersonField>(row, columns, mapping);
      const { record, title } = readPersonRow(reader, options);
      return { intent: record && { kind, record }, title, problems: reader.problems };
    }
    case "licenses": {
      const reader = new RowReader<LicenseField>(row, columns, mapping);
      const { record, title } = readLicenseRow(reader, options);
      return { intent: record && { kind, record }, title, problems: reader.problems };
    }
    case "seats": {
      const reader = new RowReader<SeatField>(row, columns, mapping);
      const { record, title } = readSeatRow(reader, options);
      return { intent: record && { kind, record }, title, problems: reader.problems };
    }
  }
}
