import { query } from "@/lib/kernel/operation";
import { requireLicense } from "./list-entitlements";
import { machineName } from "./override-view";
import { readMetersInput } from "./schema";

/** The active machines of a licence by name, the newest first: for whom an override may be, whose features are asked for. */
export const machineChoices = query({
  name: "entitlements.machine-choices",
  permission: "entitlement:read",
  input: readMetersInput,
  quiet: true,
  async run(ctx, { licenseId }) {
    await requireLicense(ctx, licenseId);
    const machines = await ctx.tx.activation.findMany({
      where: { licenseId, endedAt: null },
      orderBy: [{ activatedAt: "desc" }, { id: "desc" }],
      take: 500,
    });
    return machines.map((machine) => ({ id: machine.id, name: machineName(machine) }));
  },
});
