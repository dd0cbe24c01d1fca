import { keyset, type Page } from "@/lib/kernel/keyset";
import { query } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { archivedWhere } from "@/lib/kernel/text-search";
import { listPurchasesInput } from "./list-schema";
import { organizationDay } from "./organization-day";
import { purchaseView, type PurchaseView } from "./purchase-view";

/** The lots of a licence, the newest first. */
export const listPurchases = query({
  name: "purchases.list",
  permission: "license:read",
  input: listPurchasesInput,
  async run(ctx, { licenseId, archived, ...paging }): Promise<Page<PurchaseView>> {
    const license = await ctx.tx.license.findUnique({ where: { id: licenseId }, select: { id: true } });
    if (!license) throw refuse("not-found", { what: "licence" });
    const page = keyset(
      { startsOn: "instant?", endsOn: "instant?", createdAt: "instant" },
      { ...paging, sort: paging.sort ?? "-startsOn" },
    );
    const { today } = await organizationDay(ctx);
    const where = { licenseId, ...archivedWhere(archived) };
    const rows = await ctx.tx.purchase.findMany({
      where: { AND: [where, page.where] },
      orderBy: page.orderBy,
      take: page.take,
    });
    const total = await ctx.tx.purchase.count({ where });
    return { ...page.cut(rows.map((row) => purchaseView(row, today))), total };
  },
});
