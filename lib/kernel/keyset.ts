import { z } from "zod";
import { refuseInput } from "./refusal";

/** Paging input that every list shares. `sort` is a field name, with `-` before it for descending order. */
export const pageInput = z.object({
  limit: z.coerce.number().int().min(1).max(200).default(50),
  /** Holds the sort value of a row: a name of 300 characters may take 1,200 bytes. */
  cursor: z.string().max(4_000).optional(),
  sort: z.string().max(60).optional(),
});

export type Page<Row> = { items: Row[]; total: number; nextCursor: string | null; previousCursor: string | null };

const cursorShape = z.tuple([
  z.enum(["after", "before"]),
  z.union([z.string(), z.number(), z.null()]),
  z.string(),
  z.number().nullable().default(null),
]);
type SortKind = "text" | "number" | "instant" | "text?" | "number?" | "instant?" | readonly string[];
type Order = "asc" | "desc";

/**
 * Sortable fields of a list and what they hold (`?`: may be null; a list of words: an enum in the database's order); the
 * first is the default.
 */
export type Sorts = Record<string, SortKind>;

export type Keyset = {
  where: Record<string, unknown>;
  orderBy: Record<string, unknown>[];
  take: number;
  /** What an earlier page counted and its cursor carries: of a list that is too long to be counted for each page. */
  counted: number | null;
  /** Cuts the rows read (one more than asked for) into a page, whose cursors carry `total` where it is given. */
  cut<Row extends { id: string }>(rows: Row[], total?: number): Omit<Page<Row>, "total">;
};

/**
 * Keyset paging over (field, id): stable while rows come and go, and as quick on page 1,000 as on page 1.
 * Rows whose field is null come last in either order. Spread `where` into an AND, pass `orderBy` and `take` to findMany.
 */
export function keyset(sorts: Sorts, input: z.output<typeof pageInput>): Keyset {
  const wanted = input.sort ?? Object.keys(sorts)[0] ?? "id";
  const field = wanted.replace(/^-/, "");
  const kind = sorts[field];
  if (kind === undefined)
    throw refuseInput({ sort: `is one of ${Object.keys(sorts).join(", ")}, with - before it for descending order` });
  const order: Order = wanted.startsWith("-") ? "desc" : "asc";
  const cursor = input.cursor === undefined ? null : readCursor(input.cursor, kind);
  const backwards = cursor?.[0] === "before";
  const reading: Order = backwards ? (order === "asc" ? "desc" : "asc") : order;

  return {
    where: cursor ? beyond(field, kind, reading, backwards, cursor[1], cursor[2]) : {},
    orderBy:
      field === "id"
        ? [{ id: reading }]
        : [{ [field]: isNullable(kind) ? nullsLast(reading, backwards) : reading }, { id: reading }],
    take: input.limit + 1,
    counted: cursor?.[3] ?? null,
    cut(rows, total) {
      const more = rows.length > input.limit;
      const items = rows.slice(0, input.limit);
      if (backwards) items.reverse();
      const write = (side: "after" | "before", row: { id: string } | undefined) =>
        row
          ? writeCursor(
              total === undefined ? [side, valueOf(row, field), row.id] : [side, valueOf(row, field), row.id, total],
            )
          : null;
      return {
        items,
        nextCursor: more || backwards ? write("after", items.at(-1)) : null,
        previousCursor: (backwards ? more : cursor !== null) ? write("before", items[0]) : null,
      };
    },
  };
}

const isNullable = (kind: SortKind) => typeof kind === "string" && kind.endsWith("?");
const nullsLast = (sort: Order, backwards: boolean) => ({ sort, nulls: backwards ? "first" : "last" });

function beyond(
  field: string,
  kind: SortKind,
  reading: Order,
  backwards: boolean,
  value: string | number | null,
  id: string,
): Record<string, unknown> {
  const past = reading === "asc" ? "gt" : "lt";
  if (typeof kind !== "string") return beyondWord(field, kind, reading, String(value), id);
  if (field === "id") return { id: { [past]: id } };
  const typed = kind.startsWith("instant") && typeof value === "string" ? new Date(value) : value;
  const sameValue = { [field]: typed, id: { [past]: id } };
  if (value === null) return backwards ? { OR: [sameValue, { [field]: { not: null } }] } : sameValue;
  const nullsBeyond = backwards || !isNullable(kind) ? [] : [{ [field]: null }];
  return { OR: [{ [field]: { [past]: typed } }, sameValue, ...nullsBeyond] };
}

/** Enums have an order in the database, and no comparison in its client. */
function beyondWord(
  field: string,
  words: readonly string[],
  reading: Order,
  value: string,
  id: string,
): Record<string, unknown> {
  const at = words.indexOf(value);
  const further = reading === "asc" ? words.slice(at + 1) : words.slice(0, at);
  return { OR: [{ [field]: { in: further } }, { [field]: value, id: { [reading === "asc" ? "gt" : "lt"]: id } }] };
}

function valueOf(row: object, field: string): string | number | null {
  const value: unknown = Object.entries(row).find(([name]) => name === field)?.[1];
  if (value instanceof Date) return value.toISOString();
  return typeof value === "string" || typeof value === "number" ? value : null;
}

function writeCursor(cursor: z.input<typeof cursorShape>): string {
  return Buffer.from(JSON.stringify(cursor)).toString("base64url");
}

function readCursor(text: string, kind: SortKind): z.output<typeof cursorShape> {
  try {
    const cursor = cursorShape.parse(JSON.parse(Buffer.from(text, "base64url").toString("utf8")));
    if (isOfKind(cursor[1], kind) && !cursor[2].includes("\0")) return cursor;
  } catch {
    // told below, in one sentence for all cases
  }
  throw refuseInput({ cursor: "is not a cursor of this list in this order: start again without it" });
}

/** A cursor of another list or order holds another sort of value, which the database would not compare. */
function isOfKind(value: string | number | null, kind: SortKind): boolean {
  if (typeof kind !== "string") return kind.some((word) => word === value);
  if (value === null) return isNullable(kind);
  if (kind.startsWith("number")) return typeof value === "number";
  if (typeof value !== "string" || value.includes("\0")) return false;
  return kind.startsWith("text") || !Number.isNaN(new Date(value).getTime());
}
