import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { changedOnce } from "@/lib/kernel/row-change";
import { lockVendor } from "./catalog.sql";
import { requireVendor } from "./require-vendor";
import { vendorIdInput } from "./schema";
import { vendorView } from "./vendor-view";

/** Archiving hides a vendor from lists and choices. It may not leave products behind that nobody sees a vendor of. */
export const archiveVendor = command({
  name: "vendors.archive",
  permission: "vendor:write",
  input: vendorIdInput,
  async run(ctx, { vendorId }) {
    await lockVendor(ctx, vendorId);
    const before = await requireVendor(ctx, vendorId);
    if (before.archivedAt) return vendorView(before);
    const products = await ctx.tx.product.count({ where: { vendorId, archivedAt: null } });
    if (products > 0) {
      throw refuse("in-use", {
        what: before.name,
        why: `has ${products} ${products === 1 ? "product" : "products"} in use`,
        remedy: "Archive them or move them to another vendor first.",
      });
    }
    const data = { archivedAt: ctx.now, version: { increment: 1 } };
    const after = changedOnce(
      await ctx.tx.vendor.updateManyAndReturn({ where: { id: vendorId, archivedAt: null }, data }),
    );
    ctx.record("vendor.archived", { kind: "vendor", id: vendorId }, { before, after });
    return vendorView(after);
  },
});
