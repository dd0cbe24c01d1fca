import type { Context } from "@/lib/kernel/operation";

/** Marks keys as replaced, each by its own new one, in one statement. The caller has locked their licences. */
export async function markReplaced(ctx: Context, pairs: readonly { old: string; fresh: string }[]): Promise<void> {
  const old = pairs.map((pair) => pair.old);
  const fresh = pairs.map((pair) => pair.fresh);
  await ctx.tx.$executeRaw`
    UPDATE license_key k SET replaced_at = ${ctx.now}, replaced_by_id = pair.fresh, version = version + 1
    FROM unnest(${old}::text[], ${fresh}::text[]) AS pair (old, fresh)
    WHERE k.organization_id = ${ctx.organizationId} AND k.id = pair.old`;
}
