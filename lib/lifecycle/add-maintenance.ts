import { command, query } from "@/lib/kernel/operation";
import { priceColumns } from "@/lib/licenses/purchase-price";
import { lockChangeable, readChangeable } from "./changeable-license";
import { planMaintenance } from "./plan-maintenance";
import { addMaintenanceInput } from "./schema";

/** What `addMaintenance` with the same input would buy. Nothing is changed. */
export const previewMaintenance = query({
  name: "lifecycle.preview-maintenance",
  permission: "license:read",
  input: addMaintenanceInput,
  run: async (ctx, { licenseId, ...asked }) => planMaintenance(ctx, await readChangeable(ctx, licenseId), asked),
});

/** Buys a span of maintenance for a perpetual licence: the right to each release that is published in it, for good. */
export const addMaintenance = command({
  name: "lifecycle.add-maintenance",
  permission: "purchase:write",
  input: addMaintenanceInput,
  async run(ctx, { licenseId, orderNumber = null, ...asked }) {
    const found = await lockChangeable(ctx, licenseId);
    const { startsOn, endsOn, price } = await planMaintenance(ctx, found, asked);
    const period = await ctx.tx.maintenancePeriod.create({
      data: {
        id: ctx.newId("maintenancePeriod"),
        organizationId: ctx.organizationId,
        licenseId,
        startsOn,
        endsOn,
        ...priceColumns(price),
        orderNumber,
        createdAt: ctx.now,
      },
    });
    ctx.record(
      "maintenance.added",
      { kind: "maintenance-period", id: period.id },
      { after: period, related: [licenseId, found.license.productId] },
    );
    return { id: period.id, startsOn, endsOn, price };
  },
});
