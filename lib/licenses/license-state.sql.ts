import { isoDay } from "@/lib/kernel/calendar";
import type { Context } from "@/lib/kernel/operation";
import type { LicenseState } from "./license-state";

/** The licences that are in a state on a day: what `stateOn` answers, in the database. */
export async function idsInState(ctx: Context, state: LicenseState, today: Date): Promise<string[]> {
  const rows = await ctx.tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM (
      SELECT l.id, CASE
          WHEN l.terminated_at IS NOT NULL OR (e.lapsed AND l.expiry_behavior = 'REVOKE') THEN 'TERMINATED'
          WHEN l.suspended_at IS NOT NULL THEN 'SUSPENDED'
          WHEN l.starts_on > ${isoDay(today)}::date THEN 'SCHEDULED'
          WHEN e.lapsed THEN 'EXPIRED'
          WHEN l.ends_on < ${isoDay(today)}::date THEN 'IN_GRACE'
          ELSE 'ACTIVE' END AS state
      FROM license l, LATERAL (
        SELECT ${isoDay(today)}::date > l.ends_on + CASE WHEN l.cancelled_at IS NULL THEN l.grace_days ELSE 0 END AS lapsed
      ) e
      WHERE l.organization_id = ${ctx.organizationId}
    ) stated WHERE state = ${state}`;
  return rows.map(({ id }) => id);
}
