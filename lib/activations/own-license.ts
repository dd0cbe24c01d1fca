import type { Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { fingerprintHash } from "@/lib/keys/key-text";

/** A client program acts on the licence of its key alone: any other is not found. */
export function requireOwnLicense(ctx: Context, licenseId: string, what = "licence"): void {
  if (ctx.actor.kind === "license" && ctx.actor.licenseId !== licenseId) throw refuse("not-found", { what });
}

/** A key that was issued for one machine activates no other. */
export async function requireBoundMachine(ctx: Context, fingerprint: string): Promise<void> {
  if (ctx.actor.kind !== "license") return;
  const key = await ctx.tx.licenseKey.findUnique({ where: { id: ctx.actor.keyId }, select: { fingerprint: true } });
  if (key?.fingerprint && key.fingerprint !== fingerprintHash(fingerprint)) throw refuse("key-bound-elsewhere");
}
