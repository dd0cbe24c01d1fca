import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { errorFileHeader, errorFileRows } from "./error-file";

test("bad rows come back cell for cell, behind the reasons", () => {
  const cells = ["Drafter", 'two\r\nlines, "quoted"', "", "=1+1"];
  const text =
    errorFileHeader(["Product", "Notes", "Seats", "Cost"], ";") +
    errorFileRows(
      [
        {
          cells,
          problems: [
            { column: "Seats", detail: "It is empty." },
            { column: null, detail: "And odd." },
          ],
        },
      ],
      ";",
    );
  expect(parse(text, { delimiter: ";", bom: true })).toEqual([
    ["Problem", "Product", "Notes", "Seats", "Cost"],
    ["Seats: It is empty.\nAnd odd.", ...cells],
  ]);
});
