import { query, type Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { capacitySteps } from "./capacity-steps";
import { lotsOf } from "./license-view";
import { organizationDay } from "./organization-day";
import { licenseIdInput } from "./schema";

/** Capacity as steps of lots starting and ending, and the seats held at the end of each day on which that changed. */
export const capacityOverTime = query({
  name: "licenses.capacity-over-time",
  permission: "license:read",
  input: licenseIdInput,
  async run(ctx, { licenseId }) {
    const license = await ctx.tx.license.findUnique({ where: { id: licenseId }, select: { id: true } });
    if (!license) throw refuse("not-found", { what: "licence" });
    const { today, timeZone } = await organizationDay(ctx);
    const lots = await lotsOf(ctx, [licenseId]);
    return {
      today,
      capacity: capacitySteps(lots.get(licenseId) ?? []),
      held: await heldByDay(ctx, licenseId, timeZone),
    };
  },
});

async function heldByDay(ctx: Context, licenseId: string, timeZone: string): Promise<{ day: Date; held: number }[]> {
  return ctx.tx.$queryRaw<{ day: Date; held: number }[]>`
    WITH change AS (
      SELECT (held_from AT TIME ZONE ${timeZone})::date AS day, 1 AS by FROM seat
      WHERE organization_id = ${ctx.organizationId} AND license_id = ${licenseId} AND held_from <= ${ctx.now}
      UNION ALL
      SELECT (held_until AT TIME ZONE ${timeZone})::date, -1 FROM seat
      WHERE organization_id = ${ctx.organizationId} AND license_id = ${licenseId} AND held_until <= ${ctx.now}
    ), daily AS (SELECT day, sum(by) AS by FROM change GROUP BY day)
    SELECT day, (sum(by) OVER (ORDER BY day))::int AS held FROM daily ORDER BY day`;
}
