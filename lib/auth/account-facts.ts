import type { Account, RoleGrant } from "@/lib/db/generated/client";

/** An account as events hold it: its name and address are personal data, which the trail keeps as commitments. */
export function accountFacts({ email, name, personId, disabledAt }: Account) {
  return { email, displayName: name, personId, disabledAt };
}

export function grantFacts({ role, until }: RoleGrant) {
  return { role, until };
}

export const accountSubject = (account: { id: string }) => ({ kind: "account", id: account.id });
