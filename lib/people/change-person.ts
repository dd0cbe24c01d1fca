import type { Person, Prisma } from "@/lib/db/generated/client";
import { command, type Context } from "@/lib/kernel/operation";
import { changedOnce, differs, requireUnchanged } from "@/lib/kernel/row-change";
import { orRefuse } from "@/lib/kernel/unique-violation";
import { checkPerson } from "./check-person";
import { personView } from "./person-view";
import { emailTaken, holderOfEmail, requirePerson } from "./require-person";
import { changePersonInput } from "./schema";

export const changePerson = command({
  name: "people.change",
  permission: "person:write",
  input: changePersonInput,
  async run(ctx, { personId, version, ...change }) {
    const before = await requirePerson(ctx, personId);
    requireUnchanged(before, version, "person");
    return personView(await updatePerson(ctx, before, change));
  },
});

/** Checks and writes a change of one person, with its event; the same row comes back where nothing differs. */
export async function updatePerson(
  ctx: Context,
  before: Person,
  given: Prisma.PersonUncheckedUpdateManyInput & Partial<Person>,
): Promise<Person> {
  const change = Object.fromEntries(
    Object.entries(given).filter(([, value]) => value !== undefined),
  ) as Partial<Person>;
  if (!differs(before, change)) return before;
  await checkPerson(ctx, before.id, before, { ...before, ...change });
  if (change.email && change.email !== before.email) {
    const holder = await holderOfEmail(ctx, change.email);
    if (holder && holder.id !== before.id) throw emailTaken(change.email, holder.displayName);
  }
  const where = { id: before.id, version: before.version };
  const update = ctx.tx.person.updateManyAndReturn({ where, data: { ...change, version: { increment: 1 } } });
  const after = changedOnce(
    await orRefuse(
      () => update,
      () => emailTaken(change.email ?? before.email),
    ),
  );
  const references = ["departmentId", "siteId", "managerId", "sponsorId"] as const;
  ctx.record(
    "person.changed",
    { kind: "person", id: before.id },
    {
      before: personView(before),
      after: personView(after),
      // In the history of those whom the change concerns alone: not every new title in that of the manager.
      related: references.flatMap((field) => (before[field] === after[field] ? [] : [before[field], after[field]])),
    },
  );
  return after;
}
