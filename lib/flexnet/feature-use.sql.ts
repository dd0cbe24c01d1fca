import { z } from "zod";
import { Prisma } from "@/lib/db/generated/client";
import type { Context } from "@/lib/kernel/operation";

type Window = { from: Date; until: Date };
const most = 20;

const use = { seatHours: z.number(), checkOuts: z.int(), denials: z.int() };
const user = z.object({ name: z.string(), personId: z.string().nullable(), person: z.string().nullable(), ...use });
const host = z.object({ name: z.string(), ...use });

/** Leases of a feature within a window, each clipped to it; one that is still out lasts to the last line. */
const clipped = (ctx: Context, sourceId: string, feature: string, { from, until }: Window) => Prisma.sql`
  SELECT l.user_id, l.host, l.from_at >= ${from} AND l.began = 'OUT' AS began, l.seats * extract(epoch FROM
    least(coalesce(l.until_at, s.last_line_at), ${until}::timestamptz) - greatest(l.from_at, ${from}::timestamptz)) / 3600.0 AS hours
  FROM usage_lease l JOIN usage_source s ON s.id = l.source_id
  WHERE l.organization_id = ${ctx.organizationId} AND l.source_id = ${sourceId} AND l.feature = ${feature}
    AND l.from_at < ${until} AND coalesce(l.until_at, s.last_line_at) >= ${from}`;

const denied = (ctx: Context, sourceId: string, feature: string, { from, until }: Window) => Prisma.sql`
  SELECT "user", host, detail, at FROM usage_event WHERE organization_id = ${ctx.organizationId} AND source_id = ${sourceId}
    AND at >= ${from} AND at < ${until} AND kind = 'DENIED' AND feature = ${feature}`;

/** Who used a feature most, in licence hours; with the person, where the name is known to be one's. */
export async function topUsers(ctx: Context, sourceId: string, feature: string, window: Window) {
  const rows = await ctx.tx.$queryRaw<unknown[]>`
    WITH held AS (SELECT user_id, sum(hours)::float8 AS hours, count(*) FILTER (WHERE began)::int AS outs
        FROM (${clipped(ctx, sourceId, feature, window)}) c GROUP BY user_id),
      no AS (SELECT u.id AS user_id, count(*)::int AS times FROM (${denied(ctx, sourceId, feature, window)}) d
        JOIN usage_user u ON u.organization_id = ${ctx.organizationId} AND lower(u.name) = lower(d."user") GROUP BY u.id)
    SELECT u.name, u.person_id AS "personId", p.display_name AS person, coalesce(h.hours, 0) AS "seatHours",
      coalesce(h.outs, 0) AS "checkOuts", coalesce(no.times, 0) AS denials
    FROM held h FULL JOIN no USING (user_id) JOIN usage_user u ON u.id = user_id LEFT JOIN person p ON p.id = u.person_id
    ORDER BY coalesce(h.hours, 0) DESC, u.name LIMIT ${most}`;
  return rows.map((row) => user.parse(row));
}

export async function topHosts(ctx: Context, sourceId: string, feature: string, window: Window) {
  const rows = await ctx.tx.$queryRaw<unknown[]>`
    WITH held AS (SELECT host, sum(hours)::float8 AS hours, count(*) FILTER (WHERE began)::int AS outs
        FROM (${clipped(ctx, sourceId, feature, window)}) c GROUP BY host),
      no AS (SELECT host, count(*)::int AS times FROM (${denied(ctx, sourceId, feature, window)}) d GROUP BY host)
    SELECT host AS name, coalesce(h.hours, 0) AS "seatHours", coalesce(h.outs, 0) AS "checkOuts", coalesce(no.times, 0) AS denials
    FROM held h FULL JOIN no USING (host) ORDER BY coalesce(h.hours, 0) DESC, host LIMIT ${most}`;
  return rows.map((row) => host.parse(row));
}

const cause = z.object({ detail: z.string().nullable(), times: z.int(), lastAt: z.date() });

/** Why a feature was denied, in the server's words, the most frequent first. */
export async function denialCauses(ctx: Context, sourceId: string, feature: string, window: Window) {
  const rows = await ctx.tx.$queryRaw<unknown[]>`
    SELECT detail, count(*)::int AS times, max(at) AS "lastAt" FROM (${denied(ctx, sourceId, feature, window)}) d
    GROUP BY detail ORDER BY count(*) DESC, detail LIMIT ${most}`;
  return rows.map((row) => cause.parse(row));
}
