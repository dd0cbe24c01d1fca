import { Readable } from "node:stream";
import { CsvError, parse } from "csv-parse";
import { decodeText, encodedLength, type ByteSource } from "./decode-text";
import type { Delimiter } from "./detect-delimiter";
import type { Encoding } from "./detect-encoding";
import { UnreadableFile } from "./unreadable-file";

const maxRowLength = 1024 * 1024;

export interface FileFormat {
  encoding: Encoding;
  delimiter: Delimiter;
}

/** Between two rows: the next byte, the rows and the lines before it. Reading may be taken up from here by another process. */
export interface Position {
  offset: number;
  row: number;
  line: number;
}

export interface FileRow {
  /** As a spreadsheet shows it: the header is row 1, blank rows count. */
  row: number;
  /** The line of the file where the row begins. */
  line: number;
  cells: string[];
  next: Position;
}

interface Parsed {
  record: string[];
  /** `bytes`: of UTF-8, up to the end of this row. */
  info: { bytes: number };
}

export async function* readRows(source: ByteSource, format: FileFormat, from: Position): AsyncGenerator<FileRow> {
  const offsets = offsetTrack(format.encoding, from.offset);
  const parser = parse({
    delimiter: format.delimiter,
    record_delimiter: ["\r\n", "\n", "\r"],
    relax_column_count: true,
    relax_quotes: true,
    max_record_size: maxRowLength,
    info: true,
  });
  const input = Readable.from(pieces(decodeText(source(from.offset), format.encoding), offsets.feed));
  input.on("error", (error) => parser.destroy(error));
  input.pipe(parser);
  const parsed: AsyncIterable<Parsed> = parser;

  let position = from;
  try {
    for await (const { record: cells, info } of parsed) {
      const line = position.line + 1;
      const next = { offset: offsets.advance(info.bytes), row: position.row + 1, line: position.line + linesOf(cells) };
      position = next;
      yield { row: next.row, line, cells: cells.map(withoutNulls), next };
    }
  } catch (error) {
    throw error instanceof CsvError ? explained(error, from.row) : error;
  } finally {
    input.destroy();
    parser.destroy();
  }
}

async function* pieces(text: AsyncIterable<string>, feed: (bytes: Buffer) => void): AsyncGenerator<Buffer> {
  for await (const piece of text) {
    const bytes = Buffer.from(piece);
    feed(bytes);
    yield bytes;
  }
}

/** Turns the parser's positions (in UTF-8) into positions in the file. */
function offsetTrack(encoding: Encoding, start: number): { feed(bytes: Buffer): void; advance(end: number): number } {
  if (encoding === "utf-8") return { feed: () => undefined, advance: (end) => start + end };
  let offset = start;
  let passed = 0;
  let ahead = Buffer.alloc(0);
  return {
    feed(bytes) {
      ahead = Buffer.concat([ahead, bytes]);
    },
    advance(end) {
      offset += encodedLength(ahead.subarray(0, end - passed).toString(), encoding);
      ahead = ahead.subarray(end - passed);
      passed = end;
      return offset;
    },
  };
}

function linesOf(cells: string[]): number {
  let lines = 1;
  for (const cell of cells) if (/[\r\n]/.test(cell)) lines += cell.split(/\r\n|\n|\r/).length - 1;
  return lines;
}

// PostgreSQL stores no U+0000 in text.
function withoutNulls(cell: string): string {
  return cell.includes("\u0000") ? cell.replaceAll("\u0000", "") : cell;
}

function explained(error: CsvError, rowsBefore: number): Error {
  const row = rowsBefore + Number(error.records ?? 0) + 1;
  const place = { row, column: columnLetters(Number(error.column ?? 0)) };
  if (error.code === "CSV_QUOTE_NOT_CLOSED") {
    return new UnreadableFile(
      `The quotation mark that opens the cell in row ${row}, column ${place.column}, is never closed.`,
      place,
    );
  }
  if (error.code === "CSV_MAX_RECORD_SIZE") {
    return new UnreadableFile(
      `Row ${row} is longer than 1 MiB at column ${place.column}. A quotation mark before it is probably not closed, or this is not a CSV file.`,
      place,
    );
  }
  return new UnreadableFile(`Row ${row}, column ${place.column}, cannot be read as CSV.`, place);
}

/** 0 → A, 25 → Z, 26 → AA, as spreadsheets name their columns. */
export function columnLetters(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnLetters(Math.floor(index / 26) - 1) + letter;
}
