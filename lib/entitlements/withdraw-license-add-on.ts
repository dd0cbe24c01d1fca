import { command } from "@/lib/kernel/operation";
import { licenseAddOnView, lockLicenseAddOn, recordLicenseAddOn, requireLicenseAddOn } from "./license-add-on-view";
import { withdrawLicenseAddOnInput } from "./schema";

/** Takes an add-on from a licence for good; doing it twice changes nothing. */
export const withdrawLicenseAddOn = command({
  name: "license-add-ons.withdraw",
  permission: "entitlement:write",
  input: withdrawLicenseAddOnInput,
  async run(ctx, { licenseAddOnId, reason }) {
    const found = await requireLicenseAddOn(ctx, licenseAddOnId);
    if (found.archivedAt) return licenseAddOnView(found, ctx.now);
    const before = await lockLicenseAddOn(ctx, licenseAddOnId);
    await ctx.tx.licenseAddOn.update({
      where: { id: licenseAddOnId },
      data: { archivedAt: ctx.now, version: { increment: 1 } },
    });
    const after = await requireLicenseAddOn(ctx, licenseAddOnId);
    recordLicenseAddOn(ctx, "withdrawn", after, { before, reason });
    return licenseAddOnView(after, ctx.now);
  },
});
