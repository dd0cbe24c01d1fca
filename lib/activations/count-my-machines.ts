import { z } from "zod";
import { query } from "@/lib/kernel/operation";

/** How many machines of one's own hold a unit: for the page from which they are reached. */
export const countMyMachines = query({
  name: "activations.count-mine",
  permission: "own:machines",
  input: z.strictObject({}),
  quiet: true,
  async run(ctx) {
    const personId = ctx.actor.kind === "account" ? ctx.actor.personId : null;
    return personId === null ? 0 : ctx.tx.activation.count({ where: { personId, endedAt: null } });
  },
});
