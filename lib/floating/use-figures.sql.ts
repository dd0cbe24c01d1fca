import { z } from "zod";
import { Prisma } from "@/lib/db/generated/client";
import { DenialCause } from "@/lib/db/generated/enums";
import type { Context } from "@/lib/kernel/operation";
import { poolHours, type PoolRef } from "./pool-use.sql";
import { levelsFrom, type UseWindow } from "./use-by-hour.sql";
import { hourColumns } from "./use-roll-up.sql";

const figures = z.object({
  knownMs: z.number(),
  /** Seats in use, weighted by time. */
  seatMs: z.number(),
  peak: z.number(),
  /** For how long all seats of the capacity of the time were in use. */
  fullMs: z.number(),
  overdraftMs: z.number(),
  overdraftPeak: z.number(),
  overhangMs: z.number(),
  overhangPeak: z.number(),
  /** None where seats are not counted, or nobody knows how many there were. */
  capacityMin: z.number().nullable(),
  capacityMax: z.number().nullable(),
  checkOuts: z.number(),
  denied: z.number(),
});
/** What several hours of a pool come to. Times are milliseconds. */
type UseFigures = z.output<typeof figures>;

const use = z.object({
  all: figures,
  stretches: z.array(figures.extend({ at: z.string() })),
  cells: z.array(
    z.object({ weekday: z.number(), hour: z.number(), knownMs: z.number(), seatMs: z.number(), peak: z.number() }),
  ),
  levels: z.array(z.object({ seats: z.number(), ms: z.number() })),
  causes: z.array(z.object({ cause: z.enum(DenialCause), denials: z.number() })),
});
/** An hour (its instant) or a day ("2027-03-12") of use. */
export type UseStretch = UseFigures & { at: string };

/**
 * SQL of the hours of a window, in the columns of `pool_hour`: those before `liveFrom` as they were rolled up, the others reckoned
 * from the leases. Both say the same of an hour.
 */
function hoursIn(pool: PoolRef, { from, until }: UseWindow, liveFrom: Date): Prisma.Sql {
  const rolled = Prisma.sql`
    SELECT ${hourColumns} FROM pool_hour WHERE organization_id = ${pool.organizationId} AND pool_id = ${pool.poolId}
      AND hour >= ${from} AND hour < ${liveFrom < until ? liveFrom : until}`;
  if (liveFrom >= until) return rolled;
  const live = poolHours(pool, { from: liveFrom > from ? liveFrom : from, until });
  return Prisma.sql`${rolled} UNION ALL SELECT ${hourColumns} FROM (${live}) l`;
}

const sums =
  Prisma.raw(`coalesce(sum(known_ms), 0) AS "knownMs", coalesce(sum(seat_ms), 0) AS "seatMs", coalesce(max(peak), 0) AS peak,
  coalesce(sum(full_ms), 0) AS "fullMs", coalesce(sum(overdraft_ms), 0) AS "overdraftMs", coalesce(max(overdraft_peak), 0) AS "overdraftPeak",
  coalesce(sum(overhang_ms), 0) AS "overhangMs", coalesce(max(overhang_peak), 0) AS "overhangPeak",
  min(capacity_min) AS "capacityMin", max(capacity_max) AS "capacityMax", coalesce(sum(check_outs), 0) AS "checkOuts",
  coalesce(sum((SELECT sum(n::int) FROM jsonb_each_text(denials) d(cause, n))), 0) AS denied`);

/** A day or an hour as a text: an hour is that of the day and of the clocks' hour in which it began, where clocks differ by parts of an hour. */
const ats = {
  hour: () => Prisma.sql`to_char(hour AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS".000Z"')`,
  day: (zone: string) => Prisma.sql`to_char(hour AT TIME ZONE ${zone}, 'YYYY-MM-DD')`,
};

/** The use of a pool within a window: all of it, by hour or by day of a time zone, by weekday (1 is Monday) and hour of it, by seats in use. */
export async function readFigures(
  ctx: Pick<Context, "tx">,
  pool: PoolRef,
  window: UseWindow,
  { liveFrom, unit, zone }: { liveFrom: Date; unit: "hour" | "day"; zone: string },
) {
  const [row] = await ctx.tx.$queryRaw<{ use: unknown }[]>`
    WITH u AS MATERIALIZED (${hoursIn(pool, window, liveFrom)}),
    stretches AS (SELECT ${ats[unit](zone)} AS at, ${sums} FROM u GROUP BY 1),
    cells AS (SELECT extract(isodow FROM hour AT TIME ZONE ${zone})::int AS weekday, extract(hour FROM hour AT TIME ZONE ${zone})::int AS hour,
      sum(known_ms) AS "knownMs", sum(seat_ms) AS "seatMs", max(peak) AS peak FROM u GROUP BY 1, 2),
    levels AS (SELECT l.seats, sum(l.ms) AS ms FROM u, unnest(u.levels, u.level_ms) l(seats, ms) GROUP BY 1),
    causes AS (SELECT d.cause, sum(d.n::int) AS denials FROM u, jsonb_each_text(u.denials) d(cause, n) GROUP BY 1)
    SELECT jsonb_build_object('all', (SELECT to_jsonb(a) FROM (SELECT ${sums} FROM u) a),
      'stretches', (SELECT coalesce(jsonb_agg(to_jsonb(s) ORDER BY s.at), '[]') FROM stretches s),
      'cells', (SELECT coalesce(jsonb_agg(to_jsonb(c) ORDER BY c.weekday, c.hour), '[]') FROM cells c),
      'levels', (SELECT coalesce(jsonb_agg(to_jsonb(l) ORDER BY l.seats), '[]') FROM levels l),
      'causes', (SELECT coalesce(jsonb_agg(to_jsonb(d) ORDER BY d.denials DESC, d.cause), '[]') FROM causes d)) AS use`;
  return use.parse(row?.use);
}

const hourRow = figures.omit({ denied: true }).extend({
  holders: z.number(),
  denials: z.record(z.string(), z.number()),
  levels: z.array(z.number()),
  levelMs: z.array(z.number()),
});

/** The hours of a window, oldest first. */
export async function readHours(ctx: Pick<Context, "tx">, pool: PoolRef, window: UseWindow, liveFrom: Date) {
  const rows = await ctx.tx.$queryRaw<{ hour: Date; row: unknown }[]>`
    SELECT hour, jsonb_build_object('knownMs', known_ms, 'seatMs', seat_ms, 'peak', peak, 'fullMs', full_ms, 'overdraftMs', overdraft_ms,
      'overdraftPeak', overdraft_peak, 'overhangMs', overhang_ms, 'overhangPeak', overhang_peak, 'capacityMin', capacity_min, 'capacityMax', capacity_max,
      'holders', holders, 'checkOuts', check_outs, 'denials', denials, 'levels', to_jsonb(levels), 'levelMs', to_jsonb(level_ms)) AS row
    FROM (${hoursIn(pool, window, liveFrom)}) h ORDER BY hour`;
  return rows.map(({ hour, row }) => {
    const { levels, levelMs, ...rest } = hourRow.parse(row);
    return { hour, ...rest, levels: levelsFrom(levels, levelMs) };
  });
}
export type PoolHour = Awaited<ReturnType<typeof readHours>>[number];
