import type { Context } from "@/lib/kernel/operation";

/** Seats that the groups of rules hold now, by the rule's id. */
export async function heldByRules(ctx: Context, ruleIds: readonly string[]): Promise<Map<string, number>> {
  const rows = await ctx.tx.$queryRaw<{ id: string; held: number }[]>`
    SELECT g.id, held_by_group(g, lease_now())::int AS held FROM pool_group_rule g
    WHERE g.organization_id = ${ctx.organizationId} AND g.id = ANY (${[...ruleIds]})`;
  return new Map(rows.map(({ id, held }) => [id, held]));
}

type RuleToBe = { poolId: string; groupKind: string; subject: string };

/** Who of those that hold seats now is in a group, and how many seats they have: those outside it, likewise. */
export async function holdersByGroup(ctx: Context, { poolId, groupKind, subject }: RuleToBe) {
  const [row] = await ctx.tx.$queryRaw<{ inside: number; outside: number }[]>`
    SELECT coalesce(sum(h.seats) FILTER (WHERE h.belongs), 0)::int AS inside,
      coalesce(sum(h.seats) FILTER (WHERE NOT h.belongs), 0)::int AS outside
    FROM (SELECT count(*) AS seats, in_group(jsonb_populate_record(NULL::pool_group_rule, jsonb_build_object(
          'organization_id', ${ctx.organizationId}::text, 'pool_id', ${poolId}::text, 'group_kind', ${groupKind}::text, 'subject', ${subject}::text)),
        l.person_id, l.host, l.project, l.address, l.country) AS belongs
      FROM pool_seat s JOIN lease l ON l.id = s.lease_id
      WHERE s.organization_id = ${ctx.organizationId} AND s.pool_id = ${poolId} AND s.free_at > lease_now() GROUP BY l.id) h`;
  return row ?? { inside: 0, outside: 0 };
}
