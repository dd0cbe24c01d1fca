import { z } from "zod";
import { command } from "@/lib/kernel/operation";
import { actorId } from "@/lib/kernel/actor";
import { importOptions } from "./schema";

const abandonedAfter = 6 * 60 * 60 * 1000;

/** Makes a place for a file that begins to arrive, and clears one whose sender went away. */
export const beginUpload = command({
  name: "imports.begin-upload",
  permission: "import:run",
  input: z.strictObject({ fileName: z.string() }),
  async run(ctx, { fileName }) {
    // One at a time: a file may have hundreds of pieces, and this transaction is somebody's upload.
    const left = await ctx.tx.importRun.findFirst({
      where: { status: "UPLOADING", createdAt: { lt: new Date(ctx.now.getTime() - abandonedAfter) } },
      select: { id: true },
    });
    if (left) await ctx.tx.importRun.deleteMany({ where: { id: left.id, status: "UPLOADING" } });
    const run = await ctx.tx.importRun.create({
      data: {
        id: ctx.newId("importRun"),
        organizationId: ctx.organizationId,
        kind: "PEOPLE",
        status: "UPLOADING",
        fileName: fileName.replaceAll("\u0000", "").trim().slice(0, 200) || "file.csv",
        bytes: 0,
        sha256: "",
        encoding: "utf-8",
        delimiter: ",",
        columns: [],
        dataStart: { offset: 0, row: 0, line: 0 },
        mapping: {},
        options: importOptions.parse({}),
        totals: {},
        createdById: actorId(ctx.actor),
        createdAt: ctx.now,
      },
    });
    return { id: run.id };
  },
});
