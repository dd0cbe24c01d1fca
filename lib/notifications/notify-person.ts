import type { Context } from "@/lib/kernel/operation";

/** Leaves a person a notice, in the transaction that it is about. `data`: the ids of what it is about. */
export async function notifyPerson(
  ctx: Context,
  personId: string,
  kind: string,
  data: Record<string, string>,
): Promise<void> {
  await ctx.tx.notification.create({
    data: {
      id: ctx.newId("notification"),
      organizationId: ctx.organizationId,
      personId,
      kind,
      data,
      createdAt: ctx.now,
    },
  });
}
