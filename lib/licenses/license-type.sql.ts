import { Prisma } from "@/lib/db/generated/client";
import type { Context } from "@/lib/kernel/operation";
import { ruleNames } from "./license-rules-schema";

const columnOf = (name: string) => name.replaceAll(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`);
const rules = (table: string) => Prisma.raw(ruleNames.map((name) => `${table}."${columnOf(name)}"`).join(", "));

/** Whether licence `l` is not as its type `t` says: the same comparison as `differencesOf`, for any number of licences. */
const differing = (now: Date) => Prisma.sql`(
  ROW(${rules("l")}) IS DISTINCT FROM ROW(${rules("t")})
  OR EXISTS (
    SELECT 1 FROM license_type_feature w
    JOIN feature f ON f.organization_id = l.organization_id AND f.product_id = l.product_id
      AND lower(f.code) = lower(w.feature_code) AND f.archived_at IS NULL
    LEFT JOIN entitlement e ON e.organization_id = l.organization_id AND e.license_id = l.id AND e.feature_id = f.id
      AND e.archived_at IS NULL AND (e.ends_at IS NULL OR e.ends_at > ${now})
    WHERE w.organization_id = t.organization_id AND w.license_type_id = t.id
      AND (e.id IS NULL OR e.enabled <> w.enabled
        OR e.value IS DISTINCT FROM CASE WHEN f.kind = 'FLAG' THEN NULL ELSE w.value END)))`;

type TypeCounts = { licenses: number; differing: number };

/** How many licences in use were made from each type, and how many of them differ from it. */
export async function countByType(ctx: Context, typeIds: readonly string[]): Promise<Map<string, TypeCounts>> {
  if (typeIds.length === 0) return new Map();
  const rows = await ctx.tx.$queryRaw<(TypeCounts & { id: string })[]>`
    SELECT t.id, count(*)::int AS licenses, count(*) FILTER (WHERE ${differing(ctx.now)})::int AS differing
    FROM license_type t
    JOIN license l ON l.organization_id = t.organization_id AND l.license_type_id = t.id AND l.archived_at IS NULL
    WHERE t.organization_id = ${ctx.organizationId} AND t.id = ANY(${[...typeIds]})
    GROUP BY t.id`;
  return new Map(rows.map(({ id, ...counts }) => [id, counts]));
}

type Bounds = { after?: string; before?: string; descending: boolean; take: number };

/** Ids of the licences in use that differ from their type, in the order of their making. */
export async function differingLicenseIds(ctx: Context, typeId: string, bounds: Bounds): Promise<string[]> {
  const direction = bounds.descending ? Prisma.sql`DESC` : Prisma.sql`ASC`;
  const rows = await ctx.tx.$queryRaw<{ id: string }[]>`
    SELECT l.id FROM license l
    JOIN license_type t ON t.organization_id = l.organization_id AND t.id = l.license_type_id
    WHERE l.organization_id = ${ctx.organizationId} AND l.license_type_id = ${typeId} AND l.archived_at IS NULL
      AND l.id > ${bounds.after ?? ""} AND (${bounds.before ?? null}::text IS NULL OR l.id < ${bounds.before ?? null})
      AND ${differing(ctx.now)}
    ORDER BY l.id ${direction} LIMIT ${bounds.take}`;
  return rows.map(({ id }) => id);
}

/** Locks licences in one order for everybody, and raises what whoever counts their units raises. */
export async function lockLicensesOf(ctx: Context, ids: readonly string[]): Promise<void> {
  await ctx.tx.$queryRaw`
    SELECT 1 FROM license WHERE organization_id = ${ctx.organizationId} AND id = ANY(${[...ids]})
    ORDER BY id FOR NO KEY UPDATE`;
  await ctx.tx.$executeRaw`
    UPDATE license SET count_version = count_version + 1
    WHERE organization_id = ${ctx.organizationId} AND id = ANY(${[...ids]})`;
}
