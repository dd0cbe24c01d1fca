import type { RequestView, StepView } from "@/lib/requests/request-view";

type Rule = StepView["rule"];

export const ruleInWords: Record<Rule, string> = { MANAGER: "Manager", LICENSE_OWNER: "Licence owner" };

/** "Approved by Mara Visser", "Waits for Joris Bakker". */
export function stepInWords(step: StepView): string {
  const who = step.decidedBy ?? step.approver?.name ?? "an admin";
  switch (step.status) {
    case "APPROVED":
      return `Approved by ${who}`;
    case "REJECTED":
      return `Rejected by ${who}`;
    case "PENDING":
      return `Waits for ${who}`;
    case "UPCOMING":
      return `Then ${who}`;
    case "SKIPPED":
      return "Not needed";
  }
}

/** What a request will go through: "Your manager, then the licence's owner approves". */
export function chainInWords(rules: readonly Rule[]): string {
  if (rules.length === 0) return "No approval needed";
  const names = rules.map((rule) => (rule === "MANAGER" ? "your manager" : "the licence's owner"));
  const sentence = `${names.join(", then ")} approves`;
  return sentence.charAt(0).toUpperCase() + sentence.slice(1);
}

/** The state of a request in the requester's words. */
export function requestStatusInWords(
  request: Pick<RequestView, "status" | "waitingFor">,
  place: number | null = null,
): string {
  switch (request.status) {
    case "PENDING":
      return `Waiting for ${request.waitingFor ?? "a decision"}`;
    case "WAITLISTED":
      return place === null ? "On the waitlist" : `Number ${place} on the waitlist`;
    case "FULFILLED":
      return "Seat assigned";
    case "REJECTED":
      return "Rejected";
    case "WITHDRAWN":
      return "Withdrawn";
  }
}
