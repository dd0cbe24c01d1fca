import type { Context } from "@/lib/kernel/operation";
import { diesAt, isDead } from "./dead-machine";

const relations = {
  license: {
    select: {
      id: true,
      name: true,
      metric: true,
      heartbeatSeconds: true,
      deadMachines: true,
      moveNeedsApproval: true,
      product: { select: { id: true, name: true, vendor: { select: { id: true, name: true } } } },
    },
  },
  person: { select: { id: true, displayName: true, status: true } },
  moves: {
    where: { status: "PENDING" },
    select: { id: true, createdAt: true, askedBy: { select: { id: true, displayName: true } } },
  },
} as const;

type ReadRows = { where: object; orderBy: object[]; take: number };

/** Activations with their licence, user and the move that waits. */
export function readMachineRows(ctx: Context, args: ReadRows) {
  return ctx.tx.activation.findMany({ ...args, include: relations });
}

type Read = Awaited<ReturnType<typeof readMachineRows>>[number];

export type MachineState = "ACTIVE" | "DEAD" | "ENDED";

/** A machine as people see it in a list. */
export function machineRow({ organizationId: _organization, components: _components, moves, ...row }: Read, now: Date) {
  const { heartbeatSeconds } = row.license;
  const state: MachineState = row.endedAt ? "ENDED" : isDead(row, heartbeatSeconds, now) ? "DEAD" : "ACTIVE";
  return {
    ...row,
    state,
    heartbeatSeconds,
    expiresAt: row.endedAt ? null : diesAt(row, heartbeatSeconds),
    waitingMove: moves[0] ?? null,
  };
}

export type MachineRow = ReturnType<typeof machineRow>;
