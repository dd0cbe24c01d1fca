import type { SearchParams } from "@/components/table/list-state";

/** A page's URL as the input of its list: one value a name, without the columns, which only the page and the export know. */
export function listInput(search: SearchParams): Record<string, string> {
  const input: Record<string, string> = {};
  for (const [key, value] of Object.entries(search)) {
    const single = Array.isArray(value) ? value[0] : value;
    if (key !== "columns" && single !== undefined && single !== "") input[key] = single;
  }
  return input;
}
