/** Where a licence may be used; what is empty restricts nothing. `sites`: those that it names, with their countries. */
export type Restrictions = {
  countries: readonly string[];
  sites: readonly { id: string; country: string }[];
  departmentIds: readonly string[];
};

/**
 * Where it is used, as far as that is known. `siteId`: of the address that the call came from, else of the person.
 * `departmentPath`: the department and those above it.
 */
export type Whereabouts = {
  country: string | null;
  siteId: string | null;
  departmentPath: readonly string[] | null;
};

export type RestrictionCode = "DEPARTMENT_NOT_ALLOWED" | "COUNTRY_SCOPE_REQUIRED" | "COUNTRY_NOT_ALLOWED";

/**
 * The first restriction of a licence that a use does not meet, in the order of the codes; null where it may be used.
 * A department includes those below it. Countries and sites are both asked for where both are set; who is known to be at no
 * site of ours stands where they say.
 */
export function restrictionVerdict(license: Restrictions, use: Whereabouts): RestrictionCode | null {
  const { countries, sites, departmentIds } = license;
  const { country, siteId, departmentPath } = use;
  if (departmentIds.length > 0 && !departmentIds.some((id) => departmentPath?.includes(id)))
    return "DEPARTMENT_NOT_ALLOWED";
  const isUnsaid = country === null && (countries.length > 0 || (sites.length > 0 && siteId === null));
  if (isUnsaid) return "COUNTRY_SCOPE_REQUIRED";
  if (countries.length > 0 && !countries.some((code) => code === country)) return "COUNTRY_NOT_ALLOWED";
  if (sites.length > 0 && !sites.some((site) => (siteId === null ? site.country === country : site.id === siteId)))
    return "COUNTRY_NOT_ALLOWED";
  return null;
}
