import { command } from "@/lib/kernel/operation";
import { changedOnce, differs, requireUnchanged } from "@/lib/kernel/row-change";
import { orRefuse } from "@/lib/kernel/unique-violation";
import { requireVendor, vendorNameTaken } from "./require-vendor";
import { changeVendorInput } from "./schema";
import { vendorView } from "./vendor-view";

export const changeVendor = command({
  name: "vendors.change",
  permission: "vendor:write",
  input: changeVendorInput,
  async run(ctx, { vendorId, version, ...change }) {
    const before = await requireVendor(ctx, vendorId);
    requireUnchanged(before, version, "vendor");
    if (!differs(before, change)) return vendorView(before);
    const update = ctx.tx.vendor.updateManyAndReturn({
      where: { id: vendorId, version },
      data: { ...change, version: { increment: 1 } },
    });
    const after = changedOnce(
      await orRefuse(
        () => update,
        () => vendorNameTaken(change.name ?? before.name),
      ),
    );
    ctx.record("vendor.changed", { kind: "vendor", id: vendorId }, { before, after });
    return vendorView(after);
  },
});
