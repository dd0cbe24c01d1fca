import { z } from "zod";
import { activationEnded, lockOwnMachine } from "@/lib/activations/lock-activation";
import { idField } from "@/lib/kernel/fields";
import { command } from "@/lib/kernel/operation";
import { giveMachineFile } from "./issue-machine-file";

/** Seconds for which the file of one's own machine is good; for longer ones one asks an admin. */
export const ownFileSeconds = 30 * 86_400;

/** The machine file of one's own machine, for when it will be away from the network. */
export const ownMachineFile = command({
  name: "files.issue-own",
  permission: "own:machines",
  input: z.strictObject({ activationId: idField }),
  async run(ctx, { activationId }) {
    const { activation } = await lockOwnMachine(ctx, activationId);
    if (activation.endedAt) throw activationEnded(activation);
    return giveMachineFile(ctx, activationId, { encrypt: false, ttl: ownFileSeconds });
  },
});
