import { addDays } from "@/lib/kernel/calendar";
import type { ExpiryBehavior } from "@/lib/db/generated/enums";

export type LicenseState = "SCHEDULED" | "ACTIVE" | "IN_GRACE" | "EXPIRED" | "SUSPENDED" | "TERMINATED";

/** In the order in which the clock passes through them, and then what is decided. */
export const licenseStates = ["SCHEDULED", "ACTIVE", "IN_GRACE", "EXPIRED", "SUSPENDED", "TERMINATED"] as const;

type EndFacts = { endsOn: Date | null; graceDays: number; cancelledAt: Date | null };

export type LicenseFacts = EndFacts & {
  startsOn: Date | null;
  expiryBehavior: ExpiryBehavior;
  suspendedAt: Date | null;
  terminatedAt: Date | null;
};

/** The columns that `stateOn` needs, as a Prisma selection. */
export const stateColumns = {
  startsOn: true,
  endsOn: true,
  graceDays: true,
  cancelledAt: true,
  expiryBehavior: true,
  suspendedAt: true,
  terminatedAt: true,
} as const;

/**
 * The state of a licence on a day of its organisation. `endsOn` is the last day of the term. What was decided
 * (terminated, suspended) goes before what the calendar says; a licence that is revoked by its expiry is terminated from
 * the day after its end, or after its grace. A trial that has not begun has no end yet, and is active.
 */
export function stateOn(license: LicenseFacts, today: Date): LicenseState {
  const { startsOn, endsOn } = license;
  const lapsed = endsOn !== null && today > (graceEndsOn(license) ?? endsOn);
  if (license.terminatedAt || (lapsed && license.expiryBehavior === "REVOKE")) return "TERMINATED";
  if (license.suspendedAt) return "SUSPENDED";
  if (startsOn && today < startsOn) return "SCHEDULED";
  if (lapsed) return "EXPIRED";
  return endsOn && today > endsOn ? "IN_GRACE" : "ACTIVE";
}

/** Whether units may be handed out and used: in grace, too, for then the renewal is only late. */
export function isUsable(state: LicenseState): boolean {
  return state === "ACTIVE" || state === "IN_GRACE";
}

/** The last day of grace, where there is any: a cancelled licence has none. */
export function graceEndsOn({ endsOn, graceDays, cancelledAt }: EndFacts): Date | null {
  return endsOn && graceDays > 0 && !cancelledAt ? addDays(endsOn, graceDays) : null;
}

type NoticeFacts = { endsOn: Date | null; noticeDays: number | null; terminatedAt: Date | null };

/** The last day on which notice can be given, where the licence ends and has a notice period. */
export function noticeOn({ endsOn, noticeDays }: Pick<NoticeFacts, "endsOn" | "noticeDays">): Date | null {
  return !endsOn || noticeDays === null ? null : addDays(endsOn, -noticeDays);
}

/** Notice is due from 30 days before its last day until the term ends. */
export function isNoticeDue(license: NoticeFacts, today: Date): boolean {
  const last = noticeOn(license);
  if (!last || !license.endsOn || license.terminatedAt) return false;
  return today >= addDays(last, -noticeWarningDays) && today <= license.endsOn;
}

const noticeWarningDays = 30;

/** States in words, for sentences that end with them. */
export const stateInWords: Record<LicenseState, string> = {
  SCHEDULED: "not started yet",
  ACTIVE: "active",
  IN_GRACE: "in grace",
  EXPIRED: "expired",
  SUSPENDED: "suspended",
  TERMINATED: "terminated",
};
