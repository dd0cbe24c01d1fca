import { stringify } from "csv-stringify";
import { Readable } from "node:stream";
import type { z } from "zod";
import { currentActor } from "@/lib/auth/current-actor";
import { currentRuntime } from "@/lib/kernel/default-runtime";
import type { Page } from "@/lib/kernel/keyset";
import { execute, type Operation } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { problemOf, problemResponse } from "./problem";

type CsvColumn<Row> = { key: string; header: string; value(row: Row): string | number | Date | null };

type Options<Row> = { fileName: string; columns: readonly CsvColumn<Row>[] };

/**
 * Streams a list as CSV: the rows that the same URL shows as a page (filters and order), in the columns that it shows
 * (`?columns=`), page by page, so that neither the database nor memory holds all of it at once.
 */
export function toCsvExport<Input extends z.ZodType, Row>(list: Operation<Input, Page<Row>>, options: Options<Row>) {
  return async (request: Request): Promise<Response> => {
    const actor = await currentActor();
    if (!actor) return problemResponse(problemOf(refuse("not-authenticated"), "unknown"));
    const {
      columns: shown,
      cursor: _start,
      limit: _limit,
      ...filters
    } = Object.fromEntries(new URL(request.url).searchParams);
    const keys = shown?.split(",").filter((key) => key !== "");
    const columns = keys?.length ? options.columns.filter((column) => keys.includes(column.key)) : options.columns;
    const readPage = (cursor?: string) =>
      execute(currentRuntime(), actor, list, { ...filters, limit: 200, ...(cursor ? { cursor } : {}) });
    try {
      const first = await readPage();
      const rows = Readable.from(eachRow(first, readPage)).map((row: Row) =>
        columns.map((column) => cell(column.value(row))),
      );
      const text = rows.pipe(
        stringify({
          header: true,
          columns: columns.map((column) => column.header),
          bom: true,
          record_delimiter: "windows",
        }),
      );
      return new Response(Readable.toWeb(text) as ReadableStream, {
        headers: {
          "content-type": "text/csv; charset=utf-8",
          "content-disposition": `attachment; filename="${options.fileName}"`,
          "cache-control": "no-store",
        },
      });
    } catch (error) {
      return problemResponse(problemOf(error, actor.origin.requestId));
    }
  };
}

async function* eachRow<Row>(first: Page<Row>, readPage: (cursor: string) => Promise<Page<Row>>): AsyncGenerator<Row> {
  for (let page = first; ;) {
    yield* page.items;
    if (page.nextCursor === null) return;
    page = await readPage(page.nextCursor);
  }
}

/** A text that a spreadsheet would run as a formula is made plain with an apostrophe (OWASP, CSV injection). */
function cell(value: string | number | Date | null): string {
  if (value instanceof Date) return value.toISOString();
  if (typeof value === "number") return String(value);
  const text = value ?? "";
  return /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
}
