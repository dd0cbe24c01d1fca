import { expect, test } from "vitest";
import { randomBytesOf } from "./random";

test("no bytes are given twice, whatever the sizes, and none are left out", () => {
  const seen = new Set<string>();
  for (let n = 0; n < 5_000; n++) seen.add(Buffer.from(randomBytesOf(10 + (n % 7))).toString("hex"));
  expect(seen.size).toBe(5_000);
  const large = randomBytesOf(100_000);
  expect(large).toHaveLength(100_000);
  expect(new Set(large).size).toBe(256);
});

test("what was given out is the caller's own", () => {
  const first = randomBytesOf(16);
  const copy = Buffer.from(first).toString("hex");
  for (let n = 0; n < 2_000; n++) randomBytesOf(16);
  expect(Buffer.from(first).toString("hex")).toBe(copy);
});
