import { z } from "zod";
import { addDays, isoDay } from "@/lib/kernel/calendar";
import { command, type Context } from "@/lib/kernel/operation";
import { graceEndsOn } from "@/lib/licenses/license-state";
import { lockLicense } from "@/lib/licenses/lock-license";
import { organizationDay } from "@/lib/licenses/organization-day";
import { tellOwnerOfTerm } from "./tell-owner-of-term";

/** Licences noted in one transaction. */
const batch = 100;

/**
 * Writes down the terms that have ended, and the graces that have begun: an event each, once for each end, however late.
 * Nothing waits for this to end: states follow the clock. What expiry revokes is terminated here for good.
 */
export const noteTermEnds = command({
  name: "lifecycle.note-term-ends",
  permission: "system:run",
  input: z.strictObject({}),
  async run(ctx) {
    const { today } = await organizationDay(ctx);
    const due = await ctx.tx.$queryRaw<{ id: string }[]>`
      SELECT id FROM license
      WHERE organization_id = ${ctx.organizationId} AND ends_on < ${isoDay(today)}::date
        AND archived_at IS NULL AND terminated_at IS NULL AND end_noted_for IS DISTINCT FROM ends_on
        AND (grace_noted_for IS DISTINCT FROM ends_on OR cancelled_at IS NOT NULL OR ends_on + grace_days < ${isoDay(today)}::date)
      ORDER BY id LIMIT ${batch}`;
    for (const { id } of due) await noteEnd(ctx, id, today);
    return { noted: due.length, more: due.length === batch };
  },
});

async function noteEnd(ctx: Context, licenseId: string, today: Date): Promise<void> {
  const before = await lockLicense(ctx, licenseId);
  const { endsOn, terminatedAt, archivedAt, term } = before;
  // It may have been renewed or ended for good while this waited for it.
  if (!endsOn || endsOn >= today || terminatedAt || archivedAt) return;
  const isNoted = (day: Date | null) => day?.getTime() === endsOn.getTime();
  const graceEnd = graceEndsOn(before);
  const subject = { kind: "license", id: licenseId };
  const related = [before.productId];
  if (graceEnd && !isNoted(before.graceNotedFor)) {
    const entered = { state: "IN_GRACE", on: addDays(endsOn, 1), until: graceEnd };
    ctx.record("license.entered-grace", subject, { before: { state: "ACTIVE" }, after: entered, related });
    // Noted late, when the grace is over, too, its end is the news.
    if (today <= graceEnd) await tellOwnerOfTerm(ctx, "license-in-grace", before, graceEnd);
  }
  const lastDay = graceEnd ?? endsOn;
  const hasEnded = today > lastDay && !isNoted(before.endNotedFor);
  const isRevoked = hasEnded && before.expiryBehavior === "REVOKE";
  const after = await ctx.tx.license.update({
    where: { id: licenseId },
    data: {
      graceNotedFor: graceEnd ? endsOn : before.graceNotedFor,
      ...(hasEnded ? { endNotedFor: endsOn } : {}),
      ...(isRevoked ? { terminatedAt: ctx.now, version: { increment: 1 } } : {}),
    },
  });
  if (!hasEnded) return;
  const on = addDays(lastDay, 1);
  const from = { state: graceEnd ? "IN_GRACE" : "ACTIVE" };
  ctx.record("license.expired", subject, { before: from, after: { state: "EXPIRED", term, on }, related });
  await tellOwnerOfTerm(ctx, term === "TRIAL" ? "trial-ended" : "license-ended", before, lastDay);
  if (isRevoked) ctx.record("license.terminated", subject, { before, after, related });
}
