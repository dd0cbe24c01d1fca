import { command } from "@/lib/kernel/operation";
import { askForMove } from "./ask-for-move";
import { lockActivation } from "./lock-activation";
import { moveInput } from "./schema";

/** Gives the unit of a machine to other hardware. */
export const moveActivation = command({
  name: "activations.move",
  permission: "activation:write",
  input: moveInput,
  async run(ctx, { activationId, machine, reason }) {
    const { activation, license } = await lockActivation(ctx, activationId);
    return askForMove(ctx, { activation, license, machine, reason });
  },
});
