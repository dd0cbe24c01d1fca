import { z } from "zod";
import { addDays, dayIn } from "@/lib/kernel/calendar";
import { command, type Context } from "@/lib/kernel/operation";
import { Refusal } from "@/lib/kernel/refusal";
import { organizationDay } from "@/lib/licenses/organization-day";
import { lockChangeable } from "./changeable-license";
import { planRenewal } from "./plan-renewal";
import { applyRenewal } from "./renew-license";
import { tellOwnerOfTerm } from "./tell-owner-of-term";

/** Licences looked at in one transaction, and periods that all of them together are renewed for in it. */
const batch = 25;
const mostPeriods = 50;

/** An end longer ago was let pass: it is not renewed by itself any more. */
const longestDelayDays = 92;

/**
 * Renews what renews by itself, in the last hour of its term, so that there is no gap; and what was missed while nothing ran,
 * period after period, from its old end. Cancelled licences, and those whose end was noted already, are left to end. A
 * licence that cannot be renewed without somebody's word is passed over. Where there is `more`, it goes on beyond `next`.
 */
export const renewDueLicenses = command({
  name: "lifecycle.renew-due",
  permission: "system:run",
  input: z.strictObject({ after: z.string().nullable() }),
  async run(ctx, { after }) {
    const { today, timeZone } = await organizationDay(ctx);
    const soon = dayIn(timeZone, new Date(ctx.now.getTime() + 3_600_000));
    const due = await ctx.tx.license.findMany({
      where: {
        ...(after ? { id: { gt: after } } : {}),
        renewal: "AUTOMATIC",
        term: "SUBSCRIPTION",
        endsOn: { lt: soon, gte: addDays(today, -longestDelayDays) },
        cancelledAt: null,
        terminatedAt: null,
        archivedAt: null,
      },
      orderBy: { id: "asc" },
      take: batch,
      select: { id: true },
    });
    let renewed = 0;
    let next = after;
    for (const { id } of due) {
      const outcome = await renewUntil(ctx, id, soon, mostPeriods - renewed);
      renewed += outcome.periods;
      // What is left of this licence is done in a transaction of its own, so that none grows with the time that was missed.
      if (outcome.more) return { renewed, next, more: true };
      if (outcome.periods > 0) await tellRenewed(ctx, id);
      next = id;
    }
    return { renewed, next, more: due.length === batch };
  },
});

/** However many periods were missed, the owner is told once of where they have led. */
async function tellRenewed(ctx: Context, licenseId: string): Promise<void> {
  const license = await ctx.tx.license.findUniqueOrThrow({ where: { id: licenseId } });
  if (license.endsOn) await tellOwnerOfTerm(ctx, "license-renewed", license, license.endsOn);
}

/** Renews a licence until its term reaches a day, for so many periods at most. */
async function renewUntil(ctx: Context, licenseId: string, day: Date, most: number) {
  for (let periods = 0; ; periods++) {
    try {
      const found = await lockChangeable(ctx, licenseId);
      const { endsOn, endNotedFor, cancelledAt } = found.license;
      const isNoted = endNotedFor !== null && endNotedFor.getTime() === endsOn?.getTime();
      if (!endsOn || endsOn >= day || cancelledAt || isNoted) return { periods, more: false };
      if (periods === most) return { periods, more: true };
      const plan = await planRenewal(ctx, found, { periods: 1, from: "EXPIRY" });
      await applyRenewal(ctx, found.license, plan, {}, null);
    } catch (error) {
      // Nothing was written for this period: the plan is made before anything is. It shows as ended, for somebody to decide.
      if (error instanceof Refusal) return { periods, more: false };
      throw error;
    }
  }
}
