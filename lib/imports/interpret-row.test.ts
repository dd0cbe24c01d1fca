import { expect, test } from "vitest";
import { isBlankRow } from "./check-row-shape";
import { encodingDetector } from "./detect-encoding";
import { guessImport } from "./guess-import";
import { inspectFile } from "./inspect-file";
import { interpretRow, type InterpretedRow } from "./interpret-row";
import { readRows } from "./read-rows";
import type { ImportOptions } from "./schema";
import { inPieces } from "./testing-bytes";
import { snipeItLicenses, snipeItUsers } from "./testing-files";

async function interpret(text: string, answers: Partial<ImportOptions> = {}): Promise<InterpretedRow[]> {
  const bytes = Buffer.from(text);
  const detector = encodingDetector();
  detector.push(bytes);
  const source = inPieces(bytes, 64);
  const file = await inspectFile(source, detector.finish());
  const plan = guessImport(file, {});
  const rows: InterpretedRow[] = [];
  for await (const row of readRows(source, file.format, file.dataStart)) {
    if (isBlankRow(row.cells)) continue;
    rows.push(interpretRow(row, { ...plan, columns: file.columns, options: { ...plan.options, ...answers } }));
  }
  return rows;
}

test("Snipe-IT's licences", async () => {
  const rows = await interpret(snipeItLicenses, { costBasis: "total", currency: "USD" });
  expect(rows.map((row) => row.intent?.record)).toMatchObject([
    {
      product: "Drafter, Pro",
      vendor: "Northline",
      vendorKey: "NL-0001",
      seats: 56,
      term: "SUBSCRIPTION",
      endsOn: "2016-02-26",
      purchasedOn: "2018-11-24",
      cost: { amount: 1258, currency: "USD", basis: "TOTAL" },
      maintained: false,
      reassignable: true,
      notes: 'First line, with a comma.\n\nSecond "quoted" line.',
      holder: { displayName: "Ada Marlow", email: "ada@example.com", username: "amarlow" },
      licensedToName: "Lyon Office",
    },
    { vendor: null, reassignable: false, maintained: true, cost: { amount: 4170 } },
    { vendor: "Northline", reassignable: true, purchasedOn: null, cost: { amount: 41 } },
  ]);
  expect(rows.flatMap((row) => row.problems)).toEqual([
    {
      row: 2,
      column: "purchase date",
      severity: "warning",
      detail: expect.stringContaining("after it expired on 2016-02-26"),
    },
    {
      row: 3,
      column: "manufacturer",
      severity: "warning",
      detail: expect.stringContaining("filed under “Unknown vendor”"),
    },
    {
      row: 3,
      column: "reassignable",
      severity: "warning",
      detail: "“sometimes” is neither yes nor no; read as not reassignable.",
    },
  ]);
});

test("Snipe-IT's users, also those with a first name alone, and nobody is their own manager", async () => {
  const rows = await interpret(snipeItUsers);
  expect(rows.map((row) => row.intent?.record)).toMatchObject([
    { displayName: "Ada Marlow", manager: null, startsOn: "2022-03-18", site: null },
    { displayName: "Bo Keller", manager: "Ada Marlow" },
    { displayName: "Cy", givenName: "Cy", familyName: null, email: null, username: "camato" },
  ]);
  expect(rows.flatMap((row) => row.problems)).toEqual([
    { row: 2, column: "Manager", severity: "warning", detail: expect.stringContaining("their own manager") },
  ]);
});

test("somebody known by an e-mail address alone is listed under it", async () => {
  const [row] = await interpret("Email,Department\nada@example.com,Design\n");
  expect(row).toMatchObject({
    intent: { record: { displayName: "ada@example.com", email: "ada@example.com" } },
    problems: [{ severity: "warning" }],
  });
});

test("what cannot be read leaves the row out and says why, with its column", async () => {
  const rows = await interpret(
    "Product,Seats,Cost,Expires\nDrafter,many,5,2026-02-30\n,3,1,\nSketcher,3\nSketcher,3,4,2027-01-01,extra\n",
    { costBasis: "total", currency: "EUR" },
  );
  expect(
    rows.map((row) => [
      row.intent === null,
      row.problems.map((problem) => [problem.row, problem.column, problem.severity]),
    ]),
  ).toEqual([
    [
      true,
      [
        [2, "Expires", "error"],
        [2, "Seats", "error"],
      ],
    ],
    [true, [[3, "Product", "error"]]],
    [false, [[4, null, "warning"]]],
    [true, [[5, null, "error"]]],
  ]);
});

test("a quotation mark that swallowed other lines is found where it stands", async () => {
  const [row] = await interpret('Product,Seats,Notes\nDrafter,3,"open\nSketcher,4,"x" y\n');
  expect(row?.problems).toEqual([
    { row: 2, column: "Notes", severity: "warning", detail: expect.stringContaining("not closed") },
  ]);
  const [uneven] = await interpret('Product,Seats,Notes\nDrafter,"open\nSketcher,4,"x" y\n');
  expect(uneven).toMatchObject({
    intent: null,
    problems: [{ row: 2, column: "Seats", severity: "error", detail: expect.stringContaining("not closed") }],
  });
});
