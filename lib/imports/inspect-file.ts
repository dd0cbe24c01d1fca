import { isBlankRow } from "./check-row-shape";
import { decodeText, markLength, type ByteSource } from "./decode-text";
import { declaredDelimiter, detectDelimiter } from "./detect-delimiter";
import type { Encoding } from "./detect-encoding";
import { normalizeHeader } from "./normalize-header";
import { guessDateOrder, parseDate } from "./parse-date";
import { parseEmail } from "./parse-email";
import { guessCurrency, guessDecimalMark } from "./parse-money";
import { columnLetters, readRows, type FileFormat, type FileRow, type Position } from "./read-rows";
import type { FileColumn, ImportMapping, ImportOptions } from "./schema";
import { UnreadableFile } from "./unreadable-file";

const sampleBytes = 256 * 1024;
const sampleRows = 500;
/** The guesses need no more of a cell, and must not read a megabyte of one. */
const sampleCell = 200;
const shownSamples = 5;
const mostColumns = 500;

export interface InspectedFile {
  format: FileFormat;
  /** Behind the header: where the first row of data begins. */
  dataStart: Position;
  columns: FileColumn[];
  /** What is odd about the header; none of it stops an import. */
  remarks: string[];
  /** All values seen in the sample, by column. */
  values: string[][];
}

/** Looks at a file's head: its delimiter, its columns and what they hold. */
export async function inspectFile(source: ByteSource, encoding: Encoding): Promise<InspectedFile> {
  const { text, complete, mark } = await readSample(source, encoding);
  if (text.trim() === "") throw new UnreadableFile("The file is empty.");
  const declared = declaredDelimiter(text);
  const declaredBytes = declared ? declared.length * (encoding.startsWith("utf-16") ? 2 : 1) : 0;
  const format: FileFormat = { encoding, delimiter: declared?.delimiter ?? detectDelimiter(text, complete) };

  const rows: FileRow[] = [];
  let header: FileRow | null = null;
  for await (const row of readRows(source, format, { offset: mark + declaredBytes, row: 0, line: declared ? 1 : 0 })) {
    if (isBlankRow(row.cells)) continue;
    if (header) rows.push(row);
    else header = checkedHeader(row);
    if (rows.length >= sampleRows || row.next.offset > 8 * sampleBytes) break;
  }
  if (!header || rows.length === 0) throw new UnreadableFile("The file has a header and no rows below it.");
  const values = header.cells.map((_, index) =>
    rows.map((row) => (row.cells[index] ?? "").trim().slice(0, sampleCell)).filter(Boolean),
  );
  const columns = header.cells.map((title, index) => ({
    index,
    name: columnName(title, index),
    samples: samplesOf(values[index] ?? []),
  }));
  return { format, dataStart: header.next, columns, remarks: headerRemarks(header.cells), values };
}

async function readSample(
  source: ByteSource,
  encoding: Encoding,
): Promise<{ text: string; complete: boolean; mark: number }> {
  const parts: Uint8Array[] = [];
  let total = 0;
  for await (const chunk of source(0)) {
    parts.push(chunk);
    total += chunk.length;
    if (total > sampleBytes) break;
  }
  const bytes = Buffer.concat(parts);
  const mark = markLength(bytes, encoding);
  let text = "";
  for await (const piece of decodeText(oneChunk(bytes.subarray(mark, sampleBytes)), encoding)) text += piece;
  return { text, complete: total <= sampleBytes, mark };
}

async function* oneChunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

function checkedHeader(row: FileRow): FileRow {
  if (row.cells.length > mostColumns)
    throw new UnreadableFile(`The header has ${row.cells.length} columns; ${mostColumns} is the most.`, {
      row: row.row,
    });
  const index = row.cells.findIndex(
    (cell) => "value" in parseEmail(cell.trim()) || "value" in parseDate(cell.trim(), "mdy"),
  );
  if (index < 0) return row;
  const column = columnLetters(index);
  throw new UnreadableFile(
    `Row ${row.row} should hold the columns' names, but column ${column} holds “${row.cells[index]}”. Add a header row.`,
    { row: row.row, column },
  );
}

function columnName(title: string, index: number): string {
  return title.replaceAll(/\s+/g, " ").trim().slice(0, 120) || `Column ${columnLetters(index)}`;
}

function samplesOf(values: readonly string[]): string[] {
  return [...new Set(values)]
    .slice(0, shownSamples)
    .map((value) => (value.length > 80 ? `${value.slice(0, 79)}…` : value));
}

function headerRemarks(titles: readonly string[]): string[] {
  const remarks: string[] = [];
  const first = new Map<string, number>();
  for (const [index, title] of titles.entries()) {
    const name = normalizeHeader(title);
    const letter = columnLetters(index);
    const earlier = first.get(name);
    if (name === "") remarks.push(`Column ${letter} has no name.`);
    else if (earlier !== undefined)
      remarks.push(
        `Columns ${columnLetters(earlier)} and ${letter} are both named “${title.trim()}”. Check which of them is meant.`,
      );
    else first.set(name, index);
  }
  return remarks;
}

/** The answers that the values themselves give to the importer's questions. */
export function guessOptions(
  values: readonly (readonly string[])[],
  mapping: ImportMapping,
): Pick<ImportOptions, "dateOrder" | "decimalMark" | "currency"> {
  const of = (...fields: string[]) =>
    fields.flatMap((field) => (mapping[field] === undefined ? [] : (values[mapping[field]] ?? [])));
  const dates = of("startsOn", "endsOn", "purchasedOn", "heldFrom", "heldUntil");
  return {
    dateOrder: guessDateOrder(dates),
    decimalMark: guessDecimalMark(of("cost")),
    currency: guessCurrency(of("cost")),
  };
}
