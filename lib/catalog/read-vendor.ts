import { query } from "@/lib/kernel/operation";
import type { VendorRow } from "./list-vendors";
import { requireVendor } from "./require-vendor";
import { vendorIdInput } from "./schema";
import { vendorView } from "./vendor-view";

export const readVendor = query({
  name: "vendors.read",
  permission: "vendor:read",
  input: vendorIdInput,
  async run(ctx, { vendorId }): Promise<VendorRow> {
    const vendor = await requireVendor(ctx, vendorId);
    return { ...vendorView(vendor), products: await ctx.tx.product.count({ where: { vendorId, archivedAt: null } }) };
  },
});
