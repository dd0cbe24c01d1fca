import { expect, test } from "vitest";
import { nextMoveAt } from "./move-limit";

const at = (text: string) => new Date(text);
const now = at("2026-11-02T09:00:00Z");
const limited = (moveLimit: number | null, movePeriodDays = 30) => ({ moveLimit, movePeriodDays });

test.each([
  ["no limit", [now, now, now], limited(null), null],
  ["none allowed", [], limited(0), "never"],
  ["never moved", [], limited(1), null],
  ["just inside the period", [at("2026-10-03T09:00:00.001Z")], limited(1), at("2026-11-02T09:00:00.001Z")],
  ["to the millisecond at its end", [at("2026-10-03T09:00:00Z")], limited(1), null],
  ["one of two", [at("2026-10-20T00:00:00Z")], limited(2), null],
  ["two of two", [at("2026-10-20T00:00:00Z"), at("2026-10-10T00:00:00Z")], limited(2), at("2026-11-09T00:00:00Z")],
  [
    "more than allowed, since the limit was lowered",
    [at("2026-10-10T00:00:00Z"), at("2026-10-30T00:00:00Z"), at("2026-10-20T00:00:00Z")],
    limited(1),
    at("2026-11-29T00:00:00Z"),
  ],
])("%s", (_, moves, limit, expected) => expect(nextMoveAt(moves, limit, now)).toEqual(expected));
