import type { Context } from "@/lib/kernel/operation";
import { refuseInput } from "@/lib/kernel/refusal";

const who = { id: true, displayName: true, status: true } as const;

/**
 * The person whom a client program names: by their id, else e-mail address, username or employee number, in any case of
 * letters. Nobody, several of one name, and somebody who is not active are refused beside the field.
 */
export async function findUser(ctx: Context, name: string | null) {
  if (name === null) return null;
  const here = { archivedAt: null, status: { not: "DEPARTED" } } as const;
  const exactly = { equals: name.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" } as const;
  for (const named of [{ id: name }, { email: exactly }, { username: exactly }, { employeeNumber: exactly }]) {
    const people = await ctx.tx.person.findMany({ where: { ...named, ...here }, select: who, take: 2 });
    if (people.length > 1) throw refuseInput({ user: "names several people: send the person's id or e-mail address" });
    const [person] = people;
    if (person?.status === "SUSPENDED")
      throw refuseInput({ user: `is ${person.displayName}, who is suspended and gets no machine` });
    if (person) return person;
  }
  throw refuseInput({ user: "is no person here: send an id, e-mail address, username or employee number" });
}
