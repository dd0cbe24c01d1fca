import { hash } from "node:crypto";
import { z } from "zod";
import { advanceClock, clockState, freshClock } from "./log-clock";
import { coverageState, freshCoverage, goingOn, type Span, stretch } from "./log-coverage";
import { markKinds, parseLogLine, servedFeatures, useKinds, type LogLine } from "./log-line";
import { dayAfter, serverTime } from "./server-time";

const useShape = z.object({
  feature: z.string(),
  user: z.string(),
  host: z.string(),
  seats: z.int(),
  detail: z.string().nullable(),
});

/** A line that waits for its day to become known. */
const heldLine = z.object({
  line: z.int(),
  seconds: z.int(),
  midnights: z.int(),
  daemon: z.string(),
  text: z.string(),
  kind: z.enum([...useKinds, ...markKinds]).nullable(),
  use: useShape.nullable(),
});
type HeldLine = z.infer<typeof heldLine>;

/** All that a reader remembers between two pieces of a log, as JSON. */
export const readerState = z.object({
  lines: z.int(),
  clock: clockState,
  coverage: coverageState,
  /** How many things happened in the last second, and how often each text. */
  position: z.int(),
  repeats: z.record(z.string(), z.int()),
  /** The daemon whose list of features is being told. */
  serving: z.string().nullable(),
  held: z.array(heldLine),
});
export type ReaderState = z.infer<typeof readerState>;

export const freshReader: ReaderState = {
  lines: 0,
  clock: freshClock,
  coverage: freshCoverage,
  position: 0,
  repeats: {},
  serving: null,
  held: [],
};

export type EventKind = NonNullable<HeldLine["kind"]>;

/** Something that a log says happened. `at` (ms), `key` and `ordinal` are the same wherever the line is read again. */
export type LogEvent = {
  at: number;
  key: string;
  /** 0 for the first line of this text within its second, 1 for the next. */
  ordinal: number;
  /** Place among the events of its second. */
  position: number;
  line: number;
  kind: EventKind;
  daemon: string;
} & z.infer<typeof useShape>;

export type LogBatch = {
  events: LogEvent[];
  spans: Span[];
  served: string[];
  unmatched: { line: number; why: string; text: string }[];
  /** Lines of daemons that the source does not watch. */
  otherDaemons: number;
  lastAt: number | null;
};

/** What lmgrd writes at a start looks like this; the time that it writes every few hours does not. */
const isBanner = ({ daemon, text }: HeldLine) => daemon === "lmgrd" && !text.startsWith("(lmgrd) TIMESTAMP");

const mostHeld = 10_000;
const nobody = { feature: "", user: "", host: "", seats: 0, detail: null };

/** Reads a log line by line: what happened when, which time it covers, and which lines it does not understand. */
export function logReader(from: ReaderState, source: { timeZone: string; vendorDaemon: string | null }) {
  const state: ReaderState = structuredClone(from);
  const time = serverTime(source.timeZone);
  const fresh = (): LogBatch => ({ events: [], spans: [], served: [], unmatched: [], otherDaemons: 0, lastAt: null });
  let batch = fresh();

  const happen = (at: number, held: HeldLine) => {
    const before = state.coverage.at;
    const span = stretch(state.coverage, at, isBanner(held), held.kind);
    state.coverage = span.state;
    if (span.closed) batch.spans.push(span.closed);
    const now = span.state.at ?? at;
    if (now !== before) {
      state.position = 0;
      state.repeats = {};
    }
    if (held.kind === null) return;
    const key = hash("sha256", held.text, "base64url").slice(0, 16);
    const ordinal = state.repeats[key] ?? 0;
    state.repeats[key] = ordinal + 1;
    const { line, kind, daemon } = held;
    batch.events.push({ at: now, key, ordinal, position: state.position, line, kind, daemon, ...(held.use ?? nobody) });
    state.position += 1;
  };

  const instantOf = (day: string, seconds: number, late: boolean) => time.instant(day, seconds, late);

  const settleHeld = (day: string, midnights: number) => {
    const { held } = state;
    state.held = [];
    for (const each of held) happen(instantOf(dayAfter(day, each.midnights - midnights), each.seconds, false), each);
  };

  const served = (line: LogLine, text: string) => {
    const features = servedFeatures(text, state.serving === line.daemon);
    state.serving = features === null ? null : line.daemon;
    batch.served.push(...(features ?? []));
    return features !== null;
  };

  return {
    push(written: string) {
      // A machine that lost its power leaves zeros, which PostgreSQL stores in no text.
      const text = written.includes("\0") ? written.replaceAll("\0", "") : written;
      state.lines += 1;
      const line = parseLogLine(text);
      const watched = !source.vendorDaemon || line.daemon === "lmgrd" || line.daemon === source.vendorDaemon;
      const isServed = watched && line.seconds !== null && line.daemon !== "lmgrd" && served(line, text);
      if (line.sort === "unmatched" && !isServed)
        batch.unmatched.push({ line: state.lines, why: line.why, text: text.slice(0, 500) });
      if (line.seconds === null) return;
      const { seconds, day, daemon } = line;
      const undated = advanceClock(state.clock, { seconds, day: null }, time);
      const { midnights } = undated;
      state.clock = day === null ? undated : advanceClock(state.clock, { seconds, day }, time);
      const shown = state.clock.seconds ?? seconds;
      if (!watched) batch.otherDaemons += 1;
      const kind = watched && (line.sort === "use" || line.sort === "mark") ? line.kind : null;
      const held: HeldLine = {
        line: state.lines,
        seconds: shown,
        midnights: state.clock.midnights,
        daemon,
        text: line.text,
        kind,
        use: line.sort === "use" ? line.use : null,
      };
      if (state.clock.day !== null) {
        if (state.held.length > 0) settleHeld(state.clock.day, midnights);
        happen(instantOf(state.clock.day, shown, state.clock.late), held);
      } else if (kind !== null || state.held.length === 0) {
        if (state.held.length < mostHeld) state.held.push(held);
        else batch.unmatched.push({ line: state.lines, why: "No line has named a day yet.", text: text.slice(0, 500) });
      }
    },
    /** What was read since the last time, and the state to go on from. */
    take(): LogBatch & { state: ReaderState } {
      const done = { ...batch, lastAt: state.coverage.at, state: structuredClone(state) };
      const span = goingOn(state.coverage);
      if (span) done.spans = [...done.spans, span];
      batch = fresh();
      return done;
    },
  };
}
