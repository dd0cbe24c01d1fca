import type { Prisma } from "@/lib/db/generated/client";
import { keyset, type Page } from "@/lib/kernel/keyset";
import { query } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { archivedWhere } from "@/lib/kernel/text-search";
import { capacityOn } from "./capacity-steps";
import { listPurchasesInput } from "./list-schema";
import { organizationDay } from "./organization-day";
import { priceOf } from "./purchase-price";
import { divideHalfUp, totalOf } from "./seat-cost";

/** The lots of a licence, the newest first. */
export const listPurchases = query({
  name: "purchases.list",
  permission: "license:read",
  input: listPurchasesInput,
  async run(ctx, { licenseId, archived, ...paging }): Promise<Page<PurchaseView>> {
    const license = await ctx.tx.license.findUnique({ where: { id: licenseId }, select: { id: true } });
    if (!license) throw refuse("not-found", { what: "licence" });
    const page = keyset({ startsOn: "instant?", endsOn: "instant?", createdAt: "instant" }, { ...paging, sort: paging.sort ?? "-startsOn" });
    const { today } = await organizationDay(ctx);
    const where = { licenseId, ...archivedWhere(archived) };
    const rows = await ctx.tx.purchase.findMany({ where: { AND: [where, page.where] }, orderBy: page.orderBy, take: page.take });
    const total = await ctx.tx.purchase.count({ where });
    return { ...page.cut(rows.map((row) => purchaseView(row, today))), total };
  },
});

export type PurchaseView = ReturnType<typeof purchaseView>;

function purchaseView(row: Prisma.PurchaseGetPayload<object>, today: Date) {
  const { organizationId: _organization, priceAmount: _amount, currency, ...fields } = row;
  const price = priceOf(row);
  const total = totalOf(row);
  const money = (amount: bigint) => (currency === null ? null : { amount: Number(amount), currency });
  return {
    ...fields,
    price,
    total: price && money(total),
    perSeat: price && row.seats > 0 ? money(divideHalfUp(total, BigInt(row.seats))) : null,
    standing: standingOn(row, today),
  };
}

type Standing = "IN_FORCE" | "UPCOMING" | "ENDED" | "ARCHIVED";

function standingOn(row: { id: string; seats: number; startsOn: Date | null; endsOn: Date | null; archivedAt: Date | null }, today: Date): Standing {
  if (row.archivedAt) return "ARCHIVED";
  if (row.startsOn && row.startsOn > today) return "UPCOMING";
  return row.endsOn && capacityOn([{ ...row, seats: 1 }], today) === 0 ? "ENDED" : "IN_FORCE";
}
