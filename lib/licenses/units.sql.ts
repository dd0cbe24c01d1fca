import type { LicenseAllocation } from "@/lib/db/generated/enums";
import { isoDay } from "@/lib/kernel/calendar";
import type { Context } from "@/lib/kernel/operation";

/** How many units of each licence are owned on a day: what maintenance is paid for. A site licence is one. */
export async function unitsOf(
  ctx: Context,
  licenses: readonly { id: string; allocation: LicenseAllocation }[],
  today: Date,
): Promise<Map<string, number>> {
  const rows = await ctx.tx.$queryRaw<{ id: string; units: number }[]>`
    SELECT id, license_capacity(${ctx.organizationId}, id, ${isoDay(today)}::date)::int AS units
    FROM unnest(${licenses.map(({ id }) => id)}::text[]) AS id`;
  const owned = new Map(rows.map(({ id, units }) => [id, units]));
  return new Map(licenses.map(({ id, allocation }) => [id, allocation === "SITE" ? 1 : (owned.get(id) ?? 0)]));
}
