import { query } from "@/lib/kernel/operation";
import { licenseAddOnView, requireLicenseAddOn } from "./license-add-on-view";
import { licenseAddOnIdInput } from "./schema";

export const readLicenseAddOn = query({
  name: "license-add-ons.read",
  permission: "entitlement:read",
  input: licenseAddOnIdInput,
  run: async (ctx, { licenseAddOnId }) => licenseAddOnView(await requireLicenseAddOn(ctx, licenseAddOnId), ctx.now),
});
