import { stringify } from "csv-stringify/sync";
import fc from "fast-check";
import iconv from "iconv-lite";
import { describe, expect, test } from "vitest";
import { decodeText } from "./decode-text";
import { detectDelimiter, delimiters } from "./detect-delimiter";
import { encodingDetector, encodings, type Encoding } from "./detect-encoding";
import { readRows, type FileRow, type Position } from "./read-rows";
import { inPieces, bytesOf } from "./testing-bytes";

const start: Position = { offset: 0, row: 0, line: 0 };

async function rowsOf(
  bytes: Buffer,
  encoding: Encoding,
  delimiter: (typeof delimiters)[number],
  from = start,
): Promise<FileRow[]> {
  const rows: FileRow[] = [];
  for await (const row of readRows(inPieces(bytes, 7), { encoding, delimiter }, from)) rows.push(row);
  return rows;
}

const western = fc.string({ unit: fc.constantFrom(..."aZ09 ,;\t|\"'\n\r€ßéœ–“”ÿ£".split("")), maxLength: 12 });
const anyText = fc.string({ unit: "binary", maxLength: 12 }).map((text) => text.replaceAll("\u0000", ""));

describe("what csv-stringify writes reads back the same", () => {
  for (const encoding of encodings) {
    test(`in ${encoding}, with every delimiter, from every row on`, async () => {
      const cell = encoding === "windows-1252" ? western : fc.oneof(western, anyText);
      await fc.assert(
        fc.asyncProperty(
          fc.array(fc.array(cell, { minLength: 2, maxLength: 5 }), { minLength: 1, maxLength: 6 }),
          fc.constantFrom(...delimiters),
          fc.constantFrom("\n", "\r\n"),
          async (records, delimiter, recordDelimiter) => {
            const text = stringify(records, { delimiter, record_delimiter: recordDelimiter, quoted: true });
            const bytes = bytesOf(text, encoding);
            const rows = await rowsOf(bytes, encoding, delimiter);
            expect(rows.map((row) => row.cells)).toEqual(records);
            expect(rows.map((row) => row.row)).toEqual(records.map((_, index) => index + 1));
            expect(rows.at(-1)?.next.offset).toBe(bytes.length);
            for (const [index, row] of rows.entries()) {
              expect(await rowsOf(bytes, encoding, delimiter, row.next)).toEqual(rows.slice(index + 1));
            }
          },
        ),
        { numRuns: 60 },
      );
    });
  }
});

test("a Windows-1252 file decodes to the characters that a person typed", async () => {
  const bytes = iconv.encode("naam;prijs\r\n“Größe” – 5 €;œuvre\r\n", "win1252");
  let text = "";
  for await (const piece of decodeText(inPieces(bytes, 3)(0), "windows-1252")) text += piece;
  expect(text).toContain("“Größe” – 5 €;œuvre");
  const detector = encodingDetector();
  detector.push(bytes);
  expect(detector.finish()).toBe("windows-1252");
});

test("rows and lines are those that a spreadsheet and an editor show", async () => {
  const text = 'name,notes\nAda,"one\n\ntwo"\n\nBo,"crlf\r\nhere"\nCy,5" disk\n';
  const rows = await rowsOf(Buffer.from(text), "utf-8", ",");
  expect(rows.map(({ row, line, cells }) => [row, line, cells])).toEqual([
    [1, 1, ["name", "notes"]],
    [2, 2, ["Ada", "one\n\ntwo"]],
    [3, 5, [""]],
    [4, 6, ["Bo", "crlf\r\nhere"]],
    [5, 8, ["Cy", '5" disk']],
  ]);
});

test("old and mixed line ends all end a row", async () => {
  const rows = await rowsOf(Buffer.from("a,b\r1,2\n3,4\r\n5,6"), "utf-8", ",");
  expect(rows.map((row) => row.cells)).toEqual([
    ["a", "b"],
    ["1", "2"],
    ["3", "4"],
    ["5", "6"],
  ]);
});

test("a quotation mark that is never closed is named with its row and column", async () => {
  const reading = rowsOf(Buffer.from('a,b\n1,2\n3,"four\n5,6\n'), "utf-8", ",");
  await expect(reading).rejects.toMatchObject({
    row: 3,
    column: "B",
    detail: expect.stringContaining("row 3, column B, is never closed"),
  });
});

test("an endless row stops the reading and not the memory", async () => {
  const reading = rowsOf(Buffer.from(`a,b\n1,"${"x".repeat(1_100_000)}`), "utf-8", ",");
  await expect(reading).rejects.toMatchObject({ row: 2, detail: expect.stringContaining("longer than 1 MiB") });
});

test("delimiters inside quoted cells of several lines do not mislead", () => {
  expect(detectDelimiter('name;price\n"a, b, c,\nd, e";"1,5"\nx;"2,5"\n', true)).toBe(";");
  expect(detectDelimiter("name\tnote\na\tx, y, z\nb\tq, r, s\n", true)).toBe("\t");
  expect(detectDelimiter("only\nvalues\n", true)).toBe(",");
});
