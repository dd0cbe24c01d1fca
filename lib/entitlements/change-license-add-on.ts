import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { differs } from "@/lib/kernel/row-change";
import { licenseAddOnView, lockLicenseAddOn, recordLicenseAddOn, requireLicenseAddOn } from "./license-add-on-view";
import { periodOf } from "./period";
import { changeLicenseAddOnInput } from "./schema";

export const changeLicenseAddOn = command({
  name: "license-add-ons.change",
  permission: "entitlement:write",
  input: changeLicenseAddOnInput,
  async run(ctx, { licenseAddOnId, version, reason, quantity, ...given }) {
    const before = await lockLicenseAddOn(ctx, licenseAddOnId);
    if (before.version !== version) throw refuse("changed-meanwhile");
    const change = { ...(quantity === undefined ? {} : { quantity }), ...(await periodOf(ctx, given, before)) };
    if (!differs(before, change)) return licenseAddOnView(before, ctx.now);
    await ctx.tx.licenseAddOn.update({
      where: { id: licenseAddOnId },
      data: { ...change, version: { increment: 1 } },
    });
    const after = await requireLicenseAddOn(ctx, licenseAddOnId);
    recordLicenseAddOn(ctx, "changed", after, { before, reason });
    return licenseAddOnView(after, ctx.now);
  },
});
