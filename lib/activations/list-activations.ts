import type { z } from "zod";
import { keyset, type Page } from "@/lib/kernel/keyset";
import { query, type Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { containing } from "@/lib/kernel/text-search";
import { deadMachineIds } from "./activations.sql";
import { listActivationsInput } from "./list-schema";
import { machineRow, readMachineRows, type MachineRow } from "./machine-row";

const sorts = { activatedAt: "instant", lastHeartbeatAt: "instant?", endedAt: "instant?", name: "text?" } as const;

/** The machines of one licence or of all, active or ended. */
export const listActivations = query({
  name: "activations.list",
  permission: "activation:read",
  input: listActivationsInput,
  async run(ctx, { limit, cursor, sort, ...filters }): Promise<Page<MachineRow>> {
    const { licenseId } = filters;
    if (licenseId && !(await ctx.tx.license.findUnique({ where: { id: licenseId }, select: { id: true } })))
      throw refuse("not-found", { what: "licence" });
    const page = keyset(sorts, { limit, cursor, sort: sort ?? "-activatedAt" });
    const where = await machineWhere(ctx, filters);
    const rows = await readMachineRows(ctx, {
      where: { AND: [where, page.where] },
      orderBy: page.orderBy,
      take: page.take,
    });
    const total = await ctx.tx.activation.count({ where });
    const { items, ...cursors } = page.cut(rows);
    return { items: items.map((row) => machineRow(row, ctx.now)), total, ...cursors };
  },
});

type Filters = Omit<z.output<typeof listActivationsInput>, "limit" | "cursor" | "sort">;

async function machineWhere(ctx: Context, filters: Filters) {
  const { q, licenseId, person, vendor, platform, kind, overage } = filters;
  return {
    AND: [
      await stateWhere(ctx, filters),
      licenseId ? { licenseId } : {},
      person ? { personId: person } : {},
      vendor ? { license: { product: { vendorId: vendor } } } : {},
      platform ? { platform: { equals: platform, mode: "insensitive" } as const } : {},
      kind ? { kind } : {},
      overage ? { overage: true } : {},
      q
        ? {
            OR: [
              { name: containing(q) },
              { hostname: containing(q) },
              { fingerprint: { startsWith: q.replace(/[\\%_]/g, "\\$&") } },
              { person: { displayName: containing(q) } },
              { license: { name: containing(q) } },
            ],
          }
        : {},
    ],
  };
}

async function stateWhere(ctx: Context, { state, licenseId }: Filters) {
  switch (state) {
    case "any":
      return {};
    case "ended":
      return { endedAt: { not: null } };
    case "held":
      return { endedAt: null };
    case "dead":
      return { endedAt: null, id: { in: await deadMachineIds(ctx, licenseId ?? null) } };
    case "active":
      return { endedAt: null, id: { notIn: await deadMachineIds(ctx, licenseId ?? null) } };
  }
}
