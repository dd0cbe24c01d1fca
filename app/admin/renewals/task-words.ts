import type { RenewalTask } from "@/lib/lifecycle/list-renewals";
import type { Tone } from "@/components/ui/badge";

/** What an end asks for, as its pill says it. */
export const taskWords: Record<RenewalTask, { label: string; tone: Tone }> = {
  DECIDE: { label: "Decide", tone: "warn" },
  RENEW_LATE: { label: "Renew, in grace", tone: "bad" },
  RENEWS: { label: "Renews by itself", tone: "ok" },
  CANNOT_RENEW: { label: "Cannot renew by itself", tone: "bad" },
  CONVERT: { label: "Convert or let end", tone: "warn" },
  CANCELLED: { label: "Cancelled", tone: "plain" },
  ENDS: { label: "Ends", tone: "plain" },
};
