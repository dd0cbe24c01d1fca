import { command } from "@/lib/kernel/operation";
import { changedOnce } from "@/lib/kernel/row-change";
import { orRefuse } from "@/lib/kernel/unique-violation";
import { requireVendor, vendorNameTaken } from "./require-vendor";
import { vendorIdInput } from "./schema";
import { vendorView } from "./vendor-view";

export const restoreVendor = command({
  name: "vendors.restore",
  permission: "vendor:write",
  input: vendorIdInput,
  async run(ctx, { vendorId }) {
    const before = await requireVendor(ctx, vendorId);
    if (!before.archivedAt) return vendorView(before);
    const update = ctx.tx.vendor.updateManyAndReturn({
      where: { id: vendorId, version: before.version },
      data: { archivedAt: null, version: { increment: 1 } },
    });
    const after = changedOnce(
      await orRefuse(
        () => update,
        () => vendorNameTaken(before.name),
      ),
    );
    ctx.record("vendor.restored", { kind: "vendor", id: vendorId }, { before, after });
    return vendorView(after);
  },
});
