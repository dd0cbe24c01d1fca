import { z } from "zod";
import { idField } from "@/lib/kernel/fields";
import { query } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { leasesIn, readUseByHolder, seriesOfPool } from "./pool-use.sql";
import { readUseByHour } from "./use-by-hour.sql";

export const useInput = z.strictObject({
  poolId: idField,
  /** So many days back from now. */
  days: z.coerce.number("is a number of days").int().min(1, "is at least 1").max(92, "is at most 92").default(7),
});

const hourMs = 3_600_000;

/** How a pool was used in the last days, hour by hour, by whom, and how many seats it had on each day. */
export const readPoolUse = query({
  name: "floating.use",
  permission: "pool:read",
  input: useInput,
  async run(ctx, { poolId, days }) {
    const [clock] = await ctx.tx.$queryRaw<{ now: Date }[]>`SELECT lease_now() AS now`;
    const until = clock?.now ?? ctx.now;
    const from = new Date(Math.floor(until.getTime() / hourMs) * hourMs - days * 24 * hourMs);
    const window = { from, until };
    const pool = await ctx.tx.pool.findFirst({
      where: { id: poolId },
      select: { createdAt: true, organization: { select: { timeZone: true } } },
    });
    if (!pool) throw refuse("not-found", { what: "pool" });
    const hours = await readUseByHour(ctx, seriesOfPool(ctx, poolId, window), window);
    const holders = await readUseByHolder(ctx, leasesIn(ctx, poolId, window), window);
    // Days in the organisation's time zone; a site licence has no number of seats.
    const limits = await ctx.tx.$queryRaw<{ day: string; seats: number }[]>`
      SELECT to_char(day, 'YYYY-MM-DD') AS day, least(license_capacity(p.organization_id, p.license_id, day::date), coalesce(p.seats, 2147483647))::int AS seats
      FROM pool p JOIN license l ON l.organization_id = p.organization_id AND l.id = p.license_id JOIN organization o ON o.id = p.organization_id
      CROSS JOIN LATERAL generate_series((${from}::timestamptz AT TIME ZONE o.time_zone)::date, (${until}::timestamptz AT TIME ZONE o.time_zone)::date, interval '1 day') day
      WHERE p.organization_id = ${ctx.organizationId} AND p.id = ${poolId} AND l.allocation = 'FLOATING' ORDER BY day`;
    return { from, until, timeZone: pool.organization.timeZone, knownFrom: pool.createdAt, hours, holders, limits };
  },
});
export type PoolUse = Awaited<ReturnType<typeof readPoolUse.run>>;
