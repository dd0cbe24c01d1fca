import { expect, test } from "vitest";
import { retryAt } from "./back-off";
import { holds, keyFrom } from "./expression";
import { instantFrom } from "./time-string";

const now = new Date("2026-11-24T03:00:00Z");

test.each([
  ["300ms", "2026-11-24T03:00:00.300Z"],
  ["2h45m", "2026-11-24T05:45:00.000Z"],
  ["1.5d", "2026-11-25T15:00:00.000Z"],
  ["1w2d3h4m5s", "2026-12-03T06:04:05.000Z"],
  ["2027-01-01T00:00:00.000Z", "2027-01-01T00:00:00.000Z"],
])("%s is %s", (text, instant) => {
  expect(instantFrom(text, now).toISOString()).toBe(instant);
});

test.each(["", "soon", "5 minutes", "h5"])("%j is no time", (text) => {
  expect(() => instantFrom(text, now)).toThrow("neither a duration nor an instant");
});

test("attempts are made ever later, unless the application names an instant or seconds", () => {
  const minutes = (attempt: number) => (retryAt(attempt, null, now).getTime() - now.getTime()) / 60_000;
  expect([0, 1, 2, 3, 9, 25].map(minutes)).toEqual([0.25, 0.5, 1, 2, 120, 120]);
  expect(retryAt(0, "90", now).toISOString()).toBe("2026-11-24T03:01:30.000Z");
  expect(retryAt(0, "2026-12-01T00:00:00.000Z", now).toISOString()).toBe("2026-12-01T00:00:00.000Z");
  expect(retryAt(0, "whenever", now).toISOString()).toBe("2026-11-24T03:00:15.000Z");
});

test("an expression that misses a key is false, and gives the empty key", () => {
  const scope = { event: { data: { id: 7, name: "a" } } };
  expect(holds("event.data.id == 7 && event.data.name == 'a'", scope)).toBe(true);
  expect(holds("event.data.absent == 7", scope)).toBe(false);
  expect(holds("not cel at all (", scope)).toBe(false);
  expect(holds(undefined, scope)).toBe(true);
  expect(keyFrom("event.data.name + '-x'", scope)).toBe("a-x");
  expect(keyFrom("event.data.absent", scope)).toBe("");
});
