import { inetOf } from "@/lib/people/inet-address";
import { isoDay } from "@/lib/kernel/calendar";
import type { Context } from "@/lib/kernel/operation";

/**
 * Notes that a program said one country while its address lies in a site in another. Done last in its operation, when the
 * machine's own row is locked: validations write the two in that order.
 */
export async function noteCountryClaim(
  ctx: Context,
  licenseId: string,
  country: string | null,
  today: Date,
): Promise<void> {
  const address = inetOf(ctx.actor.origin.address);
  if (country === null || address === null) return;
  await ctx.tx.$executeRaw`
    INSERT INTO country_claim (organization_id, license_id, site_id, claimed, day)
    SELECT ${ctx.organizationId}, ${licenseId}, here.id, ${country}, ${isoDay(today)}::date FROM (
      SELECT s.id, s.country FROM site s, unnest(s.address_ranges) AS r(covers)
      WHERE s.organization_id = ${ctx.organizationId} AND s.archived_at IS NULL AND ${address}::inet <<= r.covers::inet
      ORDER BY masklen(r.covers::inet) DESC, s.id LIMIT 1
    ) here WHERE here.country <> ${country}
    ON CONFLICT (organization_id, license_id, site_id, claimed, day) DO UPDATE SET times = least(country_claim.times, 2147483646) + 1`;
}
