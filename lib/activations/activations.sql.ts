import { isoDay } from "@/lib/kernel/calendar";
import type { Context } from "@/lib/kernel/operation";
import { refuseInput } from "@/lib/kernel/refusal";
import { tolerance } from "./dead-machine";
import type { Machine } from "./match-machine";

export type Units = { capacity: number; allowance: number | null; held: number };

/**
 * Units of a licence that are bought, that may be held (capacity and overage; null: no end to it), and that are held
 * now. The answer holds until the transaction ends where the licence is locked.
 */
export async function countUnits(ctx: Context, licenseId: string, today: Date): Promise<Units> {
  const [counts] = await ctx.tx.$queryRaw<Units[]>`
    SELECT license_capacity(${ctx.organizationId}, ${licenseId}, ${isoDay(today)}::date)::int AS capacity,
      license_allowance(${ctx.organizationId}, ${licenseId}, ${isoDay(today)}::date)::int AS allowance,
      activations_held(${ctx.organizationId}, ${licenseId})::int AS held`;
  return counts ?? { capacity: 0, allowance: 0, held: 0 };
}

/**
 * The active machines of a licence that have a component in common with this one, those with the most first. Which of them
 * it is, if any, is for `rankMachines` to say.
 */
export async function likelyMachines(ctx: Context, licenseId: string, { components }: Machine): Promise<string[]> {
  const rows = await ctx.tx.$queryRaw<{ id: string }[]>`
    SELECT a.id FROM activation a
    CROSS JOIN LATERAL (
      SELECT count(*) AS shared FROM jsonb_each_text(a.components) known JOIN jsonb_each_text(${JSON.stringify(components)}::jsonb) sent
        ON sent.key = known.key AND lower(sent.value) = lower(known.value)) common
    WHERE a.organization_id = ${ctx.organizationId} AND a.license_id = ${licenseId} AND a.ended_at IS NULL AND common.shared > 0
    ORDER BY common.shared DESC, a.activated_at DESC, a.id LIMIT 200`;
  return rows.map(({ id }) => id);
}

/** When the unit of an activation has moved from one machine to another, over all the machines that had it before. */
export async function movesBefore(ctx: Context, activationId: string): Promise<Date[]> {
  const rows = await ctx.tx.$queryRaw<{ at: Date }[]>`
    WITH RECURSIVE chain AS (
      SELECT previous_id FROM activation WHERE organization_id = ${ctx.organizationId} AND id = ${activationId}
      UNION
      SELECT a.previous_id FROM activation a JOIN chain ON a.id = chain.previous_id WHERE a.organization_id = ${ctx.organizationId}
    )
    SELECT a.ended_at AS at FROM activation a JOIN chain ON a.id = chain.previous_id
    WHERE a.organization_id = ${ctx.organizationId} AND a.end_reason = 'MOVED'`;
  return rows.map(({ at }) => at);
}

/** Licences that free dead machines and have some, in the order of their ids: the dead rule is that of `deadSince`. */
export async function licensesWithDead(ctx: Context, most: number): Promise<string[]> {
  const rows = await ctx.tx.$queryRaw<{ id: string }[]>`
    SELECT l.id FROM license l
    WHERE l.organization_id = ${ctx.organizationId} AND l.dead_machines = 'FREE' AND l.heartbeat_seconds IS NOT NULL
      AND EXISTS (SELECT 1 FROM activation a WHERE a.organization_id = l.organization_id AND a.license_id = l.id AND a.ended_at IS NULL
        AND greatest(a.activated_at, a.last_heartbeat_at) <= ${ctx.now}::timestamptz - make_interval(secs => l.heartbeat_seconds * ${1 + tolerance}::float8))
    ORDER BY l.id LIMIT ${most}`;
  return rows.map(({ id }) => id);
}

/** The most ids that one statement can name: its parameters are counted with 16 bits. */
const mostIds = 30_000;

/** The machines that hold a unit and are dead, of one licence or of all. Too many to list are refused. */
export async function deadMachineIds(ctx: Context, licenseId: string | null): Promise<string[]> {
  const rows = await ctx.tx.$queryRaw<{ id: string }[]>`
    SELECT a.id FROM activation a JOIN license l ON l.organization_id = a.organization_id AND l.id = a.license_id
    WHERE a.organization_id = ${ctx.organizationId} AND (${licenseId}::text IS NULL OR a.license_id = ${licenseId})
      AND a.ended_at IS NULL AND l.heartbeat_seconds IS NOT NULL
      AND greatest(a.activated_at, a.last_heartbeat_at) <= ${ctx.now}::timestamptz - make_interval(secs => l.heartbeat_seconds * ${1 + tolerance}::float8)
    LIMIT ${mostIds + 1}`;
  if (rows.length > mostIds)
    throw refuseInput({
      state: `finds more than ${mostIds.toLocaleString("en")} machines: open one licence and look there`,
    });
  return rows.map(({ id }) => id);
}

/** All activations that had the unit of this one, before or after it, in the order in which they began. */
export async function chainOf(ctx: Context, activationId: string): Promise<string[]> {
  const rows = await ctx.tx.$queryRaw<{ id: string }[]>`
    WITH RECURSIVE chain AS (
      SELECT id, previous_id FROM activation WHERE organization_id = ${ctx.organizationId} AND id = ${activationId}
      UNION
      SELECT a.id, a.previous_id FROM activation a JOIN chain ON a.id = chain.previous_id OR a.previous_id = chain.id
      WHERE a.organization_id = ${ctx.organizationId}
    )
    SELECT chain.id FROM chain JOIN activation a ON a.id = chain.id ORDER BY a.activated_at, a.ended_at NULLS LAST, chain.id LIMIT 200`;
  return rows.map(({ id }) => id);
}
