import type { z } from "zod";
import { dayInWords } from "@/lib/kernel/calendar";
import type { Context } from "@/lib/kernel/operation";
import { refuse, refuseInput } from "@/lib/kernel/refusal";
import type { LockedLicense } from "@/lib/licenses/lock-license";
import type { Price } from "@/lib/licenses/purchase-price";
import { lastDayOf } from "@/lib/licenses/term-dates";
import { unitsOf } from "@/lib/licenses/units.sql";
import { requireTerm, type ChangeableLicense } from "./changeable-license";
import { maintenanceOf, nextStart, overlapping } from "./maintenance-periods";
import { moneyLine } from "./money-lines";
import { requireKeepable, requireNear } from "./new-lot";
import { prorate } from "./proration";
import { daysBetween } from "./renewal-term";
import type { addMaintenanceInput } from "./schema";

type Asked = Pick<z.output<typeof addMaintenanceInput>, "startsOn" | "endsOn" | "price">;
export type PlannedMaintenance = { startsOn: Date; endsOn: Date; price: Price | null };

/** The span of maintenance that is bought, with its price where one is known; refuses what is maintained already. */
export async function planMaintenance(
  ctx: Context,
  { license, today }: ChangeableLicense,
  asked: Asked,
): Promise<PlannedMaintenance> {
  requireTerm(license, "PERPETUAL", {
    SUBSCRIPTION: "It includes releases for as long as it runs.",
    TRIAL: "Convert it into what was bought first.",
  });
  const periods = await maintenanceOf(ctx, license);
  if (periods.some(({ endsOn }) => endsOn === null)) throw refuse("maintained-without-end", { license: license.name });
  const startsOn = asked.startsOn ?? nextStart(periods, today);
  const months = license.maintenanceMonths;
  const endsOn = asked.endsOn ?? (months === null ? null : lastDayOf(startsOn, { months }));
  if (!endsOn) throw refuseInput({ endsOn: "is needed: the licence does not say how long its maintenance is" });
  if (endsOn < startsOn) throw refuseInput({ endsOn: `is on or after ${dayInWords(startsOn)}` });
  requireNear(endsOn, "endsOn");
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
  return { startsOn, endsOn, price };
}

/** What the licence says that a unit's maintenance costs, for its units; by the day where the period has another length. */
async function usualPrice(ctx: Context, license: LockedLicense, startsOn: Date, endsOn: Date): Promise<Price | null> {
  const { maintenancePriceAmount: each, maintenanceCurrency, maintenanceMonths: months } = license;
  if (each === null || months === null) return null;
  const units = (await unitsOf(ctx, [license], startsOn)).get(license.id) ?? 0;
  const usualEnd = lastDayOf(startsOn, { months });
  const amount = prorate(each * BigInt(units), daysBetween(startsOn, endsOn), daysBetween(startsOn, usualEnd));
  requireKeepable(license, 0, amount);
  return moneyLine(amount, maintenanceCurrency);
}
