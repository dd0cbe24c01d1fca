import type { Context } from "@/lib/kernel/operation";
import type { LockedLicense } from "@/lib/licenses/lock-license";
import { deadSince } from "./dead-machine";
import { endActivations } from "./end-activations";

/**
 * Ends the dead machines of a locked licence whose rule frees them. A machine that sends its heartbeat meanwhile is
 * spared: its row is looked at again once it is locked. So is the one that asks.
 */
export async function freeDeadMachines(
  ctx: Context,
  license: LockedLicense,
  { limit = 500, asks = null }: { limit?: number; asks?: string | null } = {},
): Promise<number> {
  const since = deadSince(license.heartbeatSeconds, ctx.now);
  if (license.deadMachines !== "FREE" || since === null) return 0;
  const dead = await ctx.tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM activation
    WHERE organization_id = ${ctx.organizationId} AND license_id = ${license.id} AND ended_at IS NULL
      AND greatest(activated_at, last_heartbeat_at) <= ${since} AND id IS DISTINCT FROM ${asks}
    ORDER BY id LIMIT ${limit} FOR UPDATE`;
  if (dead.length === 0) return 0;
  const rows = await ctx.tx.activation.findMany({ where: { id: { in: dead.map(({ id }) => id) } } });
  await endActivations(ctx, rows, { reason: "DEAD" });
  return rows.length;
}
