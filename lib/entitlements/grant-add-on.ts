import { addOnForReference } from "@/lib/catalog/catalog.sql";
import { coveredProducts } from "@/lib/catalog/suite.sql";
import { command } from "@/lib/kernel/operation";
import { refuseInput } from "@/lib/kernel/refusal";
import { licenseAddOnView, recordLicenseAddOn, requireLicenseAddOn } from "./license-add-on-view";
import { lockGranting } from "./license-feature";
import { periodOf } from "./period";
import { grantAddOnInput } from "./schema";

/** Gives a licence an add-on, so many times. The same add-on bought again is another row: quantities add up. */
export const grantAddOn = command({
  name: "license-add-ons.grant",
  permission: "entitlement:write",
  input: grantAddOnInput,
  async run(ctx, { licenseId, addOnId, quantity, enabled, reason, ...given }) {
    const license = await lockGranting(ctx, licenseId);
    const addOn = await ctx.tx.addOn.findFirst({ where: { id: addOnId } });
    const covered = await coveredProducts(ctx, license.productId);
    if (!addOn || !covered.includes(addOn.productId))
      throw refuseInput({ addOnId: "is not an add-on of this licence's product" });
    if ((await addOnForReference(ctx, addOnId))?.archived) throw refuseInput({ addOnId: "is archived" });
    const { id } = await ctx.tx.licenseAddOn.create({
      data: {
        id: ctx.newId("licenseAddOn"),
        organizationId: ctx.organizationId,
        licenseId,
        addOnId,
        quantity,
        enabled,
        ...(await periodOf(ctx, given)),
        createdAt: ctx.now,
      },
    });
    const row = await requireLicenseAddOn(ctx, id);
    recordLicenseAddOn(ctx, "granted", row, { reason });
    return licenseAddOnView(row, ctx.now);
  },
});
