import { countryOptions } from "../sites/country-options";
import type { Places } from "./rule-text";

/**
 * The names that rules are told with. Countries among them: browsers name some otherwise than the server, which then are
 * not what was sent.
 */
export function placesOf(named: Pick<Places, "sites" | "departments"> = { sites: [], departments: [] }): Places {
  return { ...named, countries: countryOptions };
}
