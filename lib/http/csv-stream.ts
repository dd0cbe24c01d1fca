import { pipeline, Readable } from "node:stream";
import { stringify } from "csv-stringify";

export type CsvColumn<Row> = { key: string; header: string; value(row: Row): string | number | Date | null };

/**
 * Rows as CSV, as they come. What breaks off on the way breaks the answer off too, so that nobody takes half a list for
 * the whole; `brokenOff` is told why, unless it was the reader who went away.
 */
export function csvStream<Row>(
  rows: AsyncIterable<Row>,
  columns: readonly CsvColumn<Row>[],
  brokenOff: (error: Error) => void,
): Readable {
  const records = Readable.from(rows).map((row: Row) => columns.map((column) => cell(column.value(row))));
  const text = stringify({
    header: true,
    columns: columns.map((column) => column.header),
    bom: true,
    record_delimiter: "windows",
    // Of itself it quotes what holds the delimiter of records, and not a line break of another kind.
    quoted_match: /[\r\n]/,
  });
  return pipeline(records, text, (error) => {
    if (error && error.code !== "ERR_STREAM_PREMATURE_CLOSE") brokenOff(error);
  });
}

/** A text that a spreadsheet would run as a formula is made plain with an apostrophe (OWASP, CSV injection). */
function cell(value: string | number | Date | null): string {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === "number") return String(value);
  const text = value ?? "";
  return /^[=+\-@\t\r\n＝＋－＠]/.test(text) ? `'${text}` : text;
}
