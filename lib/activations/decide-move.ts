import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { endMove, isAsker, lockWaitingMove } from "./lock-move";
import { moveUnit } from "./move-unit";
import { decideMoveInput, machineInput } from "./schema";
import { tellAsker } from "./tell-about-move";

/** Approves a move, which is done in the same act, or rejects it. Nobody decides a move that they asked for. */
export const decideMove = command({
  name: "activations.decide-move",
  permission: "activation:decide",
  input: decideMoveInput,
  async run(ctx, { moveId, decision, note }) {
    const { move, activation, license } = await lockWaitingMove(ctx, moveId);
    if (isAsker(ctx.actor, move)) throw refuse("own-move");
    if (decision === "reject") {
      await tellAsker(ctx, await endMove(ctx, move, { status: "REJECTED", note }), license);
      return { id: move.id, status: "REJECTED" as const, activationId: activation.id };
    }
    const done = await endMove(ctx, move, { status: "DONE", note });
    const fresh = await moveUnit(ctx, { activation, license, machine: machineInput.parse(move.machine) }, move.reason);
    await tellAsker(ctx, done, license);
    return { id: move.id, status: "DONE" as const, activationId: fresh.id };
  },
});
