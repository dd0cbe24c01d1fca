import { countryName } from "@/lib/people/countries";
import type { Context } from "@/lib/kernel/operation";
import { refuse, refuseInput, type Refusal } from "@/lib/kernel/refusal";
import type { LockedLicense } from "./lock-license";
import { restrictionVerdict, type RestrictionCode } from "./restrictions";
import { whereaboutsOf } from "./whereabouts.sql";

type Use = { person: { id: string; displayName: string } | null; country: string | null };

/**
 * Refuses a use where the licence is not for: a department, a country, a site. A site whose address ranges cover the
 * caller says where that is, whatever the client says; else the person's own site and the country sent.
 */
export async function requireAllowedPlace(ctx: Context, license: LockedLicense, { person, country }: Use) {
  const { countries, siteIds, departmentIds } = license;
  if (countries.length === 0 && siteIds.length === 0 && departmentIds.length === 0) return;
  const found = await whereaboutsOf(ctx, person?.id ?? null, siteIds);
  const place = found.here ?? found.home;
  const verdict = restrictionVerdict(
    { countries, departmentIds, sites: found.allowed },
    { country: found.here?.country ?? country, siteId: place?.id ?? null, departmentPath: found.departmentPath },
  );
  if (verdict === null) return;
  if (verdict === "DEPARTMENT_NOT_ALLOWED" && !person)
    throw refuseInput({ user: "is needed: the licence is limited to departments" });
  throw placeRefusal(verdict, license.name, {
    who: person?.displayName ?? "",
    country,
    site: place?.name ?? null,
    covered: found.here !== null,
  });
}

/** `site`: where they are, or belong; `covered`: its address ranges say so. `country`: the one that counts. */
export type RefusedPlace = { who: string; country: string | null; site: string | null; covered: boolean };

/** The same sentence wherever a restriction is not met. */
export function placeRefusal(code: RestrictionCode, license: string, place: RefusedPlace): Refusal {
  const { who, country, site, covered } = place;
  switch (code) {
    case "DEPARTMENT_NOT_ALLOWED":
      return refuse("department-not-allowed", { license, person: who });
    case "COUNTRY_SCOPE_REQUIRED":
      return refuseInput({ country: "is needed: the licence is limited to places" });
    case "COUNTRY_NOT_ALLOWED":
      return refuse("country-not-allowed", {
        license,
        where: covered || country === null ? `at ${site ?? "an unknown place"}` : `in ${countryName(country)}`,
      });
  }
}
