import { z } from "zod";
import { idField } from "@/lib/kernel/fields";
import { Prisma } from "@/lib/db/generated/client";
import { query, type Context } from "@/lib/kernel/operation";
import { readFigures } from "./use-figures.sql";
import { readUseByHolder } from "./use-holders.sql";
import { mostDaysByHour, spanOfUse } from "./use-span";

/** So many days at most: ten years, which is all there is. */
export const longestDays = 3_660;

/** Of millions of leases by tens of thousands of people nobody waits longer for the list of them, ms. */
const longestReadingOfHolders = 2_500;

export const useInput = z.strictObject({
  poolId: idField,
  /** So many days back from now. */
  days: z.coerce
    .number("is a number of days")
    .int()
    .min(1, "is at least 1")
    .max(longestDays, `is at most ${longestDays}`)
    .default(7),
});

/**
 * How a pool was used in the last days: by hour or, for longer than a week, by day; by weekday and hour, by seats in use, by whom;
 * and what of it lay beyond what the pool had then. Times are milliseconds. `holders` is null where there are too many to be told in time.
 */
export const readPoolUse = query({
  name: "floating.use",
  permission: "pool:read",
  input: useInput,
  async run(ctx, { poolId, days }) {
    const { window, zone, rolledUntil, monthsUntil, liveFrom, ...span } = await spanOfUse(ctx, poolId, days);
    const pool = { organizationId: ctx.organizationId, poolId };
    const unit = days > mostDaysByHour ? ("day" as const) : ("hour" as const);
    const use = await readFigures(ctx, pool, window, { liveFrom, unit, zone });
    const holders = await inTime(ctx, () => readUseByHolder(ctx, pool, window, { rolledUntil, monthsUntil, liveFrom }));
    // What lies between was not rolled up yet, and is too long ago to be reckoned at each look.
    const missing = liveFrom > rolledUntil && liveFrom > window.from ? { from: rolledUntil, until: liveFrom } : null;
    return { ...window, ...span, unit, timeZone: zone, missing, ...use, holders };
  },
});
/** What is read before its time is over; null where that takes longer, and all else is told without it. */
async function inTime<T>({ tx }: Context, read: () => Promise<T>): Promise<T | null> {
  // Rows by day and month lie in that order, which PostgreSQL does not know of a key that begins with the pool: it would read all there are.
  await tx.$queryRaw`
    SELECT FROM set_config('statement_timeout', ${String(longestReadingOfHolders)}, true) time, set_config('random_page_cost', '1.1', true) cost`;
  await tx.$executeRaw`SAVEPOINT holders`;
  try {
    return await read();
  } catch (error) {
    if (!isCancelled(error)) throw error;
    await tx.$executeRaw`ROLLBACK TO SAVEPOINT holders`;
    return null;
  }
}

/** PostgreSQL's 57014, as Prisma tells of it. */
const isCancelled = (error: unknown) =>
  error instanceof Prisma.PrismaClientKnownRequestError &&
  /\b57014\b/.test(JSON.stringify(error.meta ?? {}) + error.message);

export type PoolUse = Awaited<ReturnType<typeof readPoolUse.run>>;
