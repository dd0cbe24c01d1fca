import type { Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";

/** The person behind the account that acts: whose leases are one's own. */
export function ownPerson({ actor }: Pick<Context, "actor">): string {
  const person = actor.kind === "account" ? actor.personId : null;
  if (person === null) throw refuse("no-person-behind-account");
  return person;
}
