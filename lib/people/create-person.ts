import { command, type Context } from "@/lib/kernel/operation";
import type { z } from "zod";
import type { Person } from "@/lib/db/generated/client";
import { checkPerson } from "./check-person";
import { personView } from "./person-view";
import { emailTaken, holderOfEmail } from "./require-person";
import { createPersonInput } from "./schema";

export const createPerson = command({
  name: "people.create",
  permission: "person:write",
  input: createPersonInput,
  async run(ctx, input) {
    const person = await insertPerson(ctx, input);
    if (!person) throw emailTaken(input.email ?? null, (await holderOfEmail(ctx, input.email ?? ""))?.displayName);
    return personView(person);
  },
});

/** Null where the e-mail address is somebody's already; the transaction can go on. */
export async function insertPerson(ctx: Context, input: z.output<typeof createPersonInput>): Promise<Person | null> {
  const id = ctx.newId("person");
  const {
    kind = "EMPLOYEE",
    departmentId = null,
    siteId = null,
    managerId = null,
    sponsorId = null,
    startsOn = null,
    endsOn = null,
  } = input;
  await checkPerson(ctx, id, null, {
    displayName: input.displayName,
    kind,
    departmentId,
    siteId,
    managerId,
    sponsorId,
    startsOn,
    endsOn,
  });
  const row = { ...input, id, organizationId: ctx.organizationId, createdAt: ctx.now };
  const [person] = await ctx.tx.person.createManyAndReturn({ data: [row], skipDuplicates: true });
  if (!person) return null;
  ctx.record(
    "person.created",
    { kind: "person", id },
    { after: personView(person), related: [departmentId, sponsorId] },
  );
  return person;
}
