import { z } from "zod";
import type { MarkKind, UseKind } from "./log-line";

/** Time that a log tells of, in ms since 1970: what is outside of it is not known. */
export type Span = { from: number; until: number };

export const coverageState = z.object({
  /** Beginning of the span that goes on. */
  from: z.int().nullable(),
  /** The last line. */
  at: z.int().nullable(),
  /** lmgrd has said that it stops: silence from now on is no knowledge. */
  stopped: z.boolean(),
  /** The lines of lmgrd that have come together: where they began, and the last line before them. */
  run: z.object({ from: z.int(), before: z.int().nullable() }).nullable(),
});
export type CoverageState = z.infer<typeof coverageState>;

export const freshCoverage: CoverageState = { from: null, at: null, stopped: false, run: null };

const second = 1000;
/** Two writers of one log cross by this much; what lies further back is another time. */
const jitter = 600 * second;
/** A server writes its TIMESTAMP every six hours: one that says nothing for a day was not there. */
const longestSilence = 86_400 * second;
const afterStop = 60 * second;
const together = 5 * second;

/**
 * The coverage after a line. It runs from line to line, through silence, but not over a crash: where a server starts that
 * had not said that it stops, the time between its last line and its first new one is unknown.
 */
export function stretch(
  state: CoverageState,
  instant: number,
  /** A line of lmgrd itself that may be the beginning of its banner: of a start that is not told yet. */
  banner: boolean,
  kind: UseKind | MarkKind | null,
): { state: CoverageState; closed: Span | null } {
  const last = state.at;
  if (last === null || state.from === null) return { state: begin(instant, banner, kind), closed: null };
  const at = instant < last && last - instant <= jitter ? last : instant;
  const closed = { from: state.from, until: last };
  if (at < last || at - last > (state.stopped ? afterStop : longestSilence))
    return { state: begin(at, banner, kind), closed };
  const run = !banner ? null : state.run && at - last <= together ? state.run : { from: at, before: last };
  if (kind === "SERVER_STARTED" && run && run.before !== null && run.from > run.before) {
    const until = Math.max(state.from, run.before);
    return {
      state: { from: run.from, at, stopped: false, run: { from: run.from, before: null } },
      closed: { from: state.from, until },
    };
  }
  const stopped = kind === "SERVER_STOPPED" || (state.stopped && kind !== "SERVER_STARTED");
  return { state: { from: state.from, at, stopped, run }, closed: null };
}

function begin(at: number, banner: boolean, kind: UseKind | MarkKind | null): CoverageState {
  const run = banner ? { from: at, before: null } : null;
  return { from: at, at, stopped: kind === "SERVER_STOPPED", run };
}

/** The span that goes on, as far as it is sure: a banner may turn out to be that of a start after a crash. */
export function goingOn({ from, at, run }: CoverageState): Span | null {
  if (from === null || at === null) return null;
  return { from, until: run && run.before !== null ? Math.max(from, run.before) : at };
}
