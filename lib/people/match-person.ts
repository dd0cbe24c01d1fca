import type { Person } from "@/lib/db/generated/client";
import type { Context } from "@/lib/kernel/operation";
import { findPersonByIdentity } from "./identities";
import { holderOfEmail } from "./require-person";

export type PersonNames = {
  displayName: string;
  email?: string | null;
  username?: string | null;
  employeeNumber?: string | null;
  /** The source that knows the username or id below: names of different sources do not mix. */
  source: string;
  externalId?: string | null;
};

/**
 * Who is meant, in this order: the source's own id, the e-mail address, the username, and the plain name where the
 * source knows nothing else. Somebody departed is meant only if address or username and name agree: a new colleague
 * with a reused address is another person.
 */
export async function matchPerson(ctx: Context, names: PersonNames): Promise<Person | null> {
  const { source, externalId, displayName } = names;
  const email = names.email?.trim().toLowerCase() || null;
  const username = names.username?.trim() || null;
  if (externalId) {
    const known = await findPersonByIdentity(ctx, source, externalId);
    if (known) return known;
  }
  if (email) {
    const holder = (await holderOfEmail(ctx, email)) ?? (await formerly(ctx, { email }, displayName));
    if (holder) return holder;
  }
  if (username) {
    const holder = (await holderOfUsername(ctx, username, email)) ?? (await formerly(ctx, { username }, displayName));
    if (holder) return holder;
  }
  return email || username || externalId
    ? null
    : findPersonByIdentity(ctx, `${source}:name`, displayName.toLowerCase());
}

/** With two different addresses, one username is two people. */
async function holderOfUsername(ctx: Context, username: string, email: string | null): Promise<Person | null> {
  const people = await ctx.tx.person.findMany({
    where: { username, archivedAt: null, status: { not: "DEPARTED" } },
    orderBy: { id: "asc" },
  });
  return people.find((person) => email === null || person.email === null) ?? null;
}

async function formerly(
  ctx: Context,
  by: { email: string } | { username: string },
  displayName: string,
): Promise<Person | null> {
  const people = await ctx.tx.person.findMany({
    where: { ...by, OR: [{ status: "DEPARTED" }, { archivedAt: { not: null } }] },
    orderBy: { id: "desc" },
  });
  return people.find((person) => person.displayName.toLowerCase() === displayName.toLowerCase()) ?? null;
}
