import { command } from "@/lib/kernel/operation";
import { lockChangeable } from "./changeable-license";
import { terminateInput } from "./schema";

/** Ends a licence now and for good. Who holds a seat or a machine is still to be seen, and nothing of it may be used. */
export const terminateLicense = command({
  name: "lifecycle.terminate",
  permission: "license:write",
  input: terminateInput,
  async run(ctx, { licenseId, reason }) {
    const { license: before } = await lockChangeable(ctx, licenseId);
    const after = await ctx.tx.license.update({
      where: { id: licenseId },
      data: { terminatedAt: ctx.now, version: { increment: 1 } },
    });
    ctx.record(
      "license.terminated",
      { kind: "license", id: licenseId },
      { before, after, reason, related: [before.productId] },
    );
    return { id: after.id, version: after.version };
  },
});
