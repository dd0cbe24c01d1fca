import { command, type Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { stateOn } from "./license-state";
import { lockLicense } from "./lock-license";
import { organizationDay } from "./organization-day";
import { licenseActInput } from "./schema";

/** Suspends a licence: seats stay with their holders, and none is assigned until it is resumed. */
export const suspendLicense = command({
  name: "licenses.suspend",
  permission: "license:write",
  input: licenseActInput,
  run: (ctx, { licenseId, reason }) => setSuspended(ctx, licenseId, ctx.now, reason),
});

export const resumeLicense = command({
  name: "licenses.resume",
  permission: "license:write",
  input: licenseActInput,
  async run(ctx, { licenseId, reason }) {
    const resumed = await setSuspended(ctx, licenseId, null, reason);
    ctx.emit("seat/freed", { licenseId });
    return resumed;
  },
});

async function setSuspended(ctx: Context, licenseId: string, suspendedAt: Date | null, reason: string | null) {
  const before = await lockLicense(ctx, licenseId);
  if (before.archivedAt) throw refuse("already-archived", { what: "licence" });
  const { today } = await organizationDay(ctx);
  if (stateOn(before, today) === "TERMINATED") throw refuse("terminated-for-good", { license: before.name });
  if (suspendedAt && before.suspendedAt) throw refuse("suspended-already", { license: before.name });
  if (!suspendedAt && !before.suspendedAt) throw refuse("not-suspended", { license: before.name });
  const after = await ctx.tx.license.update({
    where: { id: licenseId },
    data: { suspendedAt, version: { increment: 1 } },
  });
  const type = suspendedAt ? "license.suspended" : "license.resumed";
  ctx.record(type, { kind: "license", id: licenseId }, { before, after, reason, related: [before.productId] });
  return { id: after.id, version: after.version };
}
