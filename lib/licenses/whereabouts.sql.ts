import { inetOf } from "@/lib/people/inet-address";
import type { Context } from "@/lib/kernel/operation";

type Site = { id: string; name: string; country: string };
type Whereabouts = {
  /** The site whose address ranges cover the caller, the narrowest first. */
  here: Site | null;
  /** Where the person belongs. */
  home: Site | null;
  /** The sites that the licence names. */
  allowed: Site[];
  /** The person's department and those above it. */
  departmentPath: string[] | null;
};

const nowhere: Whereabouts = { here: null, home: null, allowed: [], departmentPath: null };

/** Where a call comes from and where its person belongs, in one statement. */
export async function whereaboutsOf(
  ctx: Context,
  personId: string | null,
  siteIds: readonly string[],
): Promise<Whereabouts> {
  const address = inetOf(ctx.actor.origin.address);
  const [row] = await ctx.tx.$queryRaw<Whereabouts[]>`
    WITH RECURSIVE someone AS (
      SELECT department_id, site_id FROM person WHERE organization_id = ${ctx.organizationId} AND id = ${personId}
    ), above AS (
      SELECT d.id, d.parent_id, 0 AS depth FROM department d JOIN someone ON someone.department_id = d.id
      WHERE d.organization_id = ${ctx.organizationId}
      UNION ALL
      SELECT d.id, d.parent_id, above.depth + 1 FROM above JOIN department d ON d.id = above.parent_id
      WHERE d.organization_id = ${ctx.organizationId} AND above.depth < 64
    ), sites AS (
      SELECT s.id, s.address_ranges, s.archived_at, jsonb_build_object('id', s.id, 'name', s.name, 'country', s.country) AS told
      FROM site s WHERE s.organization_id = ${ctx.organizationId}
    )
    SELECT
      (SELECT told FROM sites, unnest(address_ranges) AS r(covers) WHERE archived_at IS NULL AND ${address}::inet <<= r.covers::inet
        ORDER BY masklen(r.covers::inet) DESC, id LIMIT 1) AS here,
      (SELECT told FROM sites JOIN someone ON someone.site_id = sites.id) AS home,
      (SELECT coalesce(jsonb_agg(told ORDER BY id), '[]') FROM sites WHERE id = ANY(${[...siteIds]})) AS allowed,
      (SELECT array_agg(id) FROM above) AS "departmentPath"`;
  return row ?? nowhere;
}
