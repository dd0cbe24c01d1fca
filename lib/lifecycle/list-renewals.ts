import type { Prisma, Purchase } from "@/lib/db/generated/client";
import { addDays } from "@/lib/kernel/calendar";
import { keyset, type Page } from "@/lib/kernel/keyset";
import { query, type Context } from "@/lib/kernel/operation";
import { containing } from "@/lib/kernel/text-search";
import { countSeats } from "@/lib/licenses/capacity.sql";
import { graceEndsOn, isNoticeDue, noticeOn, stateOn, type LicenseState } from "@/lib/licenses/license-state";
import { idsInState } from "@/lib/licenses/license-state.sql";
import { organizationDay } from "@/lib/licenses/organization-day";
import { moneyLine } from "./money-lines";
import { listRenewalsInput } from "./renewals-schema";
import { usualRenewal } from "./usual-renewal";

/**
 * What an end asks for: to be decided by a day, or to be renewed late; or only to be known (it renews by itself, it was
 * cancelled, it simply ends).
 */
export type RenewalTask = "DECIDE" | "RENEW_LATE" | "RENEWS" | "CANNOT_RENEW" | "CONVERT" | "CANCELLED" | "ENDS";

const include = {
  product: { select: { id: true, name: true, vendor: { select: { id: true, name: true } } } },
  owner: { select: { id: true, displayName: true } },
} as const;
type Row = Prisma.LicenseGetPayload<{ include: typeof include }>;

export type RenewalRow = Awaited<ReturnType<typeof renewalRows>>[number];

/** Terms that end soon, with what must be decided by when and what the next term would cost; the next end first. */
export const listRenewals = query({
  name: "lifecycle.renewals",
  permission: "license:read",
  input: listRenewalsInput,
  async run(ctx, { q, vendor, owner, term, renewal, within, notice, ...paging }): Promise<Page<RenewalRow>> {
    const page = keyset({ endsOn: "instant?", name: "text" }, paging);
    const { today } = await organizationDay(ctx);
    const last = addDays(today, within);
    const where: Prisma.LicenseWhereInput = {
      archivedAt: null,
      terminatedAt: null,
      endsOn: { lte: last },
      AND: [
        { OR: [{ endsOn: { gte: today } }, { id: { in: await idsInState(ctx, "IN_GRACE", today) } }] },
        q ? { OR: [{ name: containing(q) }, { product: { name: containing(q) } }] } : {},
        notice ? { id: { in: await withNoticeDue(ctx, today, last) } } : {},
      ],
      ...(vendor ? { product: { vendorId: vendor } } : {}),
      ...(owner ? { ownerId: owner } : {}),
      ...(term ? { term } : {}),
      ...(renewal ? { renewal } : {}),
    };
    const rows = await ctx.tx.license.findMany({
      where: { AND: [where, page.where] },
      orderBy: page.orderBy,
      take: page.take,
      include,
    });
    const total = await ctx.tx.license.count({ where });
    const { items, ...rest } = page.cut(rows);
    return { items: await renewalRows(ctx, items, today), total, ...rest };
  },
});

async function withNoticeDue(ctx: Context, today: Date, last: Date): Promise<string[]> {
  const rows = await ctx.tx.license.findMany({
    where: { noticeDays: { not: null }, endsOn: { gte: today, lte: last }, cancelledAt: null },
    select: { id: true, endsOn: true, noticeDays: true, terminatedAt: true },
  });
  return rows.filter((row) => isNoticeDue(row, today)).map(({ id }) => id);
}

async function renewalRows(ctx: Context, rows: readonly Row[], today: Date) {
  const ids = rows.map(({ id }) => id);
  const counts = await countSeats(ctx, ids, today);
  const purchases = await ctx.tx.purchase.findMany({ where: { licenseId: { in: ids }, archivedAt: null } });
  const own = new Map<string, Purchase[]>(ids.map((id) => [id, []]));
  for (const purchase of purchases) own.get(purchase.licenseId)?.push(purchase);
  return rows.map((row) => renewalRow(row, own.get(row.id) ?? [], today, counts.get(row.id)));
}

function renewalRow(
  row: Row,
  purchases: readonly Purchase[],
  today: Date,
  counts?: { capacity: number; held: number },
) {
  const { product, owner, id, name, term, renewal, allocation, cancelledAt } = row;
  const endsOn = row.endsOn ?? today;
  const state = stateOn(row, today);
  const next = term === "SUBSCRIPTION" && !cancelledAt ? usualRenewal({ ...row, endsOn }, purchases, today) : null;
  const task = taskOf(row, state, next !== null);
  return {
    id,
    name,
    product: { id: product.id, name: product.name },
    vendor: product.vendor,
    owner,
    term,
    allocation,
    renewal,
    state,
    task,
    endsOn,
    graceEndsOn: graceEndsOn(row),
    noticeOn: noticeOn(row),
    /** The last day on which something can be done about it. */
    decideOn: task === "RENEW_LATE" ? graceEndsOn(row) : cancelledAt ? null : (noticeOn(row) ?? endsOn),
    noticeMissed: isPast(noticeOn(row), today) && !cancelledAt,
    nextEndsOn: next?.term.endsOn ?? null,
    costs: (next?.lots ?? []).flatMap(({ total, currency }) => moneyLine(total, currency) ?? []),
    seats: { capacity: counts?.capacity ?? 0, held: counts?.held ?? 0 },
  };
}

const isPast = (day: Date | null, today: Date) => day !== null && day < today;

function taskOf(row: Row, state: LicenseState, isRenewable: boolean): RenewalTask {
  if (row.cancelledAt) return "CANCELLED";
  if (state === "IN_GRACE") return row.term === "TRIAL" ? "CONVERT" : "RENEW_LATE";
  if (row.term === "TRIAL") return "CONVERT";
  if (row.renewal === "AUTOMATIC") return isRenewable ? "RENEWS" : "CANNOT_RENEW";
  return row.renewal === "MANUAL" ? "DECIDE" : "ENDS";
}
