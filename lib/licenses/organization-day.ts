import { dayIn } from "@/lib/kernel/calendar";
import type { Context } from "@/lib/kernel/operation";

type OrganizationDay = { timeZone: string; currency: string; today: Date };

/** The calendar day that it is for the organisation: lots and terms start and end by it. */
export async function organizationDay(ctx: Context): Promise<OrganizationDay> {
  const { timeZone, currency } = await ctx.tx.organization.findUniqueOrThrow({
    where: { id: ctx.organizationId },
    select: { timeZone: true, currency: true },
  });
  return { timeZone, currency, today: dayIn(timeZone, ctx.now) };
}
