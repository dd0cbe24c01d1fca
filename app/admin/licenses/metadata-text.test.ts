import fc from "fast-check";
import { expect, test } from "vitest";
import { scalarOf, textOf, type Scalar } from "./metadata-text";

test.each<[string, Scalar]>([
  ["gold", "gold"],
  ["5", 5],
  ["-0.5", -0.5],
  ["true", true],
  ["null", null],
  ['"5"', "5"],
  ["007", "007"],
  ["{}", "{}"],
  ["", ""],
])("%s stands for %j", (text, value) => {
  expect(scalarOf(text)).toBe(value);
});

test("what is written is read again as it was", () => {
  const scalars = fc.oneof(fc.string(), fc.json(), fc.integer(), fc.boolean(), fc.constant(null));
  fc.assert(
    fc.property(scalars, (value) => {
      expect(scalarOf(textOf(value))).toBe(value);
    }),
  );
});
