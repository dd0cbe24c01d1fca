import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { endMove, lockWaitingMove } from "./lock-move";
import { moveIdInput } from "./schema";

/** Takes back a move that waits. */
export const withdrawMove = command({
  name: "activations.withdraw-move",
  permission: "activation:write",
  input: moveIdInput,
  async run(ctx, { moveId }) {
    const { move } = await lockWaitingMove(ctx, moveId);
    await endMove(ctx, move, { status: "WITHDRAWN" });
    return { id: move.id };
  },
});

/** Takes back a move of one's own machine. */
export const withdrawOwnMove = command({
  name: "activations.withdraw-own-move",
  permission: "own:machines",
  input: moveIdInput,
  async run(ctx, { moveId }) {
    const person = ctx.actor.kind === "account" ? ctx.actor.personId : null;
    if (person === null) throw refuse("no-person-behind-account");
    const { move, activation } = await lockWaitingMove(ctx, moveId);
    if (activation.personId !== person) throw refuse("not-found", { what: "move" });
    await endMove(ctx, move, { status: "WITHDRAWN" });
    return { id: move.id };
  },
});
