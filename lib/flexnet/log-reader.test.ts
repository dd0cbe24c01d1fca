import fc from "fast-check";
import { expect, test } from "vitest";
import { leaseBook } from "./lease-book";
import { freshReader, logReader, type LogBatch, type ReaderState } from "./log-reader";
import { randomSteps, simulate } from "./testing-log";

const utc = { timeZone: "UTC", vendorDaemon: null };

function read(
  lines: readonly string[],
  source = utc,
  from: ReaderState = freshReader,
): LogBatch & { state: ReaderState } {
  const reader = logReader(from, source);
  lines.forEach((line) => reader.push(line));
  return reader.take();
}

const told = (batch: LogBatch) =>
  batch.events.map(({ at, kind, feature, user, host, seats }) =>
    [new Date(at).toISOString(), kind, feature, `${user}@${host}`, seats].join(" "),
  );

test("the leases read from a log are those that were held, whatever happened on the server", () => {
  fc.assert(
    fc.property(randomSteps, fc.array(fc.nat(400), { maxLength: 4 }), (steps, cuts) => {
      const world = simulate(steps);
      // Read in pieces, each going on from the state that the last one left, as JSON.
      const batches: LogBatch[] = [];
      let state = freshReader;
      let from = 0;
      for (const cut of [...cuts.sort((a, b) => a - b), world.lines.length]) {
        const batch = read(world.lines.slice(from, cut), utc, state);
        state = JSON.parse(JSON.stringify(batch.state)) as ReaderState;
        batches.push(batch);
        from = Math.max(from, Math.min(cut, world.lines.length));
      }
      const events = batches.flatMap((batch) => batch.events);
      const book = leaseBook();
      const levels: { at: number; feature: string; seats: number }[] = [];
      const seats = (feature: string) =>
        book.open().reduce((sum, lease) => sum + (lease.feature === feature ? lease.seats : 0), 0);
      for (const event of events) {
        const change = book.apply(event, { from: event.at, until: event.at });
        expect(change.stray).toBe(0);
        expect(change.ended.filter(({ began }) => began === "BEFORE")).toEqual([]);
        if (event.kind === "SERVER_STARTED" || event.kind === "OUT" || event.kind === "IN")
          levels.push({ at: event.at, feature: event.feature, seats: seats(event.feature) });
      }
      // A start empties all three features, and tells it of each.
      const expected = world.levels.filter(({ seats: held, feature }) => held > 0 || feature !== "none");
      const starts = events.filter(({ kind }) => kind === "SERVER_STARTED").length;
      expect(levels.filter(({ feature }) => feature !== "")).toEqual(withoutStarts(expected, starts, events));
      expect(events.filter(({ kind }) => kind === "DENIED")).toHaveLength(world.denials);
      expect(batches.flatMap((batch) => batch.unmatched)).toEqual([]);
      expect(state.coverage.at).toBe(world.last);
    }),
    { numRuns: 300 },
  );
});

/** The naive model tells three zeros at each start; the reader tells the start itself. */
function withoutStarts(
  levels: { at: number; feature: string; seats: number }[],
  starts: number,
  events: LogBatch["events"],
): typeof levels {
  const uses = levels.slice();
  let index = 0;
  const kept: typeof levels = [];
  for (const event of events) {
    if (event.kind === "SERVER_STARTED") index += 3;
    if (event.kind !== "OUT" && event.kind !== "IN") continue;
    const level = uses[index];
    if (level) kept.push(level);
    index += 1;
  }
  expect(index).toBe(levels.length);
  expect(levels.filter(({ seats }) => seats === 0).length).toBeGreaterThanOrEqual(starts * 3);
  return kept;
}

test("a day is carried over midnight, and known before it is named", () => {
  const lines = [
    '22:10:00 (demo) OUT: "solve" ada@ws1  ',
    '23:59:59 (demo) OUT: "solve" bo@ws2  (4 licenses) ',
    ' 0:00:01 (demo) IN: "solve" ada@ws1  ',
    " 0:02:55 (demo) TIMESTAMP 1/1/2026",
    ' 7:30:00 (demo) IN: "solve" bo@ws2  (4 licenses) ',
  ];
  expect(told(read(lines))).toEqual([
    "2025-12-31T22:10:00.000Z OUT solve ada@ws1 1",
    "2025-12-31T23:59:59.000Z OUT solve bo@ws2 4",
    "2026-01-01T00:00:01.000Z IN solve ada@ws1 1",
    "2026-01-01T07:30:00.000Z IN solve bo@ws2 4",
  ]);
});

test("clocks that are put back are no midnight, and an hour that comes twice is told apart", () => {
  const source = { timeZone: "Europe/Berlin", vendorDaemon: null };
  const lines = [
    "23:00:00 (lmgrd) TIMESTAMP 10/24/2026",
    ' 2:30:00 (demo) OUT: "solve" ada@ws1  ',
    ' 2:10:00 (demo) IN: "solve" ada@ws1  ',
    ' 3:30:00 (demo) OUT: "solve" ada@ws1  ',
    " 5:00:00 (lmgrd) TIMESTAMP 10/25/2026",
  ];
  expect(told(read(lines, source)).map((line) => line.slice(0, 28))).toEqual([
    "2026-10-25T00:30:00.000Z OUT",
    "2026-10-25T01:10:00.000Z IN ",
    "2026-10-25T02:30:00.000Z OUT",
  ]);
  const spring = [" 1:59:59 (lmgrd) TIMESTAMP 3/29/2026", ' 3:00:01 (demo) OUT: "solve" ada@ws1  '];
  expect(told(read(spring, source))[0]).toContain("2026-03-29T01:00:01.000Z");
});

test("two writers that cross at midnight do not make a day", () => {
  const lines = [
    "23:00:00 (lmgrd) TIMESTAMP 1/8/2026",
    ' 0:00:01 (demo) OUT: "solve" ada@ws1  ',
    "23:59:59 (lmgrd) ticking",
    ' 0:00:02 (demo) IN: "solve" ada@ws1  ',
  ];
  expect(told(read(lines)).map((line) => line.slice(0, 19))).toEqual(["2026-01-09T00:00:01", "2026-01-09T00:00:02"]);
});

test("covered is from line to line; not a crash, a stop, a day of silence or another month in the same file", () => {
  const spans = (lines: string[]) =>
    read(lines).spans.map(({ from, until }) => `${new Date(from).toISOString()}/${new Date(until).toISOString()}`);
  const boot = (time: string, day: string) => [
    `${time} (lmgrd) -----------------------------------------------`,
    `${time} (lmgrd)   Please Note:`,
    `${time} (lmgrd) FlexNet Licensing (v11.16.2.0) started on lic1 (linux) (${day})`,
  ];
  expect(
    spans([...boot(" 8:00:00", "3/2/2026"), ' 9:00:00 (demo) OUT: "solve" a@b  ', ...boot("11:00:00", "3/2/2026")]),
  ).toEqual(["2026-03-02T08:00:00.000Z/2026-03-02T09:00:00.000Z", "2026-03-02T11:00:00.000Z/2026-03-02T11:00:00.000Z"]);
  const stop = [" 9:00:00 (lmgrd) EXITING DUE TO SIGNAL 15", " 9:00:01 (demo) EXITING DUE TO SIGNAL 15 Exit reason 5"];
  expect(spans([...boot(" 8:00:00", "3/2/2026"), ...stop, ...boot("11:00:00", "3/2/2026")])).toEqual([
    "2026-03-02T08:00:00.000Z/2026-03-02T09:00:01.000Z",
    "2026-03-02T11:00:00.000Z/2026-03-02T11:00:00.000Z",
  ]);
  expect(spans([" 8:00:00 (lmgrd) TIMESTAMP 1/2/2026", " 8:00:00 (lmgrd) TIMESTAMP 3/2/2026"])).toHaveLength(2);
  expect(spans([" 8:00:00 (lmgrd) TIMESTAMP 3/2/2026", " 8:00:00 (lmgrd) TIMESTAMP 1/2/2026"])).toHaveLength(2);
  expect(spans([" 8:00:00 (lmgrd) TIMESTAMP 3/2/2026", "14:00:00 (lmgrd) TIMESTAMP 3/2/2026"])).toHaveLength(1);
});

test("lines that mean nothing known are told with their numbers; the known ones and the list of features are not", () => {
  const batch = read([
    " 8:00:00 (lmgrd) TIMESTAMP 3/2/2026",
    " 8:00:01 (demo) Server started on lic1 for:\tsolve\tmesh",
    " 8:00:01 (demo) post\t\tview3d",
    " 8:00:01 (demo) EXTERNAL FILTERS are OFF",
    " demo  demo2",
    "",
    " 8:00:02 (demo) OUT: solve without quotes",
    " 8:00:03 (demo) The moon is made of cheese.",
    ' 8:00:04 (demo) UNSUPPORTED: "gone" (PORT_AT_HOST_PLUS   ) ada@ws1  (License server system does not support this feature. (-18,327))',
    ' 8:00:05 (other) OUT: "x" a@b  ',
  ]);
  expect(batch.served).toEqual(["solve", "mesh", "post", "view3d"]);
  expect(batch.unmatched.map(({ line }) => line)).toEqual([5, 7, 8]);
  expect(batch.events.map(({ kind, feature, user, detail }) => [kind, feature, user, detail])).toEqual([
    ["DAEMON_STARTED", "", "", null],
    ["UNSUPPORTED", "gone", "ada", "(License server system does not support this feature. (-18,327))"],
    ["OUT", "x", "a", null],
  ]);
  const one = read([" 8:00:00 (lmgrd) TIMESTAMP 3/2/2026", ' 8:00:05 (other) OUT: "x" a@b  '], {
    ...utc,
    timeZone: "UTC",
  });
  expect(one.otherDaemons).toBe(0);
});

test("names with spaces and addresses as names, hosts, counts and what stands behind them", () => {
  const batch = read([
    " 8:00:00 (demo) TIMESTAMP 3/2/2026",
    ' 8:00:00 (demo) OUT: "solve" Grace Hopper@LAB-3  (4 licenses) ',
    ' 8:00:00 (demo) OUT: "solve" ada@corp.test@ws1.corp.test  [job 17] (2 licenses)',
    ' 8:00:00 (demo) IN: "solve" ada@ws1  (INACTIVE)',
    ' 8:00:00 (demo) DENIED: 3 "solve" bo@ws2  (Licensed number of users already reached. (-4,342:10054 ""))',
  ]);
  expect(batch.events.map(({ user, host, seats, detail }) => [user, host, seats, detail])).toEqual([
    ["Grace Hopper", "LAB-3", 4, null],
    ["ada@corp.test", "ws1.corp.test", 2, "[job 17]"],
    ["ada", "ws1", 1, "(INACTIVE)"],
    ["bo", "ws2", 1, '(Licensed number of users already reached. (-4,342:10054 ""))'],
  ]);
});

test("a log that begins just before midnight begins then, not at midnight", () => {
  const batch = read([
    '23:56:12 (demo) OUT: "solve" ada@ws1  ',
    " 3:00:00 (lmgrd) TIMESTAMP 12/31/2025",
    ' 5:50:09 (demo) IN: "solve" ada@ws1  ',
  ]);
  expect(told(batch)).toEqual([
    "2025-12-30T23:56:12.000Z OUT solve ada@ws1 1",
    "2025-12-31T05:50:09.000Z IN solve ada@ws1 1",
  ]);
});
