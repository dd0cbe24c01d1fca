import { z } from "zod";
import { command } from "@/lib/kernel/operation";
import { lockLicense } from "@/lib/licenses/lock-license";
import { endActivations } from "./end-activations";

/** Frees the machines of a person who has departed; those of one who is back by then are left alone. */
export const releaseMachinesOfLeaver = command({
  name: "activations.release-for-leaver",
  permission: "system:run",
  input: z.strictObject({ personId: z.string() }),
  async run(ctx, { personId }) {
    const person = await ctx.tx.person.findUnique({ where: { id: personId }, select: { status: true } });
    if (person?.status !== "DEPARTED") return { released: 0 };
    const where = { personId, endedAt: null };
    const licenses = await ctx.tx.activation.findMany({ where, select: { licenseId: true }, distinct: ["licenseId"] });
    for (const { licenseId } of licenses.sort((a, b) => (a.licenseId < b.licenseId ? -1 : 1)))
      await lockLicense(ctx, licenseId);
    const machines = await ctx.tx.activation.findMany({ where, orderBy: { id: "asc" } });
    await endActivations(ctx, machines, { reason: "LEFT" });
    return { released: machines.length };
  },
});
