import { query } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { activationView } from "./activation-view";
import { requireBoundMachine, requireOwnLicense } from "./own-license";
import { activationIdInput } from "./schema";

/** An activation as a client program sees it, active or ended. */
export const readActivation = query({
  name: "activations.read",
  permission: "client:use",
  input: activationIdInput,
  async run(ctx, { activationId }) {
    const found = await ctx.tx.activation.findUnique({
      where: { id: activationId },
      include: { license: { select: { heartbeatSeconds: true } } },
    });
    if (!found) throw refuse("not-found", { what: "machine" });
    requireOwnLicense(ctx, found.licenseId, "machine");
    requireBoundMachine(ctx, found.fingerprint);
    return activationView(found, found.license.heartbeatSeconds);
  },
});
