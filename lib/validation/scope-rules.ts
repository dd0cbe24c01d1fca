import { stateOn } from "@/lib/licenses/license-state";
import { restrictionVerdict, type RestrictionCode } from "@/lib/licenses/restrictions";
import { countryName } from "@/lib/people/countries";
import type { LicenseCase } from "./facts";
import type { Scope } from "./schema";
import { ruleOf } from "./verdict-rule";

const alike = (one: string | null, other: string) => one !== null && one.toLowerCase() === other.toLowerCase();
const listed = (names: readonly string[]) => names.join(", ");

/** Whether a program means this product. */
export const isNamed = ({ id, code, name }: LicenseCase["products"][number], product: string) =>
  id === product || alike(code, product) || alike(name, product);

/** Where somebody is: at the site that covers the address, else where the person belongs. */
const placeOf = ({ site, homeSite }: LicenseCase) => site ?? homeSite;

function restriction(found: LicenseCase): RestrictionCode | null {
  const { license, sites, country, departmentPath } = found;
  const { countries, departmentIds } = license;
  const siteId = placeOf(found)?.id ?? null;
  return restrictionVerdict({ countries, sites, departmentIds }, { country, siteId, departmentPath });
}

function userMismatch({ person, license }: LicenseCase, scope: Scope): string | null {
  if (scope.user === undefined) return null;
  if (!person) return "is for people of the organisation, and the user is none of them";
  if (person.status === "DEPARTED") return `cannot be used by ${person.name}, who has left`;
  if (person.status === "SUSPENDED") return `cannot be used by ${person.name}, who is suspended`;
  return license.allocation === "NAMED" && !person.holdsSeat ? `has no seat for ${person.name}` : null;
}

const newest = (version: string | null) =>
  version === null ? "; it allows no release" : `; the newest that it allows is ${version}`;

/** The use that the scope describes: product, environment, person, department, place, version and features. */
export const scopeRules = [
  ruleOf("PRODUCT_SCOPE_MISMATCH", ({ products }, { product }) => {
    return (
      product !== undefined &&
      !products.some((one) => isNamed(one, product)) &&
      `is for ${listed(products.map(({ name }) => name))}`
    );
  }),
  ruleOf(
    "ENVIRONMENT_SCOPE_MISMATCH",
    ({ license }, { environment }) =>
      environment !== undefined &&
      license.environment !== null &&
      !alike(license.environment, environment) &&
      `is for the environment ${license.environment}`,
  ),
  ruleOf("USER_SCOPE_REQUIRED", ({ license }, { user, department }) => {
    if (user !== undefined) return null;
    if (license.allocation === "NAMED") return "is for named people: say which user";
    return (
      license.departmentIds.length > 0 &&
      department === undefined &&
      "is limited to departments: say which user or department"
    );
  }),
  ruleOf("USER_SCOPE_MISMATCH", userMismatch),
  ruleOf(
    "DEPARTMENT_NOT_ALLOWED",
    (found) =>
      restriction(found) === "DEPARTMENT_NOT_ALLOWED" &&
      (found.departmentAmbiguous
        ? "is limited to departments, and several have that name: say which by its id"
        : "is limited to departments, and this is none of them"),
  ),
  ruleOf(
    "COUNTRY_SCOPE_REQUIRED",
    (found) =>
      restriction(found) === "COUNTRY_SCOPE_REQUIRED" && "is limited to places: say in which country it is used",
  ),
  ruleOf("COUNTRY_NOT_ALLOWED", (found) => {
    if (restriction(found) !== "COUNTRY_NOT_ALLOWED") return null;
    const where = found.country === null ? `at ${placeOf(found)?.name}` : `in ${countryName(found.country)}`;
    const allowed = [...found.license.countries.map(countryName), ...found.sites.map(({ name }) => name)];
    return `may not be used ${where}; it is for ${listed(allowed)}`;
  }),
  ruleOf(
    "VERSION_SCOPE_REQUIRED",
    ({ versionMatters, license, today }, { version }) =>
      version === undefined &&
      versionMatters &&
      (stateOn(license, today) === "EXPIRED"
        ? "has ended, and is good for releases published while it ran: say which version"
        : "allows certain versions: say which version"),
  ),
  ruleOf(
    "VERSION_NOT_ALLOWED",
    ({ version }, scope) =>
      version?.allowed === false &&
      version.code === "VERSION_NOT_ALLOWED" &&
      `does not allow version ${scope.version}${newest(version.newestAllowed)}`,
  ),
  ruleOf(
    "MAINTENANCE_LAPSED",
    ({ version }, scope) =>
      version?.allowed === false &&
      version.code === "MAINTENANCE_LAPSED" &&
      `had no maintenance when version ${scope.version} was published${newest(version.newestAllowed)}`,
  ),
  ruleOf("ENTITLEMENTS_MISSING", ({ entitlements }, scope) => {
    const missing = (scope.entitlements ?? []).filter((code) => !entitlements.some((one) => alike(one.code, code)));
    return missing.length > 0 && `does not grant ${listed(missing)}`;
  }),
];
