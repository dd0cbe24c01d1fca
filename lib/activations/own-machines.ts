import { command } from "@/lib/kernel/operation";
import { askForMove } from "./ask-for-move";
import { endActivations } from "./end-activations";
import { activationEnded, lockOwnMachine } from "./lock-activation";
import { deactivateInput, ownMoveInput } from "./schema";

/** Gives the unit of one's own machine back. */
export const deactivateOwnMachine = command({
  name: "activations.deactivate-own",
  permission: "own:machines",
  input: deactivateInput,
  async run(ctx, { activationId, reason }) {
    const { activation } = await lockOwnMachine(ctx, activationId);
    if (activation.endedAt !== null) throw activationEnded(activation);
    await endActivations(ctx, [activation], { reason: "DEACTIVATED", note: reason });
    return { id: activation.id };
  },
});

/** Gives the unit of one's own machine to new hardware of one's own. */
export const moveOwnMachine = command({
  name: "activations.move-own",
  permission: "own:machines",
  input: ownMoveInput,
  async run(ctx, { activationId, machine, reason }) {
    const { activation, license } = await lockOwnMachine(ctx, activationId);
    return askForMove(ctx, { activation, license, machine: { ...machine, user: null }, reason });
  },
});
