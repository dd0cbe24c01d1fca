import type { Prisma } from "@/lib/db/generated/client";
import type { Tx } from "@/lib/db/scoped";
import type { Runtime } from "./runtime";

export type Emitted = { name: string; data: Prisma.InputJsonObject };

/** Writes what must be told after commit, in the transaction of the change; the relay sends it with the row id as event id. */
export async function writeOutbox(
  tx: Tx,
  runtime: Runtime,
  organizationId: string,
  emitted: readonly Emitted[],
  now: Date,
): Promise<void> {
  if (emitted.length === 0) return;
  const data = emitted.map((event) => ({
    id: runtime.newId("outbox"),
    organizationId,
    name: event.name,
    data: { ...event.data, organizationId },
    createdAt: now,
  }));
  await tx.outbox.createMany({ data });
}
