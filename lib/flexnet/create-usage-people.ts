import type { UsageUser } from "@/lib/db/generated/client";
import { command, within, type Context } from "@/lib/kernel/operation";
import { Refusal, refuse } from "@/lib/kernel/refusal";
import { createPerson } from "@/lib/people/create-person";
import { giveUserName } from "./match-usage-user";
import { createUsagePeopleInput } from "./schema";

/**
 * Makes people of user names that logs know and nobody here has, and says that the names are theirs: all of them, or none. What
 * is wrong with one is said of that one. Who may not add people may not do it here.
 */
export const createUsagePeople = command({
  name: "usage-sources.create-people",
  permission: "usage-source:write",
  input: createUsagePeopleInput,
  async run(ctx, { people }) {
    const made = [];
    for (const [index, { userId, version, ...person }] of people.entries()) {
      const user = await ctx.tx.usageUser.findUnique({ where: { id: userId } });
      if (!user) throw refuse("not-found", { what: "user name" });
      if (user.personId) throw refuse("changed-meanwhile");
      made.push(
        await madeFor(ctx, user, version, person).catch((error: unknown) => throwAt(error, `/people/${index}`)),
      );
    }
    return { people: made };
  },
});

type Said = { displayName: string; email?: string | null; username?: string | null };

async function madeFor(ctx: Context, user: UsageUser, version: number, said: Said) {
  const { id: personId, displayName } = await within(ctx, createPerson, said);
  await giveUserName(ctx, user, version, personId);
  return { userId: user.id, name: user.name, personId, displayName };
}

/** A field of one person among many: what is wrong is told at its place. */
function throwAt(error: unknown, place: string): never {
  if (!(error instanceof Refusal)) throw error;
  const told = error.code === "email-taken" ? [{ pointer: "/email", detail: error.detail }] : error.errors;
  if (told.length === 0) throw error;
  throw new Refusal(
    "invalid-input",
    {},
    told.map(({ pointer, detail }) => ({ pointer: `${place}${pointer}`, detail })),
  );
}
