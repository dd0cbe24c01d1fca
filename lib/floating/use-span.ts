import type { Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import type { UseWindow } from "./use-by-hour.sql";

const hourMs = 3_600_000;
const dayMs = 24 * hourMs;
/** Longer than this, use is told by day in place of by hour. */
export const mostDaysByHour = 7;
/** Reckoned from the leases at each look, at the most: what else is not rolled up yet is not known yet. */
const mostLiveDays = 31;
/** A reading that takes longer is given up, ms: it would hold a snapshot that slows check-outs. */
const longestReading = 4_000;

export type UseSpan = {
  window: UseWindow;
  zone: string;
  /** When the pool was made: nothing is known of the time before. */
  knownFrom: Date;
  rolledUntil: Date;
  /** Until when what holders used is put together by month; null where no month is. */
  monthsUntil: Date | null;
  /** From here on hours are reckoned from the leases. What lies between `rolledUntil` and it is not known yet. */
  liveFrom: Date;
  /** Has a number of seats. */
  counted: boolean;
};

/**
 * The last days of a pool, by the database's clock: from a full hour on or, for longer than a week, from the beginning of a day of
 * UTC, and not from before the pool was made. Refuses a pool that is not there.
 */
export async function spanOfUse(ctx: Pick<Context, "tx" | "now">, poolId: string, days: number): Promise<UseSpan> {
  const pool = await ctx.tx.pool.findFirst({
    where: { id: poolId },
    select: {
      createdAt: true,
      counted: true,
      roll: true,
      monthRoll: true,
      organization: { select: { timeZone: true } },
    },
  });
  if (!pool) throw refuse("not-found", { what: "pool" });
  const [clock] = await ctx.tx.$queryRaw<{ now: Date }[]>`
    SELECT lease_now() AS now FROM set_config('statement_timeout', ${String(longestReading)}, true)`;
  const until = clock?.now ?? ctx.now;
  const made = floor(pool.createdAt, hourMs);
  const back = new Date(floor(until, hourMs).getTime() - days * dayMs);
  const from = days > mostDaysByHour ? later(floor(back, dayMs), floor(made, dayMs)) : later(back, made);
  const rolledUntil = pool.roll?.rolledUntil ?? made;
  const liveFrom = later(later(from, rolledUntil), new Date(floor(until, hourMs).getTime() - mostLiveDays * dayMs));
  const window = { from, until };
  return {
    window,
    zone: pool.organization.timeZone,
    knownFrom: pool.createdAt,
    rolledUntil,
    monthsUntil: pool.monthRoll?.rolledUntil ?? null,
    liveFrom,
    counted: pool.counted,
  };
}

const floor = (at: Date, step: number) => new Date(Math.floor(at.getTime() / step) * step);
const later = (a: Date, b: Date) => (a > b ? a : b);
