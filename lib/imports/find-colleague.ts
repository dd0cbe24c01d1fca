import type { Context } from "@/lib/kernel/operation";
import { quoted } from "./reading";
import { normalName } from "./subject-keys";

/** Somebody whom a cell names by e-mail address, user name, number or full name, also turned around ("Marlow, Ada"). */
export async function findColleague(ctx: Context, name: string): Promise<{ id: string } | { fault: string }> {
  // To the letter first, which an index answers; a name in another case is rare.
  const written = await exactly(ctx, [...waysToSay(name, (text) => text), ...waysToSay(name)]);
  const [first, second] = written.length > 0 ? written : await inAnyCase(ctx, waysToSay(name));
  if (first && !second) return first;
  return {
    fault: second
      ? `Several people here are called ${quoted(name)}; name one by e-mail address.`
      : `Nobody here is called ${quoted(name)}.`,
  };
}

function exactly(ctx: Context, names: string[]): Promise<{ id: string }[]> {
  const any = { in: names };
  return ctx.tx.person.findMany({
    where: {
      archivedAt: null,
      status: { not: "DEPARTED" },
      OR: [{ email: any }, { username: any }, { employeeNumber: any }, { displayName: any }],
    },
    select: { id: true },
    take: 2,
  });
}

function inAnyCase(ctx: Context, words: string[]): Promise<{ id: string }[]> {
  return ctx.tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM person WHERE organization_id = ${ctx.organizationId} AND archived_at IS NULL AND status <> 'DEPARTED'
      AND (lower(email) = ANY(${words}) OR lower(username) = ANY(${words}) OR lower(employee_number) = ANY(${words}) OR lower(display_name) = ANY(${words}))
    LIMIT 2`;
}

/** A name as it may stand in the tables: as written, and with the family name behind. */
export function waysToSay(name: string, as: (name: string) => string = normalName): string[] {
  const [family, given] = name.split(",").map((part) => part.trim());
  return [name, ...(family && given ? [`${given} ${family}`] : [])].map(as);
}
