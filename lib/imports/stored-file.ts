import type { Context } from "@/lib/kernel/operation";
import type { ByteSource } from "./decode-text";

/** Bytes of one row of the store: a transaction holds one at a time, memory too. */
export const chunkSize = 256 * 1024;

/** Reads a stored file from any byte on, one chunk at a time. */
export function storedFile(ctx: Pick<Context, "tx">, runId: string): ByteSource {
  return async function* (from) {
    let at = from;
    for (;;) {
      const chunk = await ctx.tx.importChunk.findFirst({
        where: { runId, start: { lte: at } },
        orderBy: { start: "desc" },
      });
      if (!chunk || at >= chunk.start + chunk.data.length) return;
      yield chunk.data.subarray(at - chunk.start);
      at = chunk.start + chunk.data.length;
    }
  };
}
