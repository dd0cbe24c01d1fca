import { isBlankRow } from "./check-row-shape";
import type { ByteSource } from "./decode-text";
import { readRows, type FileFormat, type FileRow, type Position } from "./read-rows";

export interface Batch {
  rows: FileRow[];
  /** Rows read, blank ones included. */
  passed: number;
  /** Null at the end of the file. */
  next: Position | null;
}

/** The next rows of a file, from a position on, so that each transaction reads only its own part. */
export async function readBatch(source: ByteSource, format: FileFormat, from: Position, size: number): Promise<Batch> {
  const rows: FileRow[] = [];
  let passed = 0;
  for await (const row of readRows(source, format, from)) {
    passed += 1;
    if (!isBlankRow(row.cells)) rows.push(row);
    if (rows.length >= size) return { rows, passed, next: row.next };
  }
  return { rows, passed, next: null };
}
