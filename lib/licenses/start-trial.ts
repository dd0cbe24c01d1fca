import type { TrialStart } from "@/lib/db/generated/enums";
import { isoDay } from "@/lib/kernel/calendar";
import type { Context } from "@/lib/kernel/operation";
import { organizationDay } from "./organization-day";
import { lastDayOf, lengthOf } from "./term-dates";

/**
 * Begins a trial that waits for its first validation or activation: its first day is today, its last one its length later.
 * Anything else is left as it is, so it may be called each time. Two that come at once begin it once: the update asks
 * whether there is an end already. Answers whether this call began it.
 */
export async function startTrial(
  ctx: Context,
  licenseId: string,
  trigger: Exclude<TrialStart, "ISSUE">,
): Promise<boolean> {
  const before = await ctx.tx.license.findFirst({
    where: { id: licenseId, term: "TRIAL", trialStart: trigger, endsOn: null, terminatedAt: null, archivedAt: null },
  });
  const length = before && lengthOf(before);
  if (!before || !length) return false;
  const { today } = await organizationDay(ctx);
  if (before.startsOn && before.startsOn > today) return false;
  const endsOn = lastDayOf(today, length);
  const begun = await ctx.tx.$executeRaw`
    UPDATE license SET starts_on = ${isoDay(today)}::date, ends_on = ${isoDay(endsOn)}::date, version = version + 1
    WHERE organization_id = ${ctx.organizationId} AND id = ${licenseId} AND ends_on IS NULL AND term = 'TRIAL'`;
  if (begun === 0) return false;
  ctx.record(
    "license.trial-started",
    { kind: "license", id: licenseId },
    { before: pick(before), after: { startsOn: today, endsOn, trigger }, related: [before.productId] },
  );
  return true;
}

const pick = ({ startsOn, endsOn }: { startsOn: Date | null; endsOn: Date | null }) => ({ startsOn, endsOn });
