import { addDays } from "@/lib/kernel/calendar";

export type LicenseState = "SCHEDULED" | "ACTIVE" | "EXPIRED" | "SUSPENDED" | "TERMINATED";

type LicenseFacts = {
  startsOn: Date | null;
  endsOn: Date | null;
  noticeDays: number | null;
  suspendedAt: Date | null;
  terminatedAt: Date | null;
};

/**
 * The state of a licence on a day of its organisation. `endsOn` is the last day of the term. What was decided
 * (terminated, suspended) goes before what the calendar says.
 */
export function stateOn(license: LicenseFacts, today: Date): LicenseState {
  if (license.terminatedAt) return "TERMINATED";
  if (license.suspendedAt) return "SUSPENDED";
  if (license.startsOn && today < license.startsOn) return "SCHEDULED";
  if (license.endsOn && today > license.endsOn) return "EXPIRED";
  return "ACTIVE";
}

/** The last day on which notice can be given, where the licence ends and has a notice period. */
export function noticeOn(license: LicenseFacts): Date | null {
  if (!license.endsOn || license.noticeDays === null) return null;
  return addDays(license.endsOn, -license.noticeDays);
}

/** Notice is due from 30 days before its last day until the term ends. */
export function isNoticeDue(license: LicenseFacts, today: Date): boolean {
  const last = noticeOn(license);
  if (!last || !license.endsOn || license.terminatedAt) return false;
  return today >= addDays(last, -noticeWarningDays) && today <= license.endsOn;
}

const noticeWarningDays = 30;

/** States in words, for sentences that end with them. */
export const stateInWords: Record<LicenseState, string> = {
  SCHEDULED: "not started yet",
  ACTIVE: "active",
  EXPIRED: "expired",
  SUSPENDED: "suspended",
  TERMINATED: "terminated",
};
