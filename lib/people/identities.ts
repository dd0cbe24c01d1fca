import type { Person } from "@/lib/db/generated/client";
import type { Context } from "@/lib/kernel/operation";

/** The person whom a source knows under an id now. A name that was given up and reused never leads to its former bearer. */
export async function findPersonByIdentity(ctx: Context, source: string, externalId: string): Promise<Person | null> {
  const identity = await ctx.tx.personIdentity.findFirst({
    where: { source, externalId, validUntil: null },
    include: { person: true },
  });
  return identity?.person ?? null;
}

/** Notes that a source knows a person under an id from now on. False where it did already, or knows somebody else so. */
export async function addIdentity(
  ctx: Context,
  personId: string,
  source: string,
  externalId: string,
): Promise<boolean> {
  const row = {
    id: ctx.newId("personIdentity"),
    organizationId: ctx.organizationId,
    personId,
    source,
    externalId,
    validFrom: ctx.now,
  };
  const added = await ctx.tx.personIdentity.createManyAndReturn({ data: [row], skipDuplicates: true });
  if (added.length > 0)
    ctx.record("person.identity-added", { kind: "person", id: personId }, { after: { source, username: externalId } });
  return added.length > 0;
}
