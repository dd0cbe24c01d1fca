import type { Context } from "@/lib/kernel/operation";

/** User names that the logs of a source know: of those who held a licence, and of those who were only turned away or kept waiting. */
export async function usersOfSource(ctx: Context, sourceId: string) {
  const turnedAway = await ctx.tx.$queryRaw<{ id: string }[]>`
    SELECT u.id FROM usage_user u WHERE u.organization_id = ${ctx.organizationId} AND EXISTS (
      SELECT 1 FROM usage_event e WHERE e.source_id = ${sourceId} AND lower(e."user") = lower(u.name)
        AND e.kind IN ('DENIED', 'QUEUED', 'DEQUEUED', 'UNSUPPORTED'))`;
  return { OR: [{ leases: { some: { sourceId } } }, { id: { in: turnedAway.map(({ id }) => id) } }] };
}
