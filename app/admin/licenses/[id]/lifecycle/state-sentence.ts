import { dayInWords } from "@/lib/kernel/calendar";
import type { Lifecycle } from "@/lib/lifecycle/read-lifecycle";

type Facts = Pick<
  Lifecycle,
  | "state"
  | "term"
  | "renewal"
  | "expiryBehavior"
  | "trialStart"
  | "startsOn"
  | "endsOn"
  | "graceEndsOn"
  | "noticeOn"
  | "cancelledAt"
  | "terminatedAt"
  | "suspendedAt"
  | "today"
  | "next"
>;

/** What the state of a licence is and why, and what becomes of it: one or two sentences. */
export function stateSentence(facts: Facts): string {
  const { endsOn, startsOn, graceEndsOn } = facts;
  switch (facts.state) {
    case "TERMINATED":
      return facts.terminatedAt
        ? `It was terminated on ${dayInWords(facts.terminatedAt)}, for good.`
        : `Its term ended on ${on(endsOn)}, and this licence is revoked by that, for good.`;
    case "SUSPENDED":
      return `It is suspended since ${on(facts.suspendedAt)}: seats stay with their holders, and nothing may be used until it is resumed.`;
    case "SCHEDULED":
      return `It begins on ${on(startsOn)}${endsOn ? ` and runs until ${on(endsOn)}` : ""}.`;
    case "IN_GRACE":
      return `Its term ended on ${on(endsOn)}. It is in grace, and is used as before, until the end of ${on(graceEndsOn)}. Renew it before that.`;
    case "EXPIRED":
      return `Its term ended on ${on(endsOn)}. ${afterExpiry[facts.expiryBehavior]}`;
    case "ACTIVE":
      return active(facts);
  }
}

const afterExpiry = {
  RESTRICT: "Nothing of it may be used.",
  MAINTAIN: "Releases that were published while it ran may be used on.",
  ALLOW: "It may be used on as it is.",
  REVOKE: "Nothing of it may be used.",
};

function active(facts: Facts): string {
  const { endsOn, term, cancelledAt, renewal, noticeOn, graceEndsOn, today, next } = facts;
  if (!endsOn) {
    if (term === "PERPETUAL") return "It is perpetual: it never lapses.";
    return term === "TRIAL" ? begins[facts.trialStart] : "It runs on: no last day is set.";
  }
  const until = `It may be used until the end of ${on(endsOn)}.`;
  if (cancelledAt) return `${until} It was cancelled, and is not renewed then.`;
  if (term === "TRIAL") return `${until} Convert it by then, or extend it.`;
  const grace = graceEndsOn ? ` Grace lasts until ${on(graceEndsOn)}.` : "";
  if (renewal === "AUTOMATIC")
    return next
      ? `${until} Then it renews by itself, until ${on(next.endsOn)}.`
      : `${until} It cannot renew by itself: how long a period is, or what it costs, is not known.${grace}`;
  if (renewal === "NONE") return `${until} It is not meant to be renewed.${grace}`;
  const notice = noticeOn ? (noticeOn < today ? " The day for notice has passed." : ` Decide by ${on(noticeOn)}.`) : "";
  return `${until} It is renewed by hand.${notice}${grace}`;
}

const begins = {
  ISSUE: "It is a trial without a last day.",
  FIRST_VALIDATION: "It is a trial that begins when it is first validated.",
  FIRST_ACTIVATION: "It is a trial that begins with its first machine or seat.",
};

const on = (day: Date | null) => (day ? dayInWords(day) : "an unknown day");
