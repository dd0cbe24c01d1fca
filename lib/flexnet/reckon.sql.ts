import { z } from "zod";
import { UsageEventKind } from "@/lib/db/generated/enums";
import type { Context } from "@/lib/kernel/operation";
import type { EndedLease, OpenLease } from "./lease-book";
import type { LogEvent } from "./log-reader";

/** Leases are forgotten from an instant on: those that began later are gone, those that ended later are open again. */
export async function forgetFrom(ctx: Context, sourceId: string, at: Date): Promise<void> {
  await ctx.tx.usageLease.deleteMany({
    where: { sourceId, OR: [{ fromAt: { gte: at } }, { began: "BEFORE", untilAt: { gte: at } }] },
  });
  await ctx.tx.usageLease.updateMany({
    where: { sourceId, untilAt: { gte: at } },
    data: { untilAt: null, untilPosition: null, ended: null },
  });
  await ctx.tx.$executeRaw`
    UPDATE usage_source SET derived_until = least(derived_until, ${new Date(at.getTime() - 1)})
    WHERE organization_id = ${ctx.organizationId} AND id = ${sourceId}`;
}

const row = z.object({
  at: z.date(),
  key: z.string(),
  ordinal: z.int(),
  position: z.int(),
  kind: z.enum(UsageEventKind),
  daemon: z.string(),
  feature: z.string(),
  user: z.string(),
  host: z.string(),
  seats: z.int(),
});

/** The next events after an instant, whole seconds of them. */
export async function nextEvents(
  ctx: Context,
  sourceId: string,
  after: Date | null,
  about: number,
): Promise<{ events: LogEvent[]; more: boolean }> {
  const from = after ?? new Date(0);
  const [cut] = await ctx.tx.$queryRaw<{ at: Date }[]>`
    SELECT at FROM usage_event WHERE organization_id = ${ctx.organizationId} AND source_id = ${sourceId} AND at > ${from}
    ORDER BY at OFFSET ${about - 1} LIMIT 1`;
  const rows = await ctx.tx.$queryRaw<unknown[]>`
    SELECT at, key, ordinal, position, kind::text, daemon, feature, "user", host, seats FROM usage_event
    WHERE organization_id = ${ctx.organizationId} AND source_id = ${sourceId} AND at > ${from}
      AND at <= ${cut?.at ?? new Date("9999-12-31T00:00:00Z")}
    ORDER BY at, position, key, ordinal`;
  const events = rows.map((found) => {
    const { at, ...event } = row.parse(found);
    return { ...event, at: at.getTime(), line: 0, detail: null };
  });
  return { events, more: cut !== undefined };
}

export async function openLeases(ctx: Context, sourceId: string): Promise<OpenLease[]> {
  const rows = await ctx.tx.usageLease.findMany({
    where: { sourceId, untilAt: null },
    orderBy: [{ fromAt: "asc" }, { fromPosition: "asc" }, { id: "asc" }],
    include: { user: { select: { name: true } } },
  });
  return rows.map(({ id, daemon, feature, user, host, seats, fromAt, fromPosition }) => ({
    id,
    daemon,
    feature,
    user: user.name,
    host,
    seats,
    from: fromAt.getTime(),
    fromPosition,
  }));
}

/** Daemons that started within a span of coverage up to an instant; `*` where the server did. */
export async function startsWithin(ctx: Context, sourceId: string, from: Date, until: Date): Promise<string[]> {
  const rows = await ctx.tx.$queryRaw<{ daemon: string }[]>`
    SELECT DISTINCT CASE WHEN kind::text LIKE 'SERVER%' THEN '*' ELSE daemon END AS daemon FROM usage_event
    WHERE organization_id = ${ctx.organizationId} AND source_id = ${sourceId} AND at >= ${from} AND at <= ${until}
      AND kind IN ('SERVER_STARTED', 'SERVER_STOPPED', 'DAEMON_STARTED', 'DAEMON_STOPPED')`;
  return rows.map(({ daemon }) => daemon);
}

/** Writes what reckoning found: rows that are known are ended (or hold fewer seats now), the others are made. */
export async function writeLeases(
  ctx: Context,
  sourceId: string,
  userIds: ReadonlyMap<string, string>,
  ended: readonly EndedLease[],
  open: readonly OpenLease[],
): Promise<void> {
  const known = ended.filter(({ id }) => id !== null);
  if (known.length > 0)
    await ctx.tx.$executeRaw`
      UPDATE usage_lease l SET seats = e.seats, until_at = to_timestamp(e."until" / 1000.0), until_position = e."untilPosition",
        ended = e.ended::usage_lease_end
      FROM jsonb_to_recordset(${JSON.stringify(known)}::jsonb) AS e(id text, seats int, "until" bigint, "untilPosition" int, ended text)
      WHERE l.organization_id = ${ctx.organizationId} AND l.id = e.id`;
  const still = open.filter(({ id }) => id !== null);
  if (still.length > 0)
    await ctx.tx.$executeRaw`
      UPDATE usage_lease l SET seats = o.seats FROM jsonb_to_recordset(${JSON.stringify(still)}::jsonb) AS o(id text, seats int)
      WHERE l.organization_id = ${ctx.organizationId} AND l.id = o.id AND l.seats <> o.seats`;
  const made = [
    ...ended,
    ...open.map((lease) => ({ ...lease, began: "OUT", until: null, untilPosition: null, ended: null })),
  ]
    .filter(({ id }) => id === null)
    .map((lease) => ({ ...lease, id: ctx.newId("usageLease"), userId: userIds.get(lease.user.toLowerCase()) }));
  if (made.length > 0)
    await ctx.tx.$executeRaw`
      INSERT INTO usage_lease (id, organization_id, source_id, daemon, feature, user_id, host, seats, began, from_at, from_position,
        until_at, until_position, ended)
      SELECT id, ${ctx.organizationId}, ${sourceId}, daemon, feature, "userId", host, seats, began::usage_lease_began,
        to_timestamp("from" / 1000.0), "fromPosition", to_timestamp("until" / 1000.0), "untilPosition", ended::usage_lease_end
      FROM jsonb_to_recordset(${JSON.stringify(made)}::jsonb) AS m(id text, daemon text, feature text, "userId" text, host text,
        seats int, began text, "from" bigint, "fromPosition" int, "until" bigint, "untilPosition" int, ended text)`;
}
