import { expect, test } from "vitest";
import { leaseBook } from "./lease-book";
import type { EventKind, LogEvent } from "./log-reader";

const span = { from: 0, until: 100_000 };

const event = (at: number, kind: EventKind, seats = 1, more: Partial<LogEvent> = {}): LogEvent => ({
  at,
  key: "",
  ordinal: 0,
  position: 0,
  line: 1,
  kind,
  daemon: "demo",
  feature: "solve",
  user: "ada",
  host: "ws1",
  seats,
  detail: null,
  ...more,
});

test("a check-in ends the check-out of as many licences, else the oldest, else a part of it", () => {
  const book = leaseBook();
  for (const [at, seats] of [
    [1, 20],
    [2, 4],
    [3, 1],
  ] as const)
    book.apply(event(at, "OUT", seats), span);
  expect(book.apply(event(10, "IN", 4), span).ended).toMatchObject([{ from: 2, seats: 4, until: 10 }]);
  expect(book.apply(event(11, "IN", 5), span).ended).toMatchObject([{ from: 1, seats: 5, until: 11 }]);
  expect(book.open()).toMatchObject([
    { from: 1, seats: 15 },
    { from: 3, seats: 1 },
  ]);
  expect(book.apply(event(12, "IN", 16), span).ended.map(({ from, seats }) => [from, seats])).toEqual([
    [1, 15],
    [3, 1],
  ]);
});

test("what comes back without having gone out was held since the log begins, unless the server began with it", () => {
  expect(leaseBook().apply(event(50, "IN", 3), span)).toMatchObject({
    ended: [{ began: "BEFORE", from: 0, until: 50, seats: 3 }],
    stray: 0,
  });
  const book = leaseBook();
  book.apply(event(10, "DAEMON_STARTED"), span);
  expect(book.apply(event(50, "IN", 3), span)).toEqual({ ended: [], opened: null, stray: 3 });
  expect(book.apply(event(60, "IN", 3, { daemon: "other" }), span).stray).toBe(0);
});

test("a daemon that starts ends its own leases, a server all, and so does the end of the log", () => {
  const book = leaseBook();
  const out = () => {
    book.apply(event(1, "OUT"), span);
    book.apply(event(1, "OUT", 2, { daemon: "other" }), span);
  };
  out();
  expect(book.apply(event(5, "DAEMON_STARTED"), span).ended).toMatchObject([{ daemon: "demo", ended: "RESTART" }]);
  expect(book.apply(event(6, "SERVER_STARTED"), span).ended).toMatchObject([{ daemon: "other", ended: "RESTART" }]);
  out();
  expect(book.end(9).map(({ until, ended }) => [until, ended])).toEqual([
    [9, "UNKNOWN"],
    [9, "UNKNOWN"],
  ]);
  expect(book.started()).toEqual([]);
});
