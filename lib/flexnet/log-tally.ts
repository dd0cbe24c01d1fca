import { z } from "zod";
import { leaseBook, type BookSpan } from "./lease-book";
import type { Span } from "./log-coverage";
import type { LogEvent } from "./log-reader";
import { spanOf } from "./coverage";

const featureReport = z.object({
  name: z.string(),
  /** Most licences out at once, as far as this log tells. */
  peak: z.int(),
  /** When that was first so, ms since 1970. */
  peakAt: z.int().nullable(),
  checkOuts: z.int(),
  denials: z.int(),
});

/** What a log tells, in sums: what a dry run shows. Instants are ms since 1970. */
export const logReport = z.object({
  from: z.int().nullable(),
  until: z.int().nullable(),
  lines: z.int(),
  features: z.array(featureReport),
  /** Features that the server offers and nobody used. */
  unused: z.array(z.string()),
  users: z.int(),
  hosts: z.int(),
  starts: z.int(),
  /** Licences that came back without having gone out, as far as the log tells. */
  strayReturns: z.int(),
  /** Stretches that the log tells of; between them nothing is known. */
  spans: z.array(z.object({ from: z.int(), until: z.int() })),
  otherDaemons: z.int(),
});
export type LogReport = z.infer<typeof logReport>;

const openShape = z.object({
  id: z.null(),
  daemon: z.string(),
  feature: z.string(),
  user: z.string(),
  host: z.string(),
  seats: z.int(),
  from: z.int(),
  fromPosition: z.int(),
});

const level = featureReport.extend({ now: z.int(), inSpan: z.int(), inSpanAt: z.int().nullable() });

/** All that a tally remembers between two pieces of a log, as JSON. */
export const tallyState = z.object({
  open: z.array(openShape),
  started: z.array(z.string()),
  span: z.object({ from: z.int(), until: z.int() }).nullable(),
  features: z.record(z.string(), level),
  served: z.array(z.string()),
  users: z.array(z.string()),
  hosts: z.array(z.string()),
  spans: z.array(z.object({ from: z.int(), until: z.int() })),
  starts: z.int(),
  strayReturns: z.int(),
  otherDaemons: z.int(),
});
export type TallyState = z.infer<typeof tallyState>;

export const freshTally: TallyState = {
  open: [],
  started: [],
  span: null,
  features: {},
  served: [],
  users: [],
  hosts: [],
  spans: [],
  starts: 0,
  strayReturns: 0,
  otherDaemons: 0,
};

type Part = { events: readonly LogEvent[]; spans: readonly Span[]; served: readonly string[]; otherDaemons: number };

/** Adds what was read of a log to the sums: peaks in the order of its lines. */
export function tally(state: TallyState, part: Part): TallyState {
  const features = new Map(Object.entries(state.features).map(([name, one]) => [name, { ...one }]));
  const of = (name: string) => {
    const known = features.get(name);
    if (known) return known;
    const made = { name, peak: 0, peakAt: null, checkOuts: 0, denials: 0, now: 0, inSpan: 0, inSpanAt: null };
    features.set(name, made);
    return made;
  };
  const book = leaseBook(
    state.open.map((lease) => ({ ...lease, id: null })),
    state.started,
  );
  const users = new Set(state.users);
  const hosts = new Set(state.hosts);
  const spans = mergeByStart([...state.spans, ...part.spans]);
  let span: BookSpan | null = state.span;
  let { starts, strayReturns } = state;
  const raise = (name: string, at: number | null) => {
    const one = of(name);
    if (one.now > one.inSpan || one.inSpanAt === null)
      Object.assign(one, { inSpan: Math.max(one.inSpan, one.now), inSpanAt: at });
    if (one.inSpan > one.peak) Object.assign(one, { peak: one.inSpan, peakAt: one.inSpanAt });
  };

  for (const event of part.events) {
    const here = spanOf(spans, event.at) ?? { from: event.at, until: event.at };
    if (span && here.from !== span.from) {
      book.end(span.until);
      for (const one of features.values()) Object.assign(one, { now: 0, inSpan: 0, inSpanAt: null });
    }
    span = here;
    if (event.user !== "") users.add(event.user.toLowerCase());
    if (event.host !== "") hosts.add(event.host.toLowerCase());
    if (event.kind === "SERVER_STARTED") starts += 1;
    if (event.kind === "DENIED") of(event.feature).denials += 1;
    if (event.kind === "OUT") of(event.feature).checkOuts += 1;
    const change = book.apply(event, here);
    strayReturns += change.stray;
    if (change.opened) {
      of(event.feature).now += event.seats;
      raise(event.feature, event.at);
    }
    for (const { began, feature, seats } of change.ended) {
      const one = of(feature);
      if (began === "OUT") one.now -= seats;
      else {
        // It was out all the time since the span began: every instant of it had as many more.
        one.inSpan += seats;
        raise(feature, one.inSpanAt ?? here.from);
      }
    }
  }
  return {
    open: book.open().map((lease) => ({ ...lease, id: null })),
    started: book.started(),
    span,
    features: Object.fromEntries(features),
    served: [...new Set([...state.served, ...part.served])],
    users: [...users],
    hosts: [...hosts],
    spans,
    starts,
    strayReturns,
    otherDaemons: state.otherDaemons + part.otherDaemons,
  };
}

/** A span that goes on is told again with the same beginning. */
function mergeByStart(spans: readonly Span[]): Span[] {
  const byStart = new Map<number, Span>();
  for (const { from, until } of spans)
    byStart.set(from, { from, until: Math.max(until, byStart.get(from)?.until ?? until) });
  return [...byStart.values()].toSorted((a, b) => a.from - b.from);
}

export function reportOf(state: TallyState, lines: number): LogReport {
  const features = Object.values(state.features)
    .map(({ name, peak, peakAt, checkOuts, denials }) => ({ name, peak, peakAt, checkOuts, denials }))
    .toSorted((a, b) => b.checkOuts - a.checkOuts || (a.name < b.name ? -1 : 1));
  return {
    from: state.spans.at(0)?.from ?? null,
    until: state.spans.at(-1)?.until ?? null,
    lines,
    features,
    unused: state.served.filter((name) => !(name in state.features)).toSorted(),
    users: state.users.length,
    hosts: state.hosts.length,
    starts: state.starts,
    strayReturns: state.strayReturns,
    spans: state.spans,
    otherDaemons: state.otherDaemons,
  };
}
