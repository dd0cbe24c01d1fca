import { z } from "zod";
import { idField } from "@/lib/kernel/fields";
import { keyset, pageInput } from "@/lib/kernel/keyset";
import { query, type Context } from "@/lib/kernel/operation";
import { DenialCause } from "@/lib/db/generated/enums";
import { useInput } from "./read-pool-use";

const sorts = { at: "instant", times: "number" } as const;
const mostNamed = 100;

/** Check-outs of a pool that were refused, the latest first, each with who held the seats then. */
export const listDenials = query({
  name: "floating.denials",
  permission: "pool:read",
  input: pageInput
    .extend({
      poolId: idField,
      cause: z.enum(DenialCause).optional(),
      /** So many days back from now; all of them, where it is not said. */
      days: useInput.shape.days.unwrap().optional(),
    })
    .strict(),
  async run(ctx, { poolId, cause, days, ...input }) {
    const page = keyset(sorts, { ...input, sort: input.sort ?? "-at" });
    const since = days === undefined ? null : await daysAgo(ctx, days);
    const where = { poolId, ...(cause ? { cause } : {}), ...(since ? { at: { gt: since } } : {}) };
    const rows = await ctx.tx.denial.findMany({
      where: { AND: [where, page.where] },
      orderBy: page.orderBy,
      take: page.take,
      select: {
        id: true,
        at: true,
        lastAt: true,
        user: true,
        host: true,
        personId: true,
        seats: true,
        cause: true,
        detail: true,
        times: true,
        capacity: true,
        inUse: true,
        holders: true,
      },
    });
    const total = await ctx.tx.denial.count({ where });
    const { items, ...cursors } = page.cut(rows);
    const leases = await ctx.tx.lease.findMany({
      where: { id: { in: [...new Set(items.flatMap(({ holders }) => holders.slice(0, mostNamed)))] } },
      select: { id: true, user: true, host: true, seats: true, startedAt: true },
    });
    const known = new Map(leases.map((lease) => [lease.id, lease]));
    const held = (ids: readonly string[]) => ids.flatMap((id) => known.get(id) ?? []);
    return { items: items.map((row) => ({ ...row, holders: held(row.holders) })), total, ...cursors };
  },
});

/** By the database's clock, as denials are written. */
async function daysAgo(ctx: Context, days: number): Promise<Date> {
  const [row] = await ctx.tx.$queryRaw<{ at: Date }[]>`SELECT lease_now() - make_interval(days => ${days}::int) AS at`;
  return row?.at ?? ctx.now;
}

export type DenialRow = Awaited<ReturnType<typeof listDenials.run>>["items"][number];
