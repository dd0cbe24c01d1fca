import { z } from "zod";

/** What the floating bench asks of a process that makes load: the same of ours, of a bare server and of the bare statement. */
export const order = z.object({
  /**
   * `out` checks out so many times; `beat` keeps leases alive; `cycle` checks out and in; `paced` is `cycle` at a given rate;
   * `queue` returns a lease, asks after the place that this served, and takes a new place, with `leases` to begin with.
   */
  kind: z.enum(["out", "beat", "cycle", "paced", "queue"]),
  /** Connections, each with one call at a time. */
  atOnce: z.number(),
  /** Calls of `out` and `beat`. */
  calls: z.number(),
  /** How long `cycle`, `paced` and `queue` go on. */
  seconds: z.number(),
  /** Check-outs a second of `paced`. */
  rate: z.number(),
  /** Comes before the number in the holder's name, so that no two orders share a holder. */
  prefix: z.string(),
  /** Whom the calls are to, in turn. */
  targets: z.array(z.object({ authorization: z.string(), poolId: z.string() })),
  /** What `beat` keeps alive and `queue` begins with: each with its target's place. */
  leases: z.array(z.object({ id: z.string(), token: z.number(), target: z.number() })),
});
export type Order = z.infer<typeof order>;

export const outcome = z.object({
  /** Check-outs (of `beat`: heartbeats) a second. */
  rate: z.number(),
  /** Milliseconds from when a check-out was due until its answer. */
  median: z.number(),
  p99: z.number(),
  leases: z.array(z.object({ id: z.string(), token: z.number(), target: z.number() })),
});
export type Outcome = z.infer<typeof outcome>;

export function outcomeOf(times: number[], seconds: number, leases: Outcome["leases"]): Outcome {
  const sorted = Float64Array.from(times).sort();
  const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? Number.NaN;
  return { rate: times.length / seconds, median: at(0.5), p99: at(0.99), leases };
}
