import type { Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { orRefuse } from "@/lib/kernel/unique-violation";
import type { LockedLicense } from "@/lib/licenses/lock-license";
import { activationView, type ActivationRow } from "./activation-view";
import { moveUnit, requireMovable } from "./move-unit";
import type { MachineInput } from "./schema";
import { tellAdmins } from "./tell-about-move";

type Ask = { activation: ActivationRow; license: LockedLicense; machine: MachineInput; reason: string | null };

/** A move that is done, or that waits for an admin's decision where the licence says so. */
export async function askForMove(ctx: Context, ask: Ask) {
  const { activation, license, machine, reason } = ask;
  const asked = {
    id: ctx.newId("activationMove"),
    organizationId: ctx.organizationId,
    licenseId: license.id,
    activationId: activation.id,
    machine,
    reason,
    askedByPersonId: ctx.actor.kind === "account" ? ctx.actor.personId : null,
    askedByAccountId: ctx.actor.kind === "account" ? ctx.actor.accountId : null,
    createdAt: ctx.now,
  };
  if (!license.moveNeedsApproval) {
    const fresh = await moveUnit(ctx, ask, reason);
    await ctx.tx.activationMove.create({ data: { ...asked, status: "DONE", decidedAt: ctx.now } });
    return { status: "done" as const, moveId: asked.id, activation: activationView(fresh, license.heartbeatSeconds) };
  }
  await requireMovable(ctx, ask);
  const move = await orRefuse(
    () => ctx.tx.activationMove.create({ data: asked }),
    () => refuse("move-waiting-already"),
  );
  const related = [license.id, activation.id, activation.personId];
  ctx.record(
    "activation-move.asked",
    { kind: "activation-move", id: move.id },
    { after: { ...move, machine: machine.fingerprint, reason: null }, reason, related },
  );
  await tellAdmins(ctx, move, license);
  return {
    status: "waiting" as const,
    moveId: move.id,
    activation: activationView(activation, license.heartbeatSeconds),
  };
}
