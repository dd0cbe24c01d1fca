import type { Context } from "@/lib/kernel/operation";
import { refuseInput } from "@/lib/kernel/refusal";

/**
 * The person whom a client program names as the user of a meter: by id, e-mail address, username or employee number, in
 * any case of letters. Somebody unknown is nobody in particular; a name of several people is refused.
 */
export async function consumingPerson(ctx: Context, user: string): Promise<{ id: string } | null> {
  const exactly = { equals: user.replace(/[\\%_]/g, "\\$&"), mode: "insensitive" } as const;
  for (const named of [{ id: user }, { email: exactly }, { username: exactly }, { employeeNumber: exactly }]) {
    const [person, other] = await ctx.tx.person.findMany({
      where: { ...named, archivedAt: null, status: { not: "DEPARTED" } },
      select: { id: true },
      take: 2,
    });
    if (other) throw refuseInput({ user: "names several people: send the person's id or e-mail address" });
    if (person) return person;
  }
  return null;
}
