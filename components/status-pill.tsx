import { Badge, type Tone } from "./ui/badge";

/** Every status that the domains know, in the words that people read, with the tone that it deserves. */
const statuses: Record<string, readonly [label: string, tone: Tone]> = {
  ACTIVE: ["Active", "ok"],
  DRAFT: ["Draft", "plain"],
  IN_GRACE: ["In grace", "warn"],
  SUSPENDED: ["Suspended", "warn"],
  EXPIRED: ["Expired", "bad"],
  EXPIRING: ["Ends soon", "warn"],
  NOT_STARTED: ["Not started", "plain"],
  TERMINATED: ["Terminated", "bad"],
  ARCHIVED: ["Archived", "plain"],
  FULL: ["Full", "warn"],
  OVER: ["Over the limit", "bad"],
  ON_LEAVE: ["On leave", "warn"],
  DEPARTED: ["Departed", "plain"],
  PENDING: ["Waiting for a decision", "warn"],
  WAITING: ["Waiting", "plain"],
  WAITLISTED: ["On the waitlist", "warn"],
  APPROVED: ["Approved", "ok"],
  REJECTED: ["Rejected", "bad"],
  FULFILLED: ["Seat assigned", "ok"],
  CANCELLED: ["Cancelled", "plain"],
  SKIPPED: ["Not needed", "plain"],
  RELEASED: ["Released", "plain"],
  ENDED: ["Ended", "plain"],
  INVITED: ["Invited", "plain"],
  DISABLED: ["Disabled", "bad"],
  REVOKED: ["Revoked", "bad"],
  QUEUED: ["Queued", "plain"],
  RUNNING: ["Running", "warn"],
  DONE: ["Done", "ok"],
  FAILED: ["Failed", "bad"],
};

function inWords(status: string) {
  const words = status.toLowerCase().replaceAll("_", " ").replaceAll("-", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}

/** `label` says it more precisely where the page knows more: "Waiting for Joris Bakker". */
export function StatusPill({ status, label, tone }: { status: string; label?: string; tone?: Tone }) {
  const [words, usual] = statuses[status.toUpperCase().replaceAll("-", "_")] ?? [inWords(status), "plain" as const];
  return <Badge tone={tone ?? usual}>{label ?? words}</Badge>;
}
