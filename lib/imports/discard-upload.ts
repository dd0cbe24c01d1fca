import { z } from "zod";
import { command } from "@/lib/kernel/operation";

/** Forgets a file that did not arrive whole or cannot be read. Nothing was done with it, so nothing is recorded. */
export const discardUpload = command({
  name: "imports.discard-upload",
  permission: "import:run",
  input: z.strictObject({ importId: z.string() }),
  async run(ctx, { importId }) {
    await ctx.tx.importRun.deleteMany({ where: { id: importId, status: "UPLOADING" } });
  },
});
