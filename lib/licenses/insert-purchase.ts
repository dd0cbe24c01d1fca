import type { z } from "zod";
import type { Context } from "@/lib/kernel/operation";
import { checkPeriod } from "./license-checks";
import { priceColumns } from "./purchase-price";
import type { purchaseFields } from "./purchase-schema";

/** Writes a lot of a licence that the caller has locked or just made; the waitlist is told, since it may be served. */
export async function insertPurchase(
  ctx: Context,
  licenseId: string,
  { price, ...fields }: z.output<typeof purchaseFields>,
) {
  checkPeriod(fields.startsOn, fields.endsOn);
  const purchase = await ctx.tx.purchase.create({
    data: {
      ...fields,
      ...priceColumns(price),
      id: ctx.newId("purchase"),
      organizationId: ctx.organizationId,
      licenseId,
      createdAt: ctx.now,
    },
  });
  ctx.record("purchase.added", { kind: "purchase", id: purchase.id }, { after: purchase, related: [licenseId] });
  ctx.emit("seat/freed", { licenseId });
  return purchase;
}
