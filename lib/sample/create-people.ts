import { createDepartment } from "@/lib/people/create-department";
import { createPerson } from "@/lib/people/create-person";
import { createSite } from "@/lib/people/create-site";
import { company, departments, familyNames, givenNames, sites, titles, type DepartmentKey } from "./company";
import type { Maker } from "./maker";
import type { Random } from "./random";

export type SamplePerson = { id: string; name: string; email: string; department: DepartmentKey; isHead: boolean };

const ascii = (text: string) =>
  text
    .normalize("NFD")
    .replace(/\p{Diacritic}/gu, "")
    .replace(/ø/g, "o")
    .toLowerCase();

/** Each name once: the 300 people of the company. */
function names(random: Random, count: number): { given: string; family: string }[] {
  const taken = new Set<string>();
  const made = [];
  while (made.length < count) {
    const name = { given: random.pick(givenNames), family: random.pick(familyNames) };
    const key = `${name.given} ${name.family}`;
    if (taken.has(key)) continue;
    taken.add(key);
    made.push(name);
  }
  return made;
}

/** Departments, sites and 300 people: the head of a department reports to the head above, everyone else to their head. */
export async function createPeople(maker: Maker, random: Random): Promise<SamplePerson[]> {
  const siteIds: string[] = [];
  for (const { share, ...site } of sites) {
    const { id } = await maker.run(createSite, { ...site, addressRanges: [...site.addressRanges] });
    siteIds.push(...Array.from({ length: share }, () => id));
  }
  const total = departments.reduce((sum, department) => sum + department.size, 0);
  const queue = names(random, total);
  const departmentIds = new Map<string, string>();
  const heads = new Map<string, string>();
  const people: SamplePerson[] = [];

  for (const { key, name, parent, costCenter, size } of departments) {
    const { id: departmentId } = await maker.run(createDepartment, {
      name,
      costCenter,
      parentId: parent ? (departmentIds.get(parent) ?? null) : null,
    });
    departmentIds.set(key, departmentId);
    const drafts = Array.from({ length: size }, (_, i) =>
      draftPerson(maker, random, queue.shift(), {
        key,
        name,
        departmentId,
        siteId: random.pick(siteIds),
        isHead: i === 0,
      }),
    );
    const [head, ...others] = drafts;
    if (!head) continue;
    const headId = (
      await maker.run(createPerson, {
        ...head,
        employeeNumber: numberOf(people.length),
        managerId: parent ? (heads.get(parent) ?? null) : null,
      })
    ).id;
    heads.set(key, headId);
    const first = people.length;
    people.push({ id: headId, name: head.displayName, email: head.email, department: key, isHead: true });
    const made = await inTurns(others, (draft, i) => {
      const sponsorId = draft.kind === "CONTRACTOR" ? headId : null;
      return maker.run(createPerson, {
        ...draft,
        employeeNumber: numberOf(first + 1 + i),
        managerId: headId,
        sponsorId,
      });
    });
    others.forEach((draft, i) =>
      people.push({
        id: made[i]?.id ?? "",
        name: draft.displayName,
        email: draft.email,
        department: key,
        isHead: false,
      }),
    );
  }
  return people;
}

const numberOf = (index: number) => `HI${String(index + 1001)}`;

type Place = { key: DepartmentKey; name: string; departmentId: string; siteId: string; isHead: boolean };

function draftPerson(
  maker: Maker,
  random: Random,
  drawn: { given: string; family: string } | undefined,
  { key, name, departmentId, siteId, isHead }: Place,
) {
  const { given, family } = drawn ?? { given: "Ada", family: "Nobody" };
  const isContractor = !isHead && random.chance(0.06);
  return {
    displayName: `${given} ${family}`,
    givenName: given,
    familyName: family,
    email: `${ascii(given)}.${ascii(family)}@${company.domain}`,
    title: isHead ? `Head of ${name}` : titles[key],
    departmentId,
    siteId,
    ...(isContractor
      ? { kind: "CONTRACTOR" as const, endsOn: maker.dayFromNow(20 + random.below(300)) }
      : { kind: "EMPLOYEE" as const }),
  };
}

/** Some at a time: quicker than one by one, and answers in the order of the items. */
async function inTurns<Item, Result>(
  items: readonly Item[],
  act: (item: Item, index: number) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (let from = 0; from < items.length; from += 8) {
    results.push(...(await Promise.all(items.slice(from, from + 8).map((item, i) => act(item, from + i)))));
  }
  return results;
}
