import { addDays, isoDay } from "@/lib/kernel/calendar";
import { recordUsage } from "@/lib/usage/record-usage";
import type { MadeLicense } from "./create-estate";
import type { Holdings } from "./create-seats";
import type { Maker } from "./maker";
import type { Random } from "./random";

const batch = 1_000;

/** Signals of the last four months: most people use what they hold, about one in six has not for over two months. */
export async function createUsage(
  maker: Maker,
  random: Random,
  licenses: readonly MadeLicense[],
  holdings: Holdings,
): Promise<void> {
  const signals: { personId: string; productId: string; day: string; source: string }[] = [];
  for (const license of licenses) {
    for (const personId of holdings.get(license.id)?.keys() ?? []) {
      const isIdle = random.chance(0.17);
      if (isIdle && random.chance(0.3)) continue;
      const source = random.chance(0.7) ? "sign-in" : "agent";
      for (let i = 0; i < 6; i++) {
        const ago = isIdle ? 66 + random.below(50) : random.below(40);
        signals.push({ personId, productId: license.productId, day: isoDay(addDays(maker.today, -ago)), source });
      }
    }
  }
  for (let from = 0; from < signals.length; from += batch)
    await maker.run(recordUsage, { signals: signals.slice(from, from + batch) });
}
