import { z } from "zod";
import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { requireRun } from "./require-run";

/** Keeps the next piece of an arriving file. */
export const storeChunk = command({
  name: "imports.store-chunk",
  permission: "import:run",
  input: z.strictObject({ importId: z.string(), start: z.int(), data: z.instanceof(Uint8Array) }),
  async run(ctx, { importId, start, data }) {
    const run = await requireRun(ctx, importId);
    if (run.status !== "UPLOADING") throw refuse("import-not-possible", { what: "already uploaded" });
    await ctx.tx.importChunk.create({
      data: { organizationId: ctx.organizationId, runId: importId, start, data: Uint8Array.from(data) },
    });
  },
});
