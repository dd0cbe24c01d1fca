import { describe, expect, test } from "vitest";
import { encodingDetector, encodings } from "./detect-encoding";
import { guessImport } from "./guess-import";
import { inspectFile } from "./inspect-file";
import { templateFile } from "./template-file";
import { bytesOf, inPieces } from "./testing-bytes";

function encodingOf(bytes: Uint8Array) {
  const detector = encodingDetector();
  for (let at = 0; at < bytes.length; at += 5) detector.push(bytes.subarray(at, at + 5));
  return detector.finish();
}

const inspect = (bytes: Buffer) => inspectFile(inPieces(bytes, 9), encodingOf(bytes));

describe("the same list, however it was saved", () => {
  for (const encoding of encodings) {
    for (const mark of encoding === "windows-1252" ? [""] : ["", "\uFEFF"]) {
      test(`${encoding}${mark ? " with a byte-order mark" : ""}`, async () => {
        const bytes = bytesOf(`${mark}Name;E-Mail;Größe\r\nJürgen;j@example.com;"a\r\nb"\r\n`, encoding);
        const file = await inspect(bytes);
        expect(file.format).toEqual({ encoding, delimiter: ";" });
        expect(file.columns.map((column) => column.name)).toEqual(["Name", "E-Mail", "Größe"]);
        expect(file.values).toEqual([["Jürgen"], ["j@example.com"], ["a\r\nb"]]);
      });
    }
  }
});

test.each([
  [Buffer.alloc(0), "The file is empty."],
  [Buffer.from("\n\n \n"), "The file is empty."],
  [Buffer.from([0x50, 0x4b, 3, 4, 20, 0, 0, 0]), "Excel workbook"],
  [Buffer.from("%PDF-1.7"), "PDF"],
  [Buffer.from([1, 2, 0, 3, 0, 0, 9, 200]), "not a text file"],
  [Buffer.from("Name,E-mail\n"), "no rows below it"],
  [Buffer.from("Ada,ada@example.com\nBo,bo@example.com\n"), "Add a header row"],
  [Buffer.from([0xef, 0xbb, 0xbf, 0x41, 0xe9, 0x0a]), "marked as UTF-8"],
])("what is no such file is refused in a sentence", async (bytes, sentence) => {
  const inspecting = async () => inspect(bytes);
  await expect(inspecting()).rejects.toMatchObject({ detail: expect.stringContaining(sentence) });
});

test("Excel's own line that declares the delimiter is read and is no row", async () => {
  const file = await inspect(Buffer.from("sep=;\r\nName,x;Seats\r\nA,b;4\r\n"));
  expect(file.format.delimiter).toBe(";");
  expect(file.dataStart).toEqual({ offset: 21, row: 1, line: 2 });
});

test("nameless and doubled columns are named by their letters and remarked on", async () => {
  const file = await inspect(Buffer.from("Name,,Email,E-mail\nAda,1,a@example.com,b@example.com\n"));
  expect(file.columns.map((column) => column.name)).toEqual(["Name", "Column B", "Email", "E-mail"]);
  expect(file.remarks).toEqual([
    "Column B has no name.",
    "Columns C and D are both named “E-mail”. Check which of them is meant.",
  ]);
});

test.each(["people", "licenses", "seats"] as const)(
  "the template for %s is read back column for column",
  async (kind) => {
    const file = await inspect(Buffer.from(templateFile(kind)));
    const plan = guessImport(file, {});
    expect(plan.kind).toBe(kind);
    expect(Object.values(plan.mapping).sort((a, b) => a - b)).toEqual(file.columns.map((column) => column.index));
  },
);

test("columns are found by what people call them", async () => {
  const file = await inspect(
    Buffer.from(
      "Publisher\tSoftware\tQty\tProduct key\tExpires\tUnit price\tAssigned to\tRemarks\nN\tDrafter\t3\tK-1\t2027-01-01\t5,50 €\tAda\t-\n",
    ),
  );
  const plan = guessImport(file, {});
  expect(plan).toMatchObject({
    kind: "licenses",
    preset: null,
    mapping: { vendor: 0, product: 1, seats: 2, vendorKey: 3, endsOn: 4, cost: 5, personName: 6, notes: 7 },
    options: { dateOrder: "ymd", decimalMark: ",", currency: "EUR", costBasis: null },
  });
});
