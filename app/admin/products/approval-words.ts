const approvers: Record<string, string> = { MANAGER: "manager", LICENSE_OWNER: "licence owner" };

/** "Manager, then licence owner"; "Nobody" where the chain is empty. */
export function approvalWords(rules: readonly string[]): string {
  const words = rules.map((rule) => approvers[rule] ?? rule).join(", then ");
  return words === "" ? "Nobody" : words.charAt(0).toUpperCase() + words.slice(1);
}
