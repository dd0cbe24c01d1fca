/** What Next hands a page, once awaited. */
export type SearchParams = Record<string, string | string[] | undefined>;

type Sort = { key: string; direction: "asc" | "desc" };

/** The part of a list's URL that says what is shown; everything else in the URL (a tab) is kept as it is. */
export type ListState = {
  path: string;
  params: [string, string][];
  sort: Sort | null;
  columns: string[] | null;
  cursor: string | null;
};

export function listState(path: string, search: SearchParams): ListState {
  const params = Object.entries(search).flatMap(([key, value]) =>
    value === undefined ? [] : [value].flat().map((one): [string, string] => [key, one]),
  );
  const first = (key: string) => params.find(([name]) => name === key)?.[1] ?? null;
  const sort = first("sort");
  return {
    path,
    params,
    sort: sort ? { key: sort.replace(/^-/, ""), direction: sort.startsWith("-") ? "desc" : "asc" } : null,
    columns: first("columns")?.split(",").filter(Boolean) ?? null,
    cursor: first("cursor"),
  };
}

/** The same list with something changed: null takes a parameter away. A changed filter or order starts at the first page. */
export function listHref(
  state: Pick<ListState, "path" | "params">,
  change: Record<string, string | null>,
  options: { keepPage?: boolean } = {},
): string {
  const dropped = new Set([...Object.keys(change), ...(options.keepPage ? [] : ["cursor"])]);
  const query = new URLSearchParams(state.params.filter(([key]) => !dropped.has(key)));
  for (const [key, value] of Object.entries(change)) if (value !== null && value !== "") query.set(key, value);
  const text = query.toString().replaceAll("%2C", ",");
  return text ? `${state.path}${state.path.includes("?") ? "&" : "?"}${text}` : state.path;
}

/** Ascending first, then descending, then the list's own order. */
export function sortHref(state: ListState, key: string): string {
  const next = state.sort?.key !== key ? key : state.sort.direction === "asc" ? `-${key}` : null;
  return listHref(state, { sort: next });
}

/** `nextCursor` and `previousCursor` come with the page of rows; the first page is one click away from anywhere. */
export function pageHrefs(state: ListState, cursors: { nextCursor?: string | null; previousCursor?: string | null }) {
  const at = (cursor: string | null | undefined) => (cursor ? listHref(state, { cursor }) : undefined);
  return {
    next: at(cursors.nextCursor),
    previous: at(cursors.previousCursor),
    first: state.cursor ? listHref(state, {}) : undefined,
  };
}

/** The same rows and columns as CSV: the list's own filters and order go along, a tab of the page does not. */
export function exportHref(
  state: ListState,
  path: string,
  filterKeys: readonly string[],
  columns: readonly string[],
): string {
  const own = new Set(["q", "sort", ...filterKeys]);
  return listHref({ path, params: state.params.filter(([key]) => own.has(key)) }, { columns: columns.join(",") });
}
