export const statusWords = {
  ACTIVE: "Active",
  ON_LEAVE: "On leave",
  SUSPENDED: "Suspended",
  DEPARTED: "Departed",
} as const;
export const kindWords = { EMPLOYEE: "Employee", CONTRACTOR: "Contractor" } as const;

/** The words of a table as the options of a choice. */
export function optionsOf(words: Readonly<Record<string, string>>) {
  return Object.entries(words).map(([value, label]) => ({ value, label }));
}
