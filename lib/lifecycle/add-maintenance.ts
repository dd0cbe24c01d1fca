import { dayInWords } from "@/lib/kernel/calendar";
import { command, type Context } from "@/lib/kernel/operation";
import { refuse, refuseInput } from "@/lib/kernel/refusal";
import { capacityOfLicense } from "@/lib/licenses/capacity.sql";
import type { LockedLicense } from "@/lib/licenses/lock-license";
import { priceColumns, type Price } from "@/lib/licenses/purchase-price";
import { lastDayOf } from "@/lib/licenses/term-dates";
import { lockChangeable, requireTerm } from "./changeable-license";
import { maintenanceOf, nextStart, overlapping } from "./maintenance-periods";
import { moneyLine } from "./money-lines";
import { prorate } from "./proration";
import { daysBetween } from "./renewal-term";
import { addMaintenanceInput } from "./schema";

/** Buys a span of maintenance for a perpetual licence: the right to each release that is published in it, for good. */
export const addMaintenance = command({
  name: "lifecycle.add-maintenance",
  permission: "purchase:write",
  input: addMaintenanceInput,
  async run(ctx, { licenseId, orderNumber = null, ...asked }) {
    const { license, today } = await lockChangeable(ctx, licenseId);
    requireTerm(license, "PERPETUAL", {
      SUBSCRIPTION: "It includes releases for as long as it runs.",
      TRIAL: "Convert it into what was bought first.",
    });
    const periods = await maintenanceOf(ctx, license);
    if (periods.some(({ endsOn }) => endsOn === null))
      throw refuse("maintained-without-end", { license: license.name });
    const startsOn = asked.startsOn ?? nextStart(periods, today);
    const months = license.maintenanceMonths;
    const endsOn = asked.endsOn ?? (months === null ? null : lastDayOf(startsOn, { months }));
    if (!endsOn) throw refuseInput({ endsOn: "is needed: the licence does not say how long its maintenance is" });
    if (endsOn < startsOn) throw refuseInput({ endsOn: `is on or after ${dayInWords(startsOn)}` });
    const other = overlapping(periods, startsOn, endsOn);
    if (other)
      throw refuse("maintenance-overlaps", {
        license: license.name,
        startsOn: other.startsOn ? dayInWords(other.startsOn) : "its start",
        endsOn: other.endsOn ? dayInWords(other.endsOn) : "no day",
      });
    const price = asked.price === undefined ? await usualPrice(ctx, license, startsOn, endsOn) : asked.price;
    if (price && license.maintenanceCurrency && price.currency !== license.maintenanceCurrency)
      throw refuseInput({ "price/currency": `is ${license.maintenanceCurrency}, as the licence says` });
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
      { after: period, related: [licenseId, license.productId] },
    );
    return { id: period.id, startsOn, endsOn, price };
  },
});

/** What the licence says that a unit's maintenance costs, for its units; by the day where the period has another length. */
async function usualPrice(ctx: Context, license: LockedLicense, startsOn: Date, endsOn: Date): Promise<Price | null> {
  const { maintenancePriceAmount: each, maintenanceCurrency, maintenanceMonths: months } = license;
  if (each === null || months === null) return null;
  const units = BigInt(await capacityOfLicense(ctx, license.id, startsOn));
  const usualEnd = lastDayOf(startsOn, { months });
  const amount = prorate(each * units, daysBetween(startsOn, endsOn), daysBetween(startsOn, usualEnd));
  return moneyLine(amount, maintenanceCurrency);
}
