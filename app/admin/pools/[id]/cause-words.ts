import type { DenialCause } from "@/lib/db/generated/enums";

/** Why a check-out was refused. */
export const causeWords: Record<DenialCause, string> = {
  CAPACITY: "Every seat taken",
  RESERVATION: "What was free is kept for others",
  GROUP_CAP: "The group had all that it may hold",
  EXCLUDED: "Not let in by the pool's lists",
  RESTRICTION: "Outside the licence's restrictions",
  EXPIRED: "The licence was not in force",
};

export const causeOptions = Object.entries(causeWords).map(([value, label]) => ({ value, label }));
