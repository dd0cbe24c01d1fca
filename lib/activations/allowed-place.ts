import { countryName } from "@/lib/people/countries";
import type { Context } from "@/lib/kernel/operation";
import { refuse, refuseInput } from "@/lib/kernel/refusal";
import type { LockedLicense } from "@/lib/licenses/lock-license";
import { restrictionVerdict } from "@/lib/licenses/restrictions";
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
  switch (verdict) {
    case "DEPARTMENT_NOT_ALLOWED":
      if (!person) throw refuseInput({ user: "is needed: the licence is limited to departments" });
      throw refuse("department-not-allowed", { license: license.name, person: person.displayName });
    case "COUNTRY_SCOPE_REQUIRED":
      throw refuseInput({ country: "is needed: the licence is limited to places" });
    case "COUNTRY_NOT_ALLOWED":
      throw refuse("country-not-allowed", {
        license: license.name,
        where: found.here || country === null ? `at ${place?.name}` : `in ${countryName(country)}`,
      });
  }
}
