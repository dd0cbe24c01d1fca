import { command } from "@/lib/kernel/operation";
import { endActivations } from "./end-activations";
import { lockActivation } from "./lock-activation";
import { deactivateInput } from "./schema";

/** A client program gives its machine's unit back; of a machine that has ended already nothing is changed. */
export const deactivateMachine = command({
  name: "activations.deactivate",
  permission: "client:use",
  input: deactivateInput,
  async run(ctx, { activationId, reason }) {
    const { activation } = await lockActivation(ctx, activationId);
    if (activation.endedAt === null) await endActivations(ctx, [activation], { reason: "DEACTIVATED", note: reason });
    return { id: activation.id, licenseId: activation.licenseId, endedAt: activation.endedAt ?? ctx.now };
  },
});
