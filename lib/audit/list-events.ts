import { z } from "zod";
import type { Prisma } from "@/lib/db/generated/client";
import { addDays, startOfDay } from "@/lib/kernel/calendar";
import { keyset, pageInput, type Page } from "@/lib/kernel/keyset";
import { query, type Context } from "@/lib/kernel/operation";
import { readTrail, type TrailEntry } from "./trail-entry";

const day = z.iso.date("is a date such as 2027-03-12").optional();

const listEventsInput = pageInput
  .extend({
    /** An event type, such as `seat.assigned`, or its first part, such as `seat`. */
    type: z.string().max(80).optional(),
    /** An account, API token, or person who acted; or the name of a durable function. */
    actor: z.string().max(80).optional(),
    /** A thing that the event is about or concerns. */
    subject: z.string().max(80).optional(),
    kind: z.string().max(40).optional(),
    from: day,
    to: day,
    /** A request id: everything that one request did. */
    request: z.string().max(80).optional(),
  })
  .strict();

type Filters = Omit<z.output<typeof listEventsInput>, "limit" | "cursor" | "sort">;

/** The trail, newest first. It is counted for its first page, since that takes as long as it is. */
export const listEvents = query({
  name: "audit.list",
  permission: "audit:read",
  input: listEventsInput,
  async run(ctx, { limit, cursor, sort, ...filters }): Promise<Page<TrailEntry>> {
    const keys = keyset({ at: "instant" }, { limit, cursor, sort: sort ?? "-at" });
    const where = await whereOf(ctx, filters);
    const total = keys.counted ?? (await ctx.tx.auditEvent.count({ where }));
    const events = await ctx.tx.auditEvent.findMany({
      where: { AND: [where, keys.where] },
      orderBy: keys.orderBy,
      take: keys.take,
    });
    const page = keys.cut(events, total);
    return { ...page, total, items: await readTrail(ctx.tx, page.items) };
  },
});

async function whereOf(ctx: Context, filters: Filters): Promise<Prisma.AuditEventWhereInput> {
  const { timeZone } = await ctx.tx.organization.findUniqueOrThrow({
    where: { id: ctx.organizationId },
    select: { timeZone: true },
  });
  const from = filters.from ? startOfDay(timeZone, new Date(filters.from)) : undefined;
  const to = filters.to ? startOfDay(timeZone, addDays(new Date(filters.to), 1)) : undefined;
  const clauses: Prisma.AuditEventWhereInput[] = [];
  if (filters.type)
    clauses.push(filters.type.includes(".") ? { type: filters.type } : { type: { startsWith: `${filters.type}.` } });
  if (filters.actor) clauses.push({ OR: [{ actorId: filters.actor }, { actorPersonId: filters.actor }] });
  if (filters.subject) clauses.push(concerning(filters.subject));
  if (filters.kind) clauses.push({ subjectKind: filters.kind });
  if (filters.request) clauses.push({ requestId: filters.request });
  if (from || to) clauses.push({ at: { ...(from ? { gte: from } : {}), ...(to ? { lt: to } : {}) } });
  return { AND: clauses };
}

const concerning = (id: string): Prisma.AuditEventWhereInput => ({ OR: [{ subjectId: id }, { related: { has: id } }] });

/** The history of one thing: events about it and those that concern it, newest first. */
export const objectHistory = query({
  name: "audit.history",
  permission: "audit:read",
  input: pageInput.extend({ subjectId: z.string() }).strict(),
  async run(ctx, { subjectId, limit, cursor }): Promise<Page<TrailEntry>> {
    const keys = keyset({ at: "instant" }, { limit, cursor, sort: "-at" });
    const where = concerning(subjectId);
    const total = keys.counted ?? (await ctx.tx.auditEvent.count({ where }));
    const events = await ctx.tx.auditEvent.findMany({
      where: { AND: [where, keys.where] },
      orderBy: keys.orderBy,
      take: keys.take,
    });
    const page = keys.cut(events, total);
    return { ...page, total, items: await readTrail(ctx.tx, page.items) };
  },
});

/** Every event type that occurs, for the filter. Read from an index of a few distinct values, recursively. */
export const listEventTypes = query({
  name: "audit.types",
  permission: "audit:read",
  input: z.strictObject({}),
  quiet: true,
  async run(ctx): Promise<string[]> {
    const rows = await ctx.tx.$queryRaw<{ type: string }[]>`
      WITH RECURSIVE kinds AS (
        SELECT min(type) AS type FROM audit_event WHERE organization_id = ${ctx.organizationId}
        UNION ALL
        SELECT (SELECT min(e.type) FROM audit_event e WHERE e.organization_id = ${ctx.organizationId} AND e.type > kinds.type)
        FROM kinds WHERE kinds.type IS NOT NULL
      )
      SELECT type FROM kinds WHERE type IS NOT NULL`;
    return rows.map((row) => row.type);
  },
});
