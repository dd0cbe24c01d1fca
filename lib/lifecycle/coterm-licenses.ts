import type { z } from "zod";
import { addDays, dayInWords } from "@/lib/kernel/calendar";
import { command, query, type Context } from "@/lib/kernel/operation";
import { refuse, refuseInput } from "@/lib/kernel/refusal";
import { insertPurchase } from "@/lib/licenses/insert-purchase";
import { lockChangeable, readChangeable, requireTerm, type ChangeableLicense } from "./changeable-license";
import { creditBalance, takeCredit, writeCredit } from "./credit-ledger";
import { chargeLine, moneyLine } from "./money-lines";
import { newLot, requireKeepable, requireNear } from "./new-lot";
import { payFrom, prorateMove, type MovedEnd } from "./proration";
import { creditLine } from "./preview-plan-change";
import { cotermInput } from "./schema";
import { closeOpenLots, currencyOf, lotsOn, shortenLots, type TermLot } from "./term-lots";
import { endingLots, keptLength, periodLength } from "./usual-renewal";

type Move = MovedEnd & {
  found: ChangeableLicense;
  lots: TermLot[];
  oldEnd: Date;
  currency: string | null;
  kept: ReturnType<typeof keptLength>;
};

/** What `cotermLicenses` with the same input would charge and give back. Nothing is changed. */
export const previewCoterm = query({
  name: "lifecycle.preview-coterm",
  permission: "license:read",
  input: cotermInput,
  async run(ctx, { licenseIds, endsOn }) {
    const licenses = [];
    for (const licenseId of licenseIds) {
      const move = await planMove(ctx, await readChangeable(ctx, licenseId), endsOn);
      const { found, oldEnd, currency, credits, charges } = move;
      const balance = currency ? await creditBalance(ctx, licenseId, currency) : 0n;
      const charge = charges.reduce((sum, line) => sum + line.amount, 0n);
      licenses.push({
        id: licenseId,
        name: found.license.name,
        oldEndsOn: oldEnd,
        days: Math.round((endsOn.getTime() - oldEnd.getTime()) / 86_400_000),
        credits: credits.map((cut) => creditLine(cut, currency)),
        charge: chargeLine(currency ? charge : null, payFrom(balance, charge), currency),
      });
    }
    return { endsOn, licenses };
  },
});

/**
 * Gives licences one last day. Each lot that ends with its term is charged by the day until then, at its own price, as a lot
 * of its own; or gives back its days after, to the credit of its licence. All of them, or none.
 */
export const cotermLicenses = command({
  name: "lifecycle.coterm",
  permission: "license:write",
  input: cotermInput,
  async run(ctx, input) {
    const moved = [];
    // In one order, so that two that overlap do not wait for each other.
    for (const licenseId of [...input.licenseIds].sort())
      moved.push(await moveEnd(ctx, await planMove(ctx, await lockChangeable(ctx, licenseId), input.endsOn), input));
    return { endsOn: input.endsOn, licenses: moved };
  },
});

async function planMove(ctx: Context, found: ChangeableLicense, endsOn: Date): Promise<Move> {
  const { license, today } = found;
  requireTerm(license, "SUBSCRIPTION", { PERPETUAL: "It has no last day.", TRIAL: "Extend it instead." });
  const { endsOn: oldEnd, name } = license;
  if (!oldEnd) throw refuse("term-without-end", { license: name });
  if (oldEnd < today)
    throw refuse("term-ended", { license: name, endedOn: dayInWords(oldEnd), remedy: "Renew it first." });
  if (endsOn < today) throw refuseInput({ endsOn: "is today or later" });
  requireNear(endsOn, "endsOn");
  if (license.startsOn && endsOn < license.startsOn)
    throw refuseInput({ endsOn: `is on or after ${dayInWords(license.startsOn)}, when ${name} starts` });
  const all = await ctx.tx.purchase.findMany({
    where: { licenseId: license.id, archivedAt: null, startsOn: { gt: endsOn } },
    select: { seats: true, startsOn: true },
  });
  const [later] = all;
  if (later?.startsOn)
    throw refuseInput({ endsOn: `is on or after ${dayInWords(later.startsOn)}, when a purchase of ${name} starts` });
  const isShorter = endsOn < oldEnd;
  // What ends with the term moves with it; what ends before it, too, where the new end is earlier still.
  const lots = (await lotsOn(ctx, { ...license, endsOn: oldEnd }, isShorter ? endsOn : oldEnd)).filter(
    (lot) => lot.endsOn <= oldEnd && (isShorter ? lot.endsOn > endsOn : lot.endsOn >= oldEnd),
  );
  const running = { ...license, endsOn: oldEnd };
  const kept = keptLength(running, periodLength(running, endingLots(await lotsOn(ctx, running, oldEnd), oldEnd)));
  const move = prorateMove(lots, endsOn);
  for (const { lot, amount } of move.charges) requireKeepable(license, lot.seats, amount);
  return { found, lots, oldEnd, currency: currencyOf(lots, license), kept, ...move };
}

async function moveEnd(ctx: Context, move: Move, { endsOn, reason }: z.output<typeof cotermInput>) {
  const { license: before } = move.found;
  const { currency, lots, oldEnd } = move;
  const licenseId = before.id;
  if (endsOn.getTime() === oldEnd.getTime()) return { id: licenseId, version: before.version };
  await closeOpenLots(ctx, lots, oldEnd);
  await shortenLots(ctx, move.credits, addDays(endsOn, 1), reason);
  for (const { lot, unused } of move.credits)
    if (currency)
      await writeCredit(ctx, { licenseId, amount: unused, currency, cause: "end-moved", purchaseId: lot.id });
  for (const { lot, amount } of move.charges) {
    const price = lot.total === null ? null : moneyLine(amount, currency);
    const days = { startsOn: addDays(oldEnd, 1), endsOn };
    const total = price && amount;
    const purchase = await insertPurchase(ctx, licenseId, newLot({ seats: lot.seats, ...days, total, currency }));
    if (price) await takeCredit(ctx, { licenseId, amount, currency, purchaseId: purchase.id });
  }
  const after = await ctx.tx.license.update({
    where: { id: licenseId },
    data: { endsOn, anchorOn: addDays(endsOn, 1), ...move.kept, version: { increment: 1 } },
  });
  ctx.record(
    "license.end-moved",
    { kind: "license", id: licenseId },
    { before, after, reason, related: [before.productId] },
  );
  return { id: licenseId, version: after.version };
}
