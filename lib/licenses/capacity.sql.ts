import { isoDay } from "@/lib/kernel/calendar";
import type { Context } from "@/lib/kernel/operation";

/**
 * The seats of a licence that are bought and in force on a day of the organisation; past its end, those of its last day, for
 * as long as the right goes on (grace, or an expiry that leaves it in use).
 */
export async function capacityOfLicense(ctx: Context, licenseId: string, day: Date): Promise<number> {
  const rows = await ctx.tx.$queryRaw<{ capacity: number }[]>`
    SELECT license_capacity(${ctx.organizationId}, ${licenseId}, ${isoDay(day)}::date)::int AS capacity`;
  return rows[0]?.capacity ?? 0;
}

/** The seats of a licence that people hold at an instant. */
export async function seatsHeld(ctx: Context, licenseId: string, at: Date): Promise<number> {
  const rows = await ctx.tx.$queryRaw<{ held: number }[]>`
    SELECT seats_held(${ctx.organizationId}, ${licenseId}, ${at})::int AS held`;
  return rows[0]?.held ?? 0;
}

/**
 * The seats of a licence that have not ended. Whoever waited for the licence began before the seats that were given
 * meanwhile: these count too, though they start after that operation's own instant. No seat starts in the future.
 */
export async function seatsHeldNow(ctx: Context, licenseId: string): Promise<number> {
  const rows = await ctx.tx.$queryRaw<{ held: number }[]>`
    SELECT count(*)::int AS held FROM seat
    WHERE organization_id = ${ctx.organizationId} AND license_id = ${licenseId}
      AND (held_until IS NULL OR held_until > ${ctx.now})`;
  return rows[0]?.held ?? 0;
}

/** Capacity and what `seatsHeldNow` counts, for whoever holds the licence locked: others wait. */
export async function countHeld(
  ctx: Context,
  licenseId: string,
  today: Date,
): Promise<{ capacity: number; held: number }> {
  const [counts] = await ctx.tx.$queryRaw<{ capacity: number; held: number }[]>`
    SELECT license_capacity(${ctx.organizationId}, ${licenseId}, ${isoDay(today)}::date)::int AS capacity,
      (SELECT count(*)::int FROM seat WHERE organization_id = ${ctx.organizationId} AND license_id = ${licenseId}
        AND (held_until IS NULL OR held_until > ${ctx.now})) AS held`;
  return counts ?? { capacity: 0, held: 0 };
}

export type SeatCounts = { capacity: number; held: number; idle: number; waiting: number; nextSeatEnd: Date | null };
type CountRow = SeatCounts & { license_id: string };

/**
 * A seat is idle when it has been held this long and its holder has not used the product in as long: of a suite, neither
 * it nor any of its components.
 */
export const idleAfterDays = 60;

/**
 * Capacity, held, idle and waiting of many licences in one statement. Of a NODE_LOCKED licence machines hold units, as its
 * metric counts them, and none is called idle. Who used what is read once, not once for each seat. Idle seats are among those held; people wait where a request was approved
 * and no seat was free.
 */
export async function countSeats(
  ctx: Context,
  licenseIds: readonly string[],
  today: Date,
): Promise<Map<string, SeatCounts>> {
  if (licenseIds.length === 0) return new Map();
  const rows = await ctx.tx.$queryRaw<CountRow[]>`
    WITH wanted AS (
      SELECT l.id, l.product_id, l.allocation, l.ends_on, ${isoDay(today)}::date > l.ends_on AND ${isoDay(today)}::date <= license_goes_on_until(l) AS goes_on
      FROM license l WHERE l.organization_id = ${ctx.organizationId} AND l.id = ANY(${[...licenseIds]})
    ), covered AS (
      SELECT id AS license_id, product_id FROM wanted
      UNION ALL SELECT w.id, c.component_id FROM wanted w JOIN suite_component c ON c.organization_id = ${ctx.organizationId} AND c.suite_id = w.product_id
    ), used AS MATERIALIZED (
      SELECT DISTINCT v.license_id, u.person_id FROM covered v JOIN usage_day u ON u.product_id = v.product_id
      WHERE u.organization_id = ${ctx.organizationId} AND u.day > ${isoDay(today)}::date - ${idleAfterDays}::int
    ), lots AS (
      SELECT p.license_id, greatest(
        sum(p.seats) FILTER (WHERE (p.starts_on IS NULL OR p.starts_on <= ${isoDay(today)}::date) AND (p.ends_on IS NULL OR p.ends_on >= ${isoDay(today)}::date)),
        sum(p.seats) FILTER (WHERE w.goes_on AND (p.starts_on IS NULL OR p.starts_on <= w.ends_on) AND (p.ends_on IS NULL OR p.ends_on >= w.ends_on))
      ) AS capacity
      FROM purchase p JOIN wanted w ON w.id = p.license_id
      WHERE p.organization_id = ${ctx.organizationId} AND p.archived_at IS NULL
      GROUP BY p.license_id
    ), seats AS (
      SELECT s.license_id, count(*) AS held, min(s.held_until) AS next_end,
        count(*) FILTER (WHERE s.held_from <= ${ctx.now}::timestamptz - make_interval(days => ${idleAfterDays}) AND used.person_id IS NULL) AS idle
      FROM seat s JOIN wanted w ON w.id = s.license_id
        LEFT JOIN used ON used.license_id = s.license_id AND used.person_id = s.person_id
      WHERE s.organization_id = ${ctx.organizationId} AND s.held_from <= ${ctx.now} AND (s.held_until IS NULL OR s.held_until > ${ctx.now})
      GROUP BY s.license_id
    ), queue AS (
      SELECT license_id, count(*) AS waiting FROM seat_request
      WHERE organization_id = ${ctx.organizationId} AND status = 'WAITLISTED' AND license_id IN (SELECT id FROM wanted)
      GROUP BY license_id
    )
    SELECT wanted.id AS license_id, coalesce(capacity, 0)::int AS capacity,
      CASE wanted.allocation WHEN 'NODE_LOCKED' THEN activations_held(${ctx.organizationId}, wanted.id) ELSE coalesce(held, 0) END::int AS held,
      coalesce(idle, 0)::int AS idle, coalesce(waiting, 0)::int AS waiting, next_end AS "nextSeatEnd"
    FROM wanted LEFT JOIN lots ON lots.license_id = wanted.id LEFT JOIN seats ON seats.license_id = wanted.id
      LEFT JOIN queue ON queue.license_id = wanted.id`;
  return new Map(rows.map(({ license_id, ...counts }) => [license_id, counts]));
}
