import { command } from "@/lib/kernel/operation";
import { licenseAddOnView, lockLicenseAddOn, recordLicenseAddOn, requireLicenseAddOn } from "./license-add-on-view";
import { switchLicenseAddOnInput } from "./schema";

/** Switches what an add-on gives a licence on or off, from the next validation on. */
export const switchLicenseAddOn = command({
  name: "license-add-ons.switch",
  permission: "entitlement:write",
  input: switchLicenseAddOnInput,
  async run(ctx, { licenseAddOnId, enabled, reason }) {
    const before = await lockLicenseAddOn(ctx, licenseAddOnId);
    if (before.enabled === enabled) return licenseAddOnView(before, ctx.now);
    await ctx.tx.licenseAddOn.update({
      where: { id: licenseAddOnId },
      data: { enabled, version: { increment: 1 } },
    });
    const after = await requireLicenseAddOn(ctx, licenseAddOnId);
    recordLicenseAddOn(ctx, enabled ? "switched-on" : "switched-off", after, { before, reason });
    return licenseAddOnView(after, ctx.now);
  },
});
