import { addDays, addMonthsClamped } from "@/lib/kernel/calendar";
import { query } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { organizationDay } from "./organization-day";
import { licenseIdInput } from "./schema";
import { distinctUse, distinctUseBy } from "./use-days.sql";

/** The days that "lately" means, today among them. */
export const recentDays = 30;

/**
 * Who used a licence whose use is counted without seats: in the last 30 days, on each of them, and in each of the last
 * twelve months. Everybody counts once in each span.
 */
export const countUse = query({
  name: "licenses.count-use",
  permission: "license:read",
  input: licenseIdInput,
  async run(ctx, { licenseId }) {
    if (!(await ctx.tx.license.findUnique({ where: { id: licenseId }, select: { id: true } })))
      throw refuse("not-found", { what: "licence" });
    const { today } = await organizationDay(ctx);
    const lately = { licenseId, from: addDays(today, 1 - recentDays), to: today };
    const firstOfMonth = new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth(), 1));
    const year = { licenseId, from: addMonthsClamped(firstOfMonth, -11), to: today };
    return {
      today,
      recent: await distinctUse(ctx, lately),
      days: await distinctUseBy(ctx, lately, "day"),
      months: await distinctUseBy(ctx, year, "month"),
    };
  },
});

export type LicenseUse = Awaited<ReturnType<typeof countUse.run>>;
