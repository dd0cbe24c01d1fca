import { countryCodes, countryName } from "@/lib/people/countries";

/** Every country, by its name. */
export const countryOptions = countryCodes
  .map((value) => ({ value, label: countryName(value) }))
  .sort((a, b) => a.label.localeCompare(b.label, "en-GB"));
