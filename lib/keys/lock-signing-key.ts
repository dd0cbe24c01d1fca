import type { Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";

/** A signing key as it is now, locked: two who replace or end it take turns, and whoever signs with it is waited for. */
export async function lockSigningKey(ctx: Context, signingKeyId: string) {
  const locked = await ctx.tx.$queryRaw<unknown[]>`
    SELECT 1 FROM signing_key WHERE organization_id = ${ctx.organizationId} AND id = ${signingKeyId} FOR UPDATE`;
  if (locked.length === 0) throw refuse("not-found", { what: "signing key" });
  return ctx.tx.signingKey.findUniqueOrThrow({ where: { id: signingKeyId } });
}
