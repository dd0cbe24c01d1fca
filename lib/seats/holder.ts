import type { PersonStatus } from "@/lib/db/generated/enums";
import type { Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";

const statusInWords: Record<PersonStatus, string> = {
  ACTIVE: "active",
  ON_LEAVE: "on leave",
  SUSPENDED: "suspended",
  DEPARTED: "no longer here",
};

/**
 * A person who may be given a seat: here, and active. Whoever marks them as departed waits until the seat is given, and then
 * takes it back.
 */
export async function requireActivePerson(ctx: Context, personId: string) {
  await ctx.tx
    .$queryRaw`SELECT 1 FROM person WHERE organization_id = ${ctx.organizationId} AND id = ${personId} FOR SHARE`;
  const person = await ctx.tx.person.findUnique({
    where: { id: personId, archivedAt: null },
    select: { id: true, displayName: true, email: true, status: true },
  });
  if (!person) throw refuse("not-found", { what: "person" });
  if (person.status !== "ACTIVE")
    throw refuse("person-not-active", { person: person.displayName, state: statusInWords[person.status] });
  return person;
}
