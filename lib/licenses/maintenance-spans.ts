import type { ExpiryBehavior } from "@/lib/db/generated/enums";

/** What of a licence says which releases its maintenance reaches. Days are Dates at 00:00 UTC; both ends of a span count. */
export type MaintenanceFacts = {
  startsOn: Date | null;
  endsOn: Date | null;
  expiryBehavior: ExpiryBehavior;
  maintained: boolean;
  maintenanceEndsOn: Date | null;
  maintenancePeriods: readonly { startsOn: Date; endsOn: Date }[];
};

type OpenSpan = { startsOn: Date | null; endsOn: Date | null };

/** Spans whose start or end may be open; `since` is the day up to which everything published before was bought. */
export type Maintenance = { since: Date | null; spans: OpenSpan[] };

/** Whether the term is over and leaves the right to what was published while it ran. */
export function endedAndMaintains(
  { expiryBehavior, endsOn }: Pick<MaintenanceFacts, "expiryBehavior" | "endsOn">,
  today: Date,
): boolean {
  return expiryBehavior === "MAINTAIN" && endsOn !== null && today > endsOn;
}

/**
 * Spans of maintenance, or null where the licence has no such notion: it is neither maintained nor ever was, and is not
 * a right that ended and goes on for what was published while it ran. What was published before the first span began
 * was bought with it. An end noted on the licence itself stands for a span from its start, unless it only repeats the
 * end of a period; maintained with no end noted and no periods has none.
 */
export function maintenanceOf(facts: MaintenanceFacts, today: Date): Maintenance | null {
  const { startsOn, endsOn, maintained, maintenanceEndsOn, maintenancePeriods: periods } = facts;
  const ended = endedAndMaintains(facts, today);
  if (!maintained && periods.length === 0 && !ended) return null;
  const noted =
    maintained &&
    (maintenanceEndsOn === null
      ? periods.length === 0 && !ended
      : !periods.some((period) => period.endsOn.getTime() === maintenanceEndsOn.getTime()));
  const spans: OpenSpan[] = [
    ...periods,
    ...(noted ? [{ startsOn, endsOn: maintenanceEndsOn }] : []),
    ...(ended ? [{ startsOn, endsOn }] : []),
  ];
  const starts = spans.map((span) => span.startsOn);
  const first = starts.reduce((one, other) => (one === null || other === null ? null : one < other ? one : other));
  return { since: first, spans };
}

/**
 * The last day of maintenance, of the licence itself where it is maintained, or of a period that was bought; null where it
 * has no end or there is none. A term that ended and leaves the right to what was published meanwhile is no maintenance.
 */
export function lastMaintainedDay({
  maintained,
  maintenanceEndsOn,
  maintenancePeriods,
}: Pick<MaintenanceFacts, "maintained" | "maintenanceEndsOn" | "maintenancePeriods">): Date | null {
  const days = [maintained ? maintenanceEndsOn : null, ...maintenancePeriods.map(({ endsOn }) => endsOn)];
  return days.reduce((last, day) => (last === null || (day !== null && day > last) ? day : last), null);
}

export function covers({ since, spans }: Maintenance, day: Date): boolean {
  if (since !== null && day <= since) return true;
  return spans.some(
    ({ startsOn, endsOn }) => (startsOn === null || day >= startsOn) && (endsOn === null || day <= endsOn),
  );
}
