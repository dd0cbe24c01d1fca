import type { Span } from "./log-coverage";

/** Two logs that follow each other so closely are one. */
const joined = 60_000;

/** Spans of several logs as one timeline: sorted, and joined where they overlap or touch. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: Span[] = [];
  for (const span of spans.toSorted((a, b) => a.from - b.from)) {
    const last = merged.at(-1);
    if (last && span.from - last.until <= joined) last.until = Math.max(last.until, span.until);
    else merged.push({ ...span });
  }
  return merged;
}

/** From when on leases must be reckoned anew because the coverage changed; a last span that grows changes nothing. */
export function changedFrom(before: readonly Span[], after: readonly Span[]): number | null {
  for (const [index, old] of before.entries()) {
    const now = after[index];
    if (!now) return old.from;
    if (now.from !== old.from) return Math.min(now.from, old.from);
    if (now.until < old.until) return now.until;
    if (now.until > old.until && index < before.length - 1) return old.until;
  }
  return null;
}

/** The span that an instant lies in. */
export function spanOf(spans: readonly Span[], at: number): Span | null {
  let [low, high] = [0, spans.length - 1];
  while (low <= high) {
    const middle = (low + high) >> 1;
    const span = spans[middle];
    if (!span) return null;
    if (at < span.from) high = middle - 1;
    else if (at > span.until) low = middle + 1;
    else return span;
  }
  return null;
}
