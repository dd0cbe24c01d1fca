import { z } from "zod";
import { UsageEventKind } from "@/lib/db/generated/enums";
import type { Context } from "@/lib/kernel/operation";
import { arrayText } from "./array-text";
import type { BookEvent, EndedLease, OpenLease } from "./lease-book";

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

const rows = z.array(
  z.tuple([z.int(), z.int(), z.enum(UsageEventKind), z.string(), z.string(), z.string(), z.string(), z.int()]),
);

/** The next events after an instant, whole seconds of them. `about`: how many, unless there are more in one second. */
export async function nextEvents(
  ctx: Context,
  sourceId: string,
  after: Date | null,
  about: number,
): Promise<{ events: BookEvent[]; more: boolean }> {
  for (let most = about; ; most *= 2) {
    const events = await firstEvents(ctx, sourceId, after ?? new Date(0), most);
    if (events.length < most) return { events, more: false };
    const last = events.at(-1)?.at;
    const whole = events.filter(({ at }) => at !== last);
    if (whole.length > 0) return { events: whole, more: true };
  }
}

/** As one text: reading thousands of rows one by one takes the driver and Prisma several times as long. */
async function firstEvents(ctx: Context, sourceId: string, after: Date, most: number): Promise<BookEvent[]> {
  const [found] = await ctx.tx.$queryRaw<{ told: string }[]>`
    SELECT coalesce(json_agg(json_build_array((extract(epoch FROM at) * 1000)::bigint, position, kind, daemon, feature, "user", host, seats)), '[]')::text AS told
    FROM (
      SELECT * FROM usage_event
      WHERE organization_id = ${ctx.organizationId} AND source_id = ${sourceId} AND at > ${after}
      ORDER BY at, position, key, ordinal LIMIT ${most}) e`;
  const told = rows.parse(JSON.parse(found?.told ?? "[]"));
  return told.map(([at, position, kind, daemon, feature, user, host, seats]) => ({
    ...{ at, position, kind, daemon, feature, user, host, seats },
  }));
}

const openRows = z.array(
  z.strictObject({
    id: z.string(),
    daemon: z.string(),
    feature: z.string(),
    user: z.string(),
    host: z.string(),
    seats: z.int(),
    from: z.int(),
    fromPosition: z.int(),
  }),
);

export async function openLeases(ctx: Context, sourceId: string): Promise<OpenLease[]> {
  const [found] = await ctx.tx.$queryRaw<{ told: string }[]>`
    SELECT coalesce(json_agg(json_build_object('id', id, 'daemon', daemon, 'feature', feature, 'user', name, 'host', host,
      'seats', seats, 'from', (extract(epoch FROM from_at) * 1000)::bigint, 'fromPosition', from_position)), '[]')::text AS told
    FROM (
      SELECT l.*, u.name FROM usage_lease l JOIN usage_user u ON u.id = l.user_id
      WHERE l.organization_id = ${ctx.organizationId} AND l.source_id = ${sourceId} AND l.until_at IS NULL
      ORDER BY l.from_at, l.from_position, l.id) o`;
  return openRows.parse(JSON.parse(found?.told ?? "[]"));
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
  ended: readonly EndedLease[],
  open: readonly OpenLease[],
): Promise<void> {
  const known = ended.filter(({ id }) => id !== null);
  if (known.length > 0)
    await ctx.tx.$executeRaw`
      UPDATE usage_lease l SET seats = e.seats, until_at = to_timestamp(e.ends / 1000.0), until_position = e.position,
        ended = e.ended::usage_lease_end
      FROM unnest(${arrayText(known.map(({ id }) => id))}::text[], ${arrayText(known.map(({ seats }) => seats))}::int[],
        ${arrayText(known.map(({ until }) => until))}::bigint[], ${arrayText(known.map(({ untilPosition }) => untilPosition))}::int[],
        ${arrayText(known.map((lease) => lease.ended))}::text[]) AS e(id, seats, ends, position, ended)
      WHERE l.organization_id = ${ctx.organizationId} AND l.id = e.id`;
  const still = open.filter(({ id }) => id !== null);
  if (still.length > 0)
    await ctx.tx.$executeRaw`
      UPDATE usage_lease l SET seats = o.seats
      FROM unnest(${arrayText(still.map(({ id }) => id))}::text[], ${arrayText(still.map(({ seats }) => seats))}::int[]) AS o(id, seats)
      WHERE l.organization_id = ${ctx.organizationId} AND l.id = o.id AND l.seats <> o.seats`;
  await makeLeases(ctx, sourceId, [
    ...ended.filter(({ id }) => id === null),
    ...open
      .filter(({ id }) => id === null)
      .map((lease) => ({ ...lease, began: "OUT" as const, until: null, untilPosition: null, ended: null })),
  ]);
}

type Made = OpenLease &
  Pick<EndedLease, "began"> & { [name in "until" | "untilPosition" | "ended"]: EndedLease[name] | null };

/** The events of a lease have made its user known. */
async function makeLeases(ctx: Context, sourceId: string, made: readonly Made[]): Promise<void> {
  if (made.length === 0) return;
  const column = (name: keyof Made) => arrayText(made.map((lease) => lease[name]));
  await ctx.tx.$executeRaw`
    INSERT INTO usage_lease (id, organization_id, source_id, daemon, feature, user_id, host, seats, began, from_at, from_position,
      until_at, until_position, ended)
    SELECT m.id, ${ctx.organizationId}, ${sourceId}, daemon, feature, u.id, host, seats, began::usage_lease_began,
      to_timestamp(begins / 1000.0), from_position, to_timestamp(ends / 1000.0), until_position, ended::usage_lease_end
    FROM unnest(${arrayText(made.map(() => ctx.newId("usageLease")))}::text[], ${column("daemon")}::text[], ${column("feature")}::text[],
      ${column("user")}::text[], ${column("host")}::text[], ${column("seats")}::int[], ${column("began")}::text[],
      ${column("from")}::bigint[], ${column("fromPosition")}::int[], ${column("until")}::bigint[],
      ${column("untilPosition")}::int[], ${column("ended")}::text[])
      AS m(id, daemon, feature, name, host, seats, began, begins, from_position, ends, until_position, ended)
    LEFT JOIN usage_user u ON u.organization_id = ${ctx.organizationId} AND lower(u.name) = lower(m.name)`;
}
