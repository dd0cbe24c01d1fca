import { keyset, type Page } from "@/lib/kernel/keyset";
import { query, type Context } from "@/lib/kernel/operation";
import { compareComponents, type ComponentComparison } from "./match-machine";
import { componentsOf } from "./find-machine";
import { listMovesInput } from "./list-schema";
import { isAsker } from "./lock-move";
import { machineInput, type MachineInput } from "./schema";

/** Moves to other hardware, of one licence or of all, newest first: what the new machine is, against the old one. */
export const listMoves = query({
  name: "activations.list-moves",
  permission: "activation:read",
  input: listMovesInput,
  async run(ctx, { licenseId, status, limit, cursor, sort }): Promise<Page<MoveRow>> {
    const page = keyset({ createdAt: "instant" }, { limit, cursor, sort: sort ?? "-createdAt" });
    const where = { ...(licenseId ? { licenseId } : {}), ...(status ? { status } : {}) };
    const rows = await readMoves(ctx, { where: { AND: [where, page.where] }, orderBy: page.orderBy, take: page.take });
    const total = await ctx.tx.activationMove.count({ where });
    const { items, ...cursors } = page.cut(rows);
    return { items: items.map((row) => moveRow(ctx, row)), total, ...cursors };
  },
});

type ReadMoves = { where: object; orderBy: object[]; take: number };

function readMoves(ctx: Context, args: ReadMoves) {
  return ctx.tx.activationMove.findMany({
    ...args,
    include: {
      license: { select: { id: true, name: true } },
      askedBy: { select: { id: true, displayName: true } },
      activation: {
        select: {
          id: true,
          name: true,
          hostname: true,
          fingerprint: true,
          components: true,
          person: { select: { id: true, displayName: true } },
        },
      },
    },
  });
}

export type MoveRow = ReturnType<typeof moveRow>;

function moveRow(ctx: Context, row: Awaited<ReturnType<typeof readMoves>>[number]) {
  const { components, ...from } = row.activation;
  const to: MachineInput = machineInput.parse(row.machine);
  const comparison: ComponentComparison[] = compareComponents(componentsOf(components), to.components);
  return {
    id: row.id,
    status: row.status,
    createdAt: row.createdAt,
    decidedAt: row.decidedAt,
    reason: row.reason,
    outcomeNote: row.outcomeNote,
    license: row.license,
    askedBy: row.askedBy,
    isOwn: isAsker(ctx.actor, row),
    from,
    to: { fingerprint: to.fingerprint, name: to.name, hostname: to.hostname, platform: to.platform },
    comparison,
  };
}
