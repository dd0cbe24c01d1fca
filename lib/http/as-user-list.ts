import type { z } from "zod";
import type { Page } from "@/lib/kernel/keyset";
import type { Operation } from "@/lib/kernel/operation";
import { asUser } from "./as-user";

type SearchParams = Record<string, string | string[] | undefined>;

/**
 * Runs a list's query with what a page's URL says. The URL also holds what is the page's own (columns, a tab), and
 * may be old or typed by hand: only the list's fields are taken, and a value that cannot be one is left out.
 */
export function asUserList<Input extends z.ZodObject, Row>(
  list: Operation<Input, Page<Row>>,
  search: SearchParams,
  fixed: Record<string, string> = {},
): Promise<Page<Row>> {
  const given: Record<string, unknown> = {};
  for (const field of Object.keys(list.input.shape)) {
    const value = [search[field]].flat()[0];
    if (value !== undefined && value !== "") given[field] = value;
  }
  for (const issue of list.input.safeParse(given).error?.issues ?? []) delete given[String(issue.path[0])];
  return asUser(list, list.input.parse({ ...given, ...fixed }) as z.input<Input>);
}
