import { Readable } from "node:stream";
import type { z } from "zod";
import { currentActor } from "@/lib/auth/current-actor";
import { currentRuntime } from "@/lib/kernel/default-runtime";
import type { Page } from "@/lib/kernel/keyset";
import { log } from "@/lib/kernel/log";
import { execute, type Operation } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { csvStream, type CsvColumn } from "./csv-stream";
import { problemOf, problemResponse } from "./problem";

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
      const text = csvStream(eachRow(first, readPage), columns, (error) =>
        log.error({ err: error, requestId: actor.origin.requestId }, "an export broke off"),
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
