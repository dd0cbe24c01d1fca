import type { Prisma } from "@/lib/db/generated/client";
import { organizationDay } from "@/lib/licenses/organization-day";
import { stateColumns, stateOn } from "@/lib/licenses/license-state";
import type { Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { poolNumbers } from "./pool-view.sql";

const columns = {
  id: true,
  licenseId: true,
  name: true,
  createdAt: true,
  archivedAt: true,
  version: true,
  seats: true,
  holderRule: true,
  leaseSeconds: true,
  heartbeatSeconds: true,
  longestSeconds: true,
  idleSeconds: true,
  pickupSeconds: true,
  headSeconds: true,
  feature: { select: { id: true, code: true, name: true } },
  license: { select: { name: true, leaseSeconds: true, overage: true, overagePercent: true, ...stateColumns } },
} satisfies Prisma.PoolSelect;

/** How long a lease runs without a heartbeat where neither the pool nor its licence says, seconds. */
export const usualLeaseSeconds = 900;

type Wanted = Pick<Prisma.PoolFindManyArgs, "where" | "orderBy" | "take">;

/** The columns of some pools, from which `poolFacts` makes what is told of them. */
export const poolRows = (ctx: Context, wanted: Wanted) => ctx.tx.pool.findMany({ ...wanted, select: columns });

type PoolRow = Awaited<ReturnType<typeof poolRows>>[number];

/** What a pool is called, its settings, whether its licence is in force, and its numbers at this moment. */
export async function poolFacts(ctx: Context, rows: readonly PoolRow[]) {
  const ids = rows.map(({ id }) => id);
  const [numbers, { today }] = [await poolNumbers(ctx, ids), await organizationDay(ctx)];
  return rows.flatMap(({ feature, license, ...pool }) => {
    const own = numbers.get(pool.id);
    if (!own) return [];
    const { name, overage, overagePercent, leaseSeconds, ...terms } = license;
    return [
      {
        ...pool,
        ...own,
        license: name,
        state: stateOn(terms, today),
        feature: feature?.code ?? null,
        featureName: feature?.name ?? null,
        leaseSecondsInForce: pool.leaseSeconds ?? leaseSeconds ?? usualLeaseSeconds,
        overage,
        overagePercent,
      },
    ];
  });
}

/** One pool as it stands, after a command has made or changed it. */
export async function poolAfter(ctx: Context, poolId: string): Promise<PoolFacts> {
  const [pool] = await poolFacts(ctx, await poolRows(ctx, { where: { id: poolId } }));
  if (!pool) throw refuse("not-found", { what: "pool" });
  return pool;
}

export type PoolFacts = Awaited<ReturnType<typeof poolFacts>>[number];
