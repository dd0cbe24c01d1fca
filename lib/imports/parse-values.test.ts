import fc from "fast-check";
import { expect, test } from "vitest";
import { parseCount } from "./parse-count";
import { parseEmail } from "./parse-email";
import { parseFlag } from "./parse-flag";
import { parsePersonName } from "./parse-person-name";

test.each(["yes", "YES", "true", "TRUE", "Y", "1", "x", "Ja", "oui"])("%s is yes", (text) => {
  expect(parseFlag(text, "no")).toEqual({ value: true });
});
test.each(["no", "NO", "false", "FALSE", "n", "0", "nein", "Non"])("%s is no", (text) => {
  expect(parseFlag(text, "no")).toEqual({ value: false });
});
test("anything else is no, and said so", () => {
  expect(parseFlag("sometimes", "not reassignable")).toEqual({
    value: false,
    warning: "“sometimes” is neither yes nor no; read as not reassignable.",
  });
});

test("whole numbers read back in every country's grouping", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 0, max: 1_000_000 }),
      fc.constantFrom("en-GB", "de-DE", "fr-FR", "de-CH"),
      (count, locale) => {
        expect(parseCount(count.toLocaleString(locale))).toEqual({ value: count });
        expect(parseCount(`${count}.0`)).toEqual({ value: count });
      },
    ),
  );
});
test.each(["-3", "2.5", "many", "12 seats", "99999999999"])("%s is no number of seats", (text) => {
  expect(parseCount(text)).toHaveProperty("error");
});

test("e-mail addresses are compared in lower case", () => {
  expect(parseEmail("Ada.Marlow@Example.com")).toEqual({ value: "ada.marlow@example.com" });
  expect(parseEmail("Ada Marlow <ada@example.com>")).toEqual({ value: "ada@example.com" });
  expect(parseEmail("mailto:ada@example.com")).toEqual({ value: "ada@example.com" });
  expect(parseEmail("ada at example")).toHaveProperty("error");
});

test.each([
  ["Ada Marlow", "Ada", "Marlow"],
  ["Marlow, Ada", "Ada", "Marlow"],
  ["Ada van der Berg", "Ada", "van der Berg"],
  ["Anne Marie de la Tour", "Anne Marie", "de la Tour"],
  ["Madonna", null, null],
])("%s has its parts", (text, givenName, familyName) => {
  expect(parsePersonName(text)).toMatchObject({ givenName, familyName });
});
