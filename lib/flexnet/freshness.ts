const minute = 60_000;

/** A collector reports at least twice a minute, also when its log says nothing: after this long (ms) without a word it is late. */
const lateAfter = 15 * minute;
/** After this long (ms) without a word, a collector has gone silent. */
const silentAfter = 60 * minute;
/** A server writes the time into its log every six hours: without a line for this long (ms), something is amiss with it. */
const quietAfter = 7 * 60 * minute;

export const freshnessStates = ["EMPTY", "IMPORTED", "WAITING", "FOLLOWED", "QUIET", "LATE", "SILENT"] as const;
export type Freshness = (typeof freshnessStates)[number];

type Signs = {
  /** When a collector that follows the log last reported, with lines or without. */
  heardAt: Date | null;
  /** Of the latest line that was read. */
  lastLineAt: Date | null;
};

/**
 * How fresh what is known of a server is. What no collector follows is `EMPTY` or `IMPORTED`, whatever its age. Of one that is
 * followed the collector comes first: `LATE` or `SILENT` when it does not report. One that reports is `WAITING` for a first
 * line, `QUIET` where the log itself has stopped, or `FOLLOWED`.
 */
export function freshnessOf({ heardAt, lastLineAt }: Signs, now: Date): Freshness {
  if (!heardAt) return lastLineAt ? "IMPORTED" : "EMPTY";
  const unheard = now.getTime() - heardAt.getTime();
  if (unheard >= silentAfter) return "SILENT";
  if (unheard >= lateAfter) return "LATE";
  if (!lastLineAt) return "WAITING";
  return now.getTime() - lastLineAt.getTime() >= quietAfter ? "QUIET" : "FOLLOWED";
}

/**
 * When a source's collector was last heard, after a piece of its log. What is sent once is no sign of life: whoever sends it
 * ends with it. Nor does it hide a collector that stopped a moment ago; one that was silent already is given up by it, and the
 * log counts as imported from then on.
 */
export function heardAfter(signs: Signs, now: Date, once: boolean): Date | null {
  if (!once) return now;
  return freshnessOf(signs, now) === "SILENT" ? null : signs.heardAt;
}
