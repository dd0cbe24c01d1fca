import { query } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { organizationDay } from "./organization-day";
import { purchaseIdInput } from "./purchase-schema";
import { purchaseView } from "./purchase-view";

export const readPurchase = query({
  name: "purchases.read",
  permission: "license:read",
  input: purchaseIdInput,
  async run(ctx, { purchaseId, licenseId }) {
    const row = await ctx.tx.purchase.findUnique({ where: { id: purchaseId, licenseId } });
    if (!row) throw refuse("not-found", { what: "purchase" });
    const { today } = await organizationDay(ctx);
    return purchaseView(row, today);
  },
});
