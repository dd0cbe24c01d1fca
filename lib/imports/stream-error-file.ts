import type { Actor } from "@/lib/kernel/actor";
import { execute } from "@/lib/kernel/operation";
import type { Runtime } from "@/lib/kernel/runtime";
import { errorFileHeader, errorFileRows } from "./error-file";
import { readBadRows } from "./read-bad-rows";

export interface ErrorFile {
  fileName: string;
  text: AsyncIterable<string>;
}

/** The error file, page by page: the first is read before anything is answered, so that a refusal is still one. */
export async function streamErrorFile(runtime: Runtime, actor: Actor, importId: string): Promise<ErrorFile> {
  const first = await execute(runtime, actor, readBadRows, { importId });
  return { fileName: `${first.fileName.replace(/\.[a-z]{2,4}$/i, "")}-errors.csv`, text: pages() };

  async function* pages(): AsyncGenerator<string> {
    yield errorFileHeader(first.columns, first.delimiter);
    for (let page = first; ; page = await execute(runtime, actor, readBadRows, { importId, after: page.next })) {
      yield errorFileRows(page.rows, page.delimiter);
      if (page.next === null) return;
    }
  }
}
