import fc from "fast-check";
import { expect, test } from "vitest";
import { retryDelay, usualPatience } from "./retry-delay";

const now = new Date("2026-11-24T09:00:00Z");
const delay = (failed: number, retryAfter: string | null = null, luck = 0) =>
  retryDelay(failed, retryAfter, usualPatience, { luck, now });

test("pauses double, and end with the patience", () => {
  expect([1, 2, 3, 4].map((failed) => delay(failed))).toEqual([500, 1_000, 2_000, null]);
});

test("Retry-After is kept to, as seconds or as a date; a longer one than one can bear ends the attempts", () => {
  expect(delay(1, "7")).toBe(7_000);
  expect(delay(1, "Tue, 24 Nov 2026 09:00:09 GMT")).toBe(9_000);
  expect(delay(1, "Tue, 24 Nov 2026 08:00:00 GMT")).toBe(0);
  expect(delay(1, "3600")).toBeNull();
  expect(delay(2, "soon")).toBe(1_000);
});

test("chance adds up to half, and never takes away", () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 1, max: 3 }),
      fc.nat(15),
      fc.double({ min: 0, max: 1, noNaN: true }),
      (failed, after, luck) => {
        const pause = delay(failed, String(after), luck) ?? -1;
        expect(pause).toBeGreaterThanOrEqual(after * 1_000);
        expect(pause).toBeLessThanOrEqual(after * 1_500 + 1);
      },
    ),
  );
});
