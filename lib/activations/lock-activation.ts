import type { ActivationEnd } from "@/lib/db/generated/enums";
import { dayInWords } from "@/lib/kernel/calendar";
import type { Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { lockLicense } from "@/lib/licenses/lock-license";
import { requireBoundMachine, requireOwnLicense } from "./own-license";

/**
 * An activation with its licence locked: two who end or move it take turns. To a client of another licence it
 * is not there; a key that is bound to another machine is refused.
 */
export async function lockActivation(ctx: Context, activationId: string) {
  const found = await ctx.tx.activation.findUnique({ where: { id: activationId }, select: { licenseId: true } });
  if (!found) throw refuse("not-found", { what: "machine" });
  requireOwnLicense(ctx, found.licenseId, "machine");
  const license = await lockLicense(ctx, found.licenseId);
  const activation = await ctx.tx.activation.findUniqueOrThrow({ where: { id: activationId } });
  requireBoundMachine(ctx, activation.fingerprint);
  return { activation, license };
}

/** The machine of the person who acts; anybody else's is not there. */
export async function lockOwnMachine(ctx: Context, activationId: string) {
  const person = ctx.actor.kind === "account" ? ctx.actor.personId : null;
  if (person === null) throw refuse("no-person-behind-account");
  const locked = await lockActivation(ctx, activationId);
  if (locked.activation.personId !== person) throw refuse("not-found", { what: "machine" });
  return locked;
}

const why: Record<ActivationEnd, string> = {
  DEACTIVATED: "was deactivated",
  MOVED: "gave its unit to other hardware",
  DEAD: "was freed for want of heartbeats",
  LEFT: "was freed because its user left",
};

export function activationEnded({ endReason, endedAt }: { endReason: ActivationEnd | null; endedAt: Date | null }) {
  return refuse("activation-ended", {
    why: why[endReason ?? "DEACTIVATED"],
    endedOn: endedAt ? dayInWords(endedAt) : null,
  });
}
