import type { Context } from "@/lib/kernel/operation";
import { arrayText } from "./array-text";
import type { Span } from "./log-coverage";
import type { LogEvent } from "./log-reader";

const column = (events: readonly LogEvent[], name: keyof LogEvent) => arrayText(events.map((event) => event[name]));

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
      FROM unnest(
        ${column(events, "at")}::bigint[], ${column(events, "key")}::text[], ${column(events, "ordinal")}::int[],
        ${column(events, "position")}::int[], ${column(events, "kind")}::text[], ${column(events, "daemon")}::text[],
        ${column(events, "feature")}::text[], ${column(events, "user")}::text[], ${column(events, "host")}::text[],
        ${column(events, "seats")}::int[], ${column(events, "detail")}::text[]
      ) AS e(at, key, ordinal, position, kind, daemon, feature, "user", host, seats, detail)
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
    FROM unnest(${column(events, "at")}::bigint[], ${column(events, "key")}::text[], ${column(events, "ordinal")}::int[])
      AS e(at, key, ordinal)
    JOIN usage_event u ON u.source_id = ${sourceId} AND u.at = to_timestamp(e.at / 1000.0) AND u.key = e.key AND u.ordinal = e.ordinal
    WHERE u.organization_id = ${ctx.organizationId}`;
  return told?.known ?? 0;
}

/** User names that logs know. Each is asked for among the people once more as long as it is nobody's and nobody has decided. */
export async function knowUsers(ctx: Context, names: Iterable<string>): Promise<void> {
  const wanted = new Map([...names].map((name) => [name.toLowerCase(), name]));
  if (wanted.size === 0) return;
  const known = await ctx.tx.$queryRaw<{ name: string; asked: boolean }[]>`
    SELECT lower(name) AS name, person_id IS NULL AND decided_at IS NULL AS asked FROM usage_user
    WHERE organization_id = ${ctx.organizationId} AND lower(name) = ANY (${arrayText([...wanted.keys()])}::text[])`;
  await askAgain(
    ctx,
    known.filter(({ asked }) => asked).map(({ name }) => name),
  );
  for (const { name } of known) wanted.delete(name);
  if (wanted.size === 0) return;
  // In one order for all, so that two sources with new names do not wait for each other.
  const fresh = [...wanted].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, name]) => name);
  await ctx.tx.$executeRaw`
    INSERT INTO usage_user (id, organization_id, name, person_id, created_at)
    SELECT id, ${ctx.organizationId}, name, (person_named(${ctx.organizationId}, name)).person, ${ctx.now}
    FROM unnest(${arrayText(fresh.map(() => ctx.newId("usageUser")))}::text[], ${arrayText(fresh)}::text[]) AS u(id, name)
    ON CONFLICT (organization_id, lower(name)) DO NOTHING`;
}

/** Whoever joined since may be the one: those names are judged again that somebody has in one way or another. */
async function askAgain(ctx: Context, names: readonly string[]): Promise<void> {
  if (names.length === 0) return;
  await ctx.tx.$executeRaw`
    WITH asked AS (SELECT unnest(${arrayText(names)}::text[]) AS name),
    likely AS (
      SELECT name FROM asked WHERE starts_with(name, 'per_')
      UNION SELECT a.name FROM asked a JOIN person h ON lower(h.email) = a.name WHERE h.organization_id = ${ctx.organizationId}
      UNION SELECT a.name FROM asked a JOIN person h ON lower(h.username) = a.name WHERE h.organization_id = ${ctx.organizationId}
      UNION SELECT a.name FROM asked a JOIN person h ON lower(h.employee_number) = a.name WHERE h.organization_id = ${ctx.organizationId})
    UPDATE usage_user u SET person_id = p.id FROM (
      SELECT id, (person_named(${ctx.organizationId}, name)).person AS found FROM usage_user
      WHERE organization_id = ${ctx.organizationId} AND lower(name) IN (SELECT name FROM likely)
        AND person_id IS NULL AND decided_at IS NULL) n JOIN person p ON p.id = n.found
    WHERE u.id = n.id`;
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
