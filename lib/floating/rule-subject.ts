import { isIP } from "node:net";
import type { GroupKind } from "@/lib/db/generated/enums";
import type { Context } from "@/lib/kernel/operation";
import { refuseInput } from "@/lib/kernel/refusal";
import { countryName, isCountry } from "@/lib/people/countries";
import { checkDepartment } from "@/lib/people/require-department";

/** The group that a rule names, checked and as it is kept; what is none is refused beside its field. */
export async function checkedSubject(ctx: Context, kind: GroupKind, subject: string): Promise<string> {
  switch (kind) {
    case "PERSON": {
      const person = await ctx.tx.person.findFirst({ where: { id: subject, archivedAt: null } });
      if (!person) throw refuseInput({ subject: "is not a person here" });
      if (person.status === "DEPARTED") throw refuseInput({ subject: `is ${person.displayName}, who has departed` });
      return subject;
    }
    case "DEPARTMENT":
      await checkDepartment(ctx, subject, "subject");
      return subject;
    case "ADDRESS": {
      const range = addressRange(subject);
      if (range === null)
        throw refuseInput({ subject: "is an address or a range such as 10.20.0.0/16 or 2001:db8::/32" });
      return range;
    }
    case "COUNTRY": {
      const code = subject.toUpperCase();
      if (!isCountry(code)) throw refuseInput({ subject: "is a country's two letters (ISO 3166-1), such as NL" });
      return code;
    }
    case "HOST":
      if (/\s/.test(subject)) throw refuseInput({ subject: "is a host's name without spaces, such as farm-*" });
      return subject;
    case "PROJECT":
      if (subject.length > 100) throw refuseInput({ subject: "is at most 100 characters" });
      return subject;
  }
}

/** An address range as it was meant; null where it is none. One address is a range of its own. */
function addressRange(text: string): string | null {
  const [address = "", bits, ...more] = text.toLowerCase().split("/");
  const family = isIP(address);
  if (family === 0 || more.length > 0 || address.includes("%")) return null;
  const most = family === 4 ? 32 : 128;
  if (bits === undefined) return `${address}/${most}`;
  return /^\d{1,3}$/.test(bits) && Number(bits) <= most ? `${address}/${Number(bits)}` : null;
}

type Named = { groupKind: GroupKind; subject: string };

/** What people call the groups of rules, by the rule's id. */
export async function groupNames(ctx: Pick<Context, "tx">, rules: readonly (Named & { id: string })[]) {
  const of = (kind: GroupKind) => rules.filter(({ groupKind }) => groupKind === kind).map(({ subject }) => subject);
  const people = await ctx.tx.person.findMany({
    where: { id: { in: of("PERSON") } },
    select: { id: true, displayName: true },
  });
  const departments = await ctx.tx.department.findMany({
    where: { id: { in: of("DEPARTMENT") } },
    select: { id: true, name: true },
  });
  const names = new Map([
    ...people.map(({ id, displayName }) => [id, displayName] as const),
    ...departments.map(({ id, name }) => [id, name] as const),
  ]);
  return new Map(
    rules.map(({ id, groupKind, subject }) => [
      id,
      groupKind === "COUNTRY" ? countryName(subject) : (names.get(subject) ?? subject),
    ]),
  );
}
