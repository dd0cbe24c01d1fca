import { namesOfPlaces } from "@/lib/licenses/names-of-places";
import { peopleOutside, type Outsider } from "@/lib/licenses/people-outside.sql";
import type { Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";

type RestrictedLicense = { name: string; siteIds: readonly string[]; departmentIds: readonly string[] };
type Holder = { id: string; displayName: string };

/** Refuses somebody who is in none of the departments, or at none of the sites, that the licence is for. */
export async function requireInside(ctx: Context, license: RestrictedLicense, person: Holder): Promise<void> {
  const [outsider] = await peopleOutside(ctx, license, [person.id]);
  if (!outsider) return;
  const { sites, departments } = await namesOfPlaces(ctx, license);
  const allowed = (outsider.by === "department" ? departments : sites).map(({ name }) => name);
  throw refuse("person-outside-license", {
    person: person.displayName,
    license: license.name,
    place: placeInWords(outsider),
    allowed: shortList(allowed),
  });
}

function placeInWords({ place, by }: Outsider): string {
  if (by === "department") return place === null ? "in no department" : `in ${place}`;
  return place === null ? "at no site" : `at ${place}`;
}

function shortList(names: readonly string[]): string {
  const shown = names.slice(0, 3);
  return names.length > shown.length
    ? `${shown.join(", ")} and ${names.length - shown.length} more`
    : shown.join(" and ");
}
