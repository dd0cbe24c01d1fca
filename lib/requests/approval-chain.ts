import type { ApprovalRule } from "@/lib/db/generated/enums";

export type ChainFacts = {
  requesterId: string;
  managerId: string | null;
  /** The licence's owner, else the product's. */
  ownerId: string | null;
  /** Those of the two who can decide now: active in the organisation. */
  activeIds: ReadonlySet<string>;
};

export type ChainStep = { rule: ApprovalRule; approverId: string | null; status: "UPCOMING" | "PENDING" | "SKIPPED" };

/**
 * The steps of a request, in order. Nobody approves their own request: where a rule names the requester, nobody, or
 * someone who is not active, the step is for the admins (`approverId` null). Who is named twice decides once: the later
 * step is skipped. The first step to decide is PENDING.
 */
export function approvalChain(rules: readonly ApprovalRule[], facts: ChainFacts): ChainStep[] {
  const named = new Set<string>();
  let waiting = false;
  return rules.map((rule) => {
    const wanted = rule === "MANAGER" ? facts.managerId : facts.ownerId;
    const approverId = wanted !== null && wanted !== facts.requesterId && facts.activeIds.has(wanted) ? wanted : null;
    const key = approverId ?? "admins";
    if (named.has(key)) return { rule, approverId, status: "SKIPPED" };
    named.add(key);
    const status = waiting ? "UPCOMING" : "PENDING";
    waiting = true;
    return { rule, approverId, status };
  });
}
