import { command } from "@/lib/kernel/operation";
import { lockLicense } from "@/lib/licenses/lock-license";
import { endActivations } from "./end-activations";
import { releaseMachinesInput } from "./schema";

/**
 * Takes the units of machines back, one or many: of one licence or several, whose locks are taken in one order for
 * everybody. Those that have ended already are passed over.
 */
export const releaseMachines = command({
  name: "activations.release",
  permission: "activation:write",
  input: releaseMachinesInput,
  async run(ctx, { activationIds, reason }) {
    const where = { id: { in: activationIds }, endedAt: null };
    const licenses = await ctx.tx.activation.findMany({ where, select: { licenseId: true }, distinct: ["licenseId"] });
    for (const { licenseId } of licenses.sort((a, b) => (a.licenseId < b.licenseId ? -1 : 1)))
      await lockLicense(ctx, licenseId);
    const active = await ctx.tx.activation.findMany({ where, orderBy: { id: "asc" } });
    await endActivations(ctx, active, { reason: "DEACTIVATED", note: reason });
    return { released: active.map(({ id }) => id) };
  },
});
