import { expect, test } from "vitest";
import { onePerCode } from "./one-per-code";

const line = (productId: string, code: string, kind: "FLAG" | "LIMIT" | "METER", value: number | true | null) => ({
  productId,
  code,
  kind,
  value,
});
const [four, nine] = [line("pro_a", "render", "LIMIT", 4), line("pro_b", "Render", "LIMIT", 9)];

test.each([
  ["the most generous", [four, nine], [], [nine]],
  ["in either order", [nine, four], [], [nine]],
  ["the product that was asked for", [four, nine], ["pro_a", "pro_b"], [four]],
  ["the licence's own, where the one asked for has none", [nine, four], ["pro_c", "pro_a"], [four]],
  ["no end before any number", [line("pro_a", "m", "METER", null), line("pro_b", "m", "METER", 9)], [], [0]],
  ["a limit before a flag", [line("pro_a", "m", "FLAG", true), line("pro_b", "m", "LIMIT", 1)], [], [1]],
  ["other codes beside it", [four, line("pro_a", "export", "FLAG", true), nine], [undefined], [nine, 1]],
] as const)("%s", (_, lines, products, expected) => {
  expect(onePerCode(lines, products)).toEqual(expected.map((one) => (typeof one === "number" ? lines[one] : one)));
});
