import type { Purchase } from "@/lib/db/generated/client";
import { addDays } from "@/lib/kernel/calendar";
import type { Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { totalOf } from "@/lib/licenses/seat-cost";
import type { CutLot, PaidLot } from "./proration";

/** A lot of a licence with an end, and the days that its price pays for: a lot without days of its own runs with the term. */
export type TermLot = PaidLot & { currency: string | null; row: Purchase };

type Term = { id: string; name: string; startsOn: Date | null; endsOn: Date };

/** The lots in force on a day of the term, oldest first. */
export async function lotsOn(ctx: Context, term: Term, day: Date): Promise<TermLot[]> {
  const rows = await ctx.tx.purchase.findMany({
    where: {
      licenseId: term.id,
      archivedAt: null,
      AND: [
        { OR: [{ startsOn: null }, { startsOn: { lte: day } }] },
        { OR: [{ endsOn: null }, { endsOn: { gte: day } }] },
      ],
    },
    orderBy: [{ startsOn: { sort: "asc", nulls: "first" } }, { id: "asc" }],
  });
  return rows.map((row) => termLot(row, term, day));
}

/** The lots in force on a day of the term or after it, oldest first. */
export async function lotsFrom(ctx: Context, term: Term, day: Date): Promise<TermLot[]> {
  const rows = await ctx.tx.purchase.findMany({
    where: { licenseId: term.id, archivedAt: null, OR: [{ endsOn: null }, { endsOn: { gte: day } }] },
    orderBy: [{ startsOn: { sort: "asc", nulls: "first" } }, { id: "asc" }],
  });
  return rows.map((row) => termLot(row, term, day));
}

/** A row as a lot of a term, looked at on a day; refuses one that has a price and no days to count. */
export function termLot(row: Purchase, term: Pick<Term, "name" | "startsOn" | "endsOn">, day: Date): TermLot {
  const startsOn = row.startsOn ?? term.startsOn;
  if (!startsOn && row.priceAmount !== null)
    throw refuse("purchase-without-days", { license: term.name, seats: row.seats });
  return {
    id: row.id,
    seats: row.seats,
    startsOn: startsOn ?? day,
    endsOn: row.endsOn ?? (term.endsOn > day ? term.endsOn : day),
    total: row.priceAmount === null ? null : totalOf(row),
    currency: row.currency,
    row,
  };
}

/** The one currency of lots that are counted together, null where no price is known. */
export function currencyOf(lots: readonly TermLot[], license: { name: string }): string | null {
  const currencies = [...new Set(lots.flatMap(({ currency }) => currency ?? []))].sort();
  if (currencies.length > 1)
    throw refuse("several-currencies", { license: license.name, currencies: currencies.join(" and ") });
  return currencies[0] ?? null;
}

/**
 * Ends lots the day before `from`, each with the part of its price that its days cost. One that had not begun is taken out.
 * What was paid stays in the trail.
 */
export async function shortenLots(
  ctx: Context,
  cuts: readonly CutLot[],
  from: Date,
  reason: string | null,
): Promise<void> {
  for (const { lot, used, unusedDays } of cuts) {
    if (unusedDays === 0) continue;
    const before = await ctx.tx.purchase.findUniqueOrThrow({ where: { id: lot.id } });
    const isGone = lot.startsOn >= from;
    const price = before.priceAmount === null ? {} : { priceAmount: used, priceBasis: "TOTAL" as const };
    const data = isGone ? { archivedAt: ctx.now } : { endsOn: addDays(from, -1), ...price };
    const after = await ctx.tx.purchase.update({ where: { id: lot.id }, data: { ...data, version: { increment: 1 } } });
    ctx.record(
      isGone ? "purchase.archived" : "purchase.shortened",
      { kind: "purchase", id: lot.id },
      { before, after, reason, related: [before.licenseId] },
    );
  }
}

/** Gives lots without an end the last day of the term that they ran with, so that the next term's do not add to them. */
export async function closeOpenLots(ctx: Context, lots: readonly TermLot[], endsOn: Date): Promise<void> {
  for (const { row } of lots) {
    if (row.endsOn) continue;
    const after = await ctx.tx.purchase.update({ where: { id: row.id }, data: { endsOn, version: { increment: 1 } } });
    ctx.record("purchase.changed", { kind: "purchase", id: row.id }, { before: row, after, related: [row.licenseId] });
  }
}
