import type { Context } from "@/lib/kernel/operation";
import { quoted } from "./reading";
import { normalName } from "./subject-keys";

/** Somebody whom a cell names by e-mail address, user name, number or full name, also turned around ("Marlow, Ada"). */
export async function findColleague(ctx: Context, name: string): Promise<{ id: string } | { fault: string }> {
  const words = waysToSay(name);
  const found = await ctx.tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM person WHERE organization_id = ${ctx.organizationId} AND archived_at IS NULL AND status <> 'DEPARTED'
      AND (lower(email) = ANY(${words}) OR lower(username) = ANY(${words}) OR lower(employee_number) = ANY(${words}) OR lower(display_name) = ANY(${words}))
    LIMIT 2`;
  const [first, second] = found;
  if (first && !second) return first;
  return {
    fault: second
      ? `Several people here are called ${quoted(name)}; name one by e-mail address.`
      : `Nobody here is called ${quoted(name)}.`,
  };
}

/** A name as it may stand in the tables: as written, and with the family name behind. */
export function waysToSay(name: string): string[] {
  const [family, given] = name.split(",").map((part) => part.trim());
  return [name, ...(family && given ? [`${given} ${family}`] : [])].map(normalName);
}
