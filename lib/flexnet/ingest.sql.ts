import type { Context } from "@/lib/kernel/operation";
import type { Span } from "./log-coverage";
import type { LogEvent } from "./log-reader";

/**
 * Stores events; those that are there already, from another file or an earlier reading, stay as they are, but for their place
 * within their second: of a file that begins in the middle of it the other file knows better. `firstAt` (ms) is the first
 * instant at which anything changed.
 */
export async function insertEvents(
  ctx: Context,
  sourceId: string,
  origin: string,
  events: readonly LogEvent[],
): Promise<{ added: number; firstAt: number | null }> {
  if (events.length === 0) return { added: 0, firstAt: null };
  const [told] = await ctx.tx.$queryRaw<{ added: number; first: Date | null }[]>`
    WITH added AS (
      INSERT INTO usage_event (source_id, at, key, ordinal, organization_id, position, kind, daemon, feature, "user", host, seats, detail, origin)
      SELECT ${sourceId}, to_timestamp(at / 1000.0), key, ordinal, ${ctx.organizationId}, position, kind::usage_event_kind,
        daemon, feature, "user", host, seats, detail, ${origin}
      FROM jsonb_to_recordset(${JSON.stringify(events)}::jsonb) AS e(at bigint, key text, ordinal int, position int, kind text,
        daemon text, feature text, "user" text, host text, seats int, detail text)
      ON CONFLICT (source_id, at, key, ordinal) DO UPDATE SET position = excluded.position WHERE usage_event.position < excluded.position
      RETURNING at, xmax = 0 AS fresh)
    SELECT count(*) FILTER (WHERE fresh)::int AS added, min(at) AS first FROM added`;
  return { added: told?.added ?? 0, firstAt: told?.first?.getTime() ?? null };
}

/** How many of these events are stored already. */
export async function countKnown(ctx: Context, sourceId: string, events: readonly LogEvent[]): Promise<number> {
  if (events.length === 0) return 0;
  const [told] = await ctx.tx.$queryRaw<{ known: number }[]>`
    SELECT count(*)::int AS known
    FROM jsonb_to_recordset(${JSON.stringify(events)}::jsonb) AS e(at bigint, key text, ordinal int)
    JOIN usage_event u ON u.source_id = ${sourceId} AND u.at = to_timestamp(e.at / 1000.0) AND u.key = e.key AND u.ordinal = e.ordinal
    WHERE u.organization_id = ${ctx.organizationId}`;
  return told?.known ?? 0;
}

/** User names that logs know. Each is asked for among the people once more as long as it is nobody's and nobody has decided. */
export async function knowUsers(ctx: Context, names: readonly string[]): Promise<Map<string, string>> {
  if (names.length === 0) return new Map();
  const wanted = [...new Map(names.map((name) => [name.toLowerCase(), name]))].toSorted(([a], [b]) => (a < b ? -1 : 1));
  const rows = wanted.map(([, name]) => ({ id: ctx.newId("usageUser"), name }));
  await ctx.tx.$executeRaw`
    INSERT INTO usage_user (id, organization_id, name, person_id, created_at)
    SELECT id, ${ctx.organizationId}, name, (person_named(${ctx.organizationId}, name)).person, ${ctx.now}
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS u(id text, name text)
    ON CONFLICT (organization_id, lower(name)) DO NOTHING`;
  // Whoever joined since may be the one.
  await ctx.tx.$executeRaw`
    UPDATE usage_user u SET person_id = p.id FROM (
      SELECT id, (person_named(${ctx.organizationId}, name)).person AS found FROM usage_user
      WHERE organization_id = ${ctx.organizationId} AND lower(name) = ANY (${wanted.map(([name]) => name)})
        AND person_id IS NULL AND decided_at IS NULL) n JOIN person p ON p.id = n.found
    WHERE u.id = n.id`;
  const found = await ctx.tx.$queryRaw<{ id: string; name: string }[]>`
    SELECT id, lower(name) AS name FROM usage_user
    WHERE organization_id = ${ctx.organizationId} AND lower(name) = ANY (${wanted.map(([name]) => name)})`;
  return new Map(found.map(({ id, name }) => [name, id]));
}

/** Features that a source serves, as its logs name them. */
export async function knowFeatures(ctx: Context, sourceId: string, names: Iterable<string>): Promise<void> {
  const data = [...new Set(names)]
    .filter((name) => name !== "")
    .toSorted()
    .map((name) => ({ id: ctx.newId("usageFeature"), organizationId: ctx.organizationId, sourceId, name }));
  if (data.length > 0) await ctx.tx.usageFeature.createMany({ data, skipDuplicates: true });
}

export async function readSpans(ctx: Pick<Context, "tx">, sourceId: string): Promise<Span[]> {
  const rows = await ctx.tx.usageCoverage.findMany({ where: { sourceId }, orderBy: { fromAt: "asc" } });
  return rows.map(({ fromAt, untilAt }) => ({ from: fromAt.getTime(), until: untilAt.getTime() }));
}

/** A span that began earlier and goes on is the same span. */
export async function storeSpans(
  ctx: Context,
  sourceId: string,
  origin: string,
  spans: readonly Span[],
): Promise<void> {
  for (const { from, until } of spans)
    await ctx.tx.$executeRaw`
      INSERT INTO usage_coverage (source_id, origin, from_at, organization_id, until_at)
      VALUES (${sourceId}, ${origin}, ${new Date(from)}, ${ctx.organizationId}, ${new Date(until)})
      ON CONFLICT (source_id, origin, from_at) DO UPDATE SET until_at = greatest(usage_coverage.until_at, excluded.until_at)`;
}
