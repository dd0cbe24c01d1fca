import { endOfDay } from "@/lib/kernel/calendar";
import type { Context } from "@/lib/kernel/operation";
import { refuseInput } from "@/lib/kernel/refusal";
import { organizationDay } from "@/lib/licenses/organization-day";

/** The instant at which a seat ends whose last day is given: the end of that day for the organisation. */
export async function endOfLastDay(ctx: Context, lastDay: Date | null): Promise<Date | null> {
  if (!lastDay) return null;
  const { timeZone, today } = await organizationDay(ctx);
  if (lastDay < today) throw refuseInput({ until: "is today or later" });
  return endOfDay(timeZone, lastDay);
}
