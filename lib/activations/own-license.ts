import type { Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { fingerprintHash } from "@/lib/keys/key-text";

/** A client program acts on the licence of its key alone: any other is not found. */
export function requireOwnLicense(ctx: Context, licenseId: string, what = "licence"): void {
  if (ctx.actor.kind === "license" && ctx.actor.licenseId !== licenseId) throw refuse("not-found", { what });
}

/** A key that was issued for one machine does nothing to another of its licence. */
export function requireBoundMachine({ actor }: Context, fingerprint: string): void {
  if (actor.kind !== "license" || actor.boundTo === null) return;
  if (actor.boundTo !== fingerprintHash(fingerprint)) throw refuse("key-bound-elsewhere");
}
