import type { Person } from "@/lib/db/generated/client";
import type { Context } from "@/lib/kernel/operation";
import { updatePerson } from "./change-person";
import { insertPerson } from "./create-person";
import { addIdentity } from "./identities";
import { matchPerson, type PersonNames } from "./match-person";
import { emailTaken } from "./require-person";

type Facts = Partial<
  Pick<
    Person,
    | "givenName"
    | "familyName"
    | "title"
    | "kind"
    | "departmentId"
    | "siteId"
    | "managerId"
    | "sponsorId"
    | "startsOn"
    | "endsOn"
    | "notes"
  >
>;
export type WantedPerson = PersonNames & Facts;
export type EnsuredPerson = { id: string; outcome: "created" | "changed" | "unchanged" };

/**
 * The person whom a source means, made or brought up to date inside another operation's transaction (imports).
 * What the source leaves empty stays as it is; with `known: "keep"` (a mere mention of the person) all that is known
 * stays. Somebody who has departed is found, and left alone.
 * A Refusal is thrown before anything is written, so that the caller can report the row and go on.
 */
export async function ensurePerson(
  ctx: Context,
  wanted: WantedPerson,
  options: { known: "update" | "keep" } = { known: "update" },
): Promise<EnsuredPerson> {
  const facts = given(wanted);
  const known = await matchPerson(ctx, wanted);
  if (known) {
    if (options.known === "keep" || known.status === "DEPARTED" || known.archivedAt)
      return { id: known.id, outcome: "unchanged" };
    const after = await updatePerson(
      ctx,
      known,
      facts.managerId === known.id ? { ...facts, managerId: undefined } : facts,
    );
    return { id: known.id, outcome: after === known ? "unchanged" : "changed" };
  }
  const person = await insertPerson(ctx, { displayName: wanted.displayName, ...facts });
  if (!person) throw emailTaken(facts.email ?? null);
  if (wanted.externalId) await addIdentity(ctx, person.id, wanted.source, wanted.externalId);
  else if (!person.email && !person.username)
    await addIdentity(ctx, person.id, `${wanted.source}:name`, person.displayName.toLowerCase());
  return { id: person.id, outcome: "created" };
}

function given(wanted: WantedPerson) {
  const { source: _source, externalId: _externalId, displayName, email, username, ...facts } = wanted;
  const all = {
    ...facts,
    displayName: displayName.trim(),
    email: email?.trim().toLowerCase(),
    username: username?.trim(),
  };
  return Object.fromEntries(
    Object.entries(all).filter(([, value]) => value !== null && value !== undefined && value !== ""),
  ) as Partial<Omit<typeof all, "email" | "username">> & {
    email?: string;
    username?: string;
  };
}
