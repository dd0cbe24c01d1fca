import { command } from "@/lib/kernel/operation";
import { vendorNameTaken } from "./require-vendor";
import { createVendorInput } from "./schema";
import { vendorView } from "./vendor-view";

export const createVendor = command({
  name: "vendors.create",
  permission: "vendor:write",
  input: createVendorInput,
  async run(ctx, { name, website = null }) {
    const row = { id: ctx.newId("vendor"), organizationId: ctx.organizationId, name, website, createdAt: ctx.now };
    // Two at once wait for each other on the unique index: the second inserts nothing, and is told why.
    const [vendor] = await ctx.tx.vendor.createManyAndReturn({ data: [row], skipDuplicates: true });
    if (!vendor) throw vendorNameTaken(name);
    ctx.record("vendor.created", { kind: "vendor", id: vendor.id }, { after: vendor });
    return vendorView(vendor);
  },
});
