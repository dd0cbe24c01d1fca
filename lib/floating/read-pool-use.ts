import { z } from "zod";
import { idField } from "@/lib/kernel/fields";
import { query } from "@/lib/kernel/operation";
import { readFigures } from "./use-figures.sql";
import { readUseByHolder } from "./use-holders.sql";
import { mostDaysByHour, spanOfUse } from "./use-span";

/** So many days at most: ten years, which is all there is. */
export const longestDays = 3_660;

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
 * and what of it lay beyond what the pool had then. Times are milliseconds.
 */
export const readPoolUse = query({
  name: "floating.use",
  permission: "pool:read",
  input: useInput,
  async run(ctx, { poolId, days }) {
    const { window, zone, rolledUntil, liveFrom, ...span } = await spanOfUse(ctx, poolId, days);
    const pool = { organizationId: ctx.organizationId, poolId };
    const unit = days > mostDaysByHour ? ("day" as const) : ("hour" as const);
    const use = await readFigures(ctx, pool, window, { liveFrom, unit, zone });
    const holders = await readUseByHolder(ctx, pool, window, { rolledUntil, liveFrom });
    // What lies between was not rolled up yet, and is too long ago to be reckoned at each look.
    const missing = liveFrom > rolledUntil && liveFrom > window.from ? { from: rolledUntil, until: liveFrom } : null;
    return { ...window, ...span, unit, timeZone: zone, missing, ...use, holders };
  },
});
export type PoolUse = Awaited<ReturnType<typeof readPoolUse.run>>;
