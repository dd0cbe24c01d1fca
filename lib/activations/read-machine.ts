import { query } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { chainOf } from "./activations.sql";
import { componentsOf } from "./find-machine";
import { machineRow, readMachineRows } from "./machine-row";
import { activationIdInput } from "./schema";

const mostFiles = 50;

/** A machine with its components, the machines that had its unit before and after it, its moves and its files. */
export const readMachine = query({
  name: "activations.read-machine",
  permission: "activation:read",
  input: activationIdInput,
  async run(ctx, { activationId }) {
    const [row] = await readMachineRows(ctx, { where: { id: activationId }, orderBy: [{ id: "asc" }], take: 1 });
    if (!row) throw refuse("not-found", { what: "machine" });
    const chain = await ctx.tx.activation.findMany({
      where: { id: { in: await chainOf(ctx, activationId) } },
      orderBy: [{ activatedAt: "asc" }, { endedAt: { sort: "asc", nulls: "last" } }],
      select: {
        id: true,
        name: true,
        hostname: true,
        fingerprint: true,
        activatedAt: true,
        endedAt: true,
        endReason: true,
      },
    });
    const files = await ctx.tx.issuedFile.findMany({
      where: { activationId },
      orderBy: [{ issuedAt: "desc" }, { id: "desc" }],
      take: mostFiles,
      select: { id: true, issuedAt: true, expiresAt: true, encrypted: true },
    });
    return { ...machineRow(row, ctx.now), components: componentsOf(row.components), chain, files };
  },
});

export type MachineDetail = Awaited<ReturnType<typeof readMachine.run>>;
