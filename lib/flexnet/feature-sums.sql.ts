import { z } from "zod";
import { Prisma } from "@/lib/db/generated/client";
import type { Context } from "@/lib/kernel/operation";
import { boughtOf, standsFor, standsForJson, todayOf } from "./bought.sql";

const sums = z.object({
  id: z.string(),
  name: z.string(),
  capacity: z.int().nullable(),
  license: standsFor.nullable(),
  version: z.int(),
  peak: z.int(),
  peakAt: z.date().nullable(),
  now: z.int(),
  checkOuts: z.int(),
  denials: z.int(),
});

export type StandsFor = { licenseId?: string; productId?: string };

function standingFor(ctx: Context, { licenseId, productId }: StandsFor): Prisma.Sql | null {
  if (licenseId !== undefined) return Prisma.sql`= ${licenseId}`;
  if (productId === undefined) return null;
  return Prisma.sql`IN (SELECT id FROM license WHERE organization_id = ${ctx.organizationId} AND product_id = ${productId})`;
}

/**
 * The features of a source since an instant, or those of them that stand for one licence, or for one of a product: most licences out at once, when that
 * was first so, and how many are out as far as the last line tells. The most used first.
 */
export async function featureSums(ctx: Context, sourceId: string, since: Date, of: StandsFor = {}) {
  const which = standingFor(ctx, of);
  const only = which ? Prisma.sql`AND f.license_id ${which}` : Prisma.empty;
  const among = which
    ? Prisma.sql`AND feature IN (SELECT name FROM usage_feature WHERE source_id = ${sourceId} AND license_id ${which})`
    : Prisma.empty;
  const rows = await ctx.tx.$queryRaw<unknown[]>`
    WITH held AS (
      SELECT feature, seats, greatest(from_at, ${since}) AS from_at, until_at, from_at >= ${since} AND began = 'OUT' AS began FROM usage_lease
      WHERE organization_id = ${ctx.organizationId} AND source_id = ${sourceId} AND (until_at IS NULL OR until_at > ${since}) ${among}),
    steps AS (
      SELECT feature, at, sum(seats) AS seats FROM (
        SELECT feature, from_at AS at, seats FROM held WHERE until_at IS NULL OR until_at > from_at
        UNION ALL SELECT feature, until_at, -seats FROM held WHERE until_at > from_at) s GROUP BY feature, at),
    levels AS (SELECT feature, at, sum(seats) OVER (PARTITION BY feature ORDER BY at) AS level FROM steps),
    peaks AS (SELECT DISTINCT ON (feature) feature, level, at FROM levels ORDER BY feature, level DESC, at),
    sums AS (SELECT feature, count(*) FILTER (WHERE began)::int AS check_outs, sum(seats) FILTER (WHERE until_at IS NULL)::int AS now
      FROM held GROUP BY feature),
    refused AS (SELECT feature, count(*)::int AS denials FROM usage_event
      WHERE organization_id = ${ctx.organizationId} AND source_id = ${sourceId} AND at >= ${since} AND kind = 'DENIED' ${among} GROUP BY feature)
    SELECT f.id, f.name, f.capacity, f.version, ${standsForJson(ctx, await todayOf(ctx))} AS license,
      coalesce(p.level, 0)::int AS peak, p.at AS "peakAt", coalesce(s.now, 0) AS now,
      coalesce(s.check_outs, 0) AS "checkOuts", coalesce(r.denials, 0) AS denials
    FROM usage_feature f LEFT JOIN peaks p ON p.feature = f.name LEFT JOIN sums s ON s.feature = f.name
      LEFT JOIN refused r ON r.feature = f.name
      LEFT JOIN license l ON l.organization_id = f.organization_id AND l.id = f.license_id
    WHERE f.organization_id = ${ctx.organizationId} AND f.source_id = ${sourceId} ${only}
    ORDER BY coalesce(s.check_outs, 0) + coalesce(r.denials, 0) DESC, f.capacity IS NULL, f.name LIMIT 500`;
  return rows.map((row) => {
    const feature = sums.parse(row);
    return { ...feature, bought: boughtOf(feature.capacity, feature.license) };
  });
}
