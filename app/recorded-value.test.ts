import { expect, test } from "vitest";
import { recordedInWords } from "./recorded-value";

test.each([
  ["2027-02-28T00:00:00.000Z", "2027-02-28"],
  ["2026-11-24T03:56:07.120Z", "2026-11-24T03:56:07.120Z"],
  ["ON_LEAVE", "On leave"],
  ["MANAGER, LICENSE_OWNER", "Manager, licence owner"],
  ["true", "yes"],
  ["EUR", "EUR"],
  ["PO-2412", "PO-2412"],
  ["Figma Professional", "Figma Professional"],
  [null, null],
])("%s reads %s", (recorded, told) => {
  expect(recordedInWords(recorded)).toBe(told);
});
