import { z } from "zod";
import { command, within } from "@/lib/kernel/operation";
import { refuse, refuseInput } from "@/lib/kernel/refusal";
import { completeLog } from "./complete-log";
import { encodings } from "./detect-encoding";
import { guessImport } from "./guess-import";
import { inspectFile } from "./inspect-file";
import { requireMapping } from "./require-mapping";
import { requireRun } from "./require-run";
import { importView, storedKinds, storedPresets } from "./run-view";
import { importMapping, importOptions, importPreset, someOptions, uploadKind } from "./schema";
import { startDryRun, startImport } from "./start-import";
import { storedFile } from "./stored-file";

/** What whoever uploads may say about the file; the rest is guessed. */
export const uploadAnswers = z.strictObject({
  kind: uploadKind.optional(),
  source: z.string().max(64).optional(),
  preset: importPreset.optional(),
  mapping: importMapping.optional(),
  options: someOptions.optional(),
  /** What happens next: nothing until somebody says so, a dry run, or the import itself. */
  next: z.enum(["wait", "dry-run", "run"]).default("wait"),
});

/** The file is there: looks at its head, guesses what it holds, and makes the import known. */
export const completeUpload = command({
  name: "imports.upload",
  permission: "import:run",
  input: uploadAnswers.extend({
    importId: z.string(),
    bytes: z.int(),
    sha256: z.string(),
    encoding: z.enum(encodings),
  }),
  async run(ctx, { importId, bytes, sha256, encoding, kind, source, preset, mapping, options, next }) {
    const before = await requireRun(ctx, importId);
    if (before.status !== "UPLOADING") throw refuse("import-not-possible", { what: "already uploaded" });
    if (kind === "flexlm") return completeLog(ctx, { importId, bytes, sha256, encoding, source, next });
    if (source !== undefined) throw refuseInput({ source: "is for logs of a licence server: give kind flexlm" });
    const file = await inspectFile(storedFile(ctx, importId), encoding);
    const plan = guessImport(file, { kind, preset });
    if (mapping) requireMapping(plan.kind, mapping, file.columns.length);
    const run = await ctx.tx.importRun.update({
      where: { id: importId },
      data: {
        status: "UPLOADED",
        kind: storedKinds[plan.kind],
        preset: plan.preset && storedPresets[plan.preset],
        bytes,
        sha256,
        encoding: file.format.encoding,
        delimiter: file.format.delimiter,
        columns: file.columns,
        remarks: file.remarks,
        dataStart: { ...file.dataStart },
        mapping: mapping ?? plan.mapping,
        options: importOptions.parse({ ...plan.options, ...options }),
        version: { increment: 1 },
      },
    });
    const { fileName } = run;
    ctx.record(
      "import.uploaded",
      { kind: "import", id: run.id },
      { after: { fileName, bytes, sha256, kind: plan.kind } },
    );
    if (next === "wait") return importView(run);
    return within(ctx, next === "run" ? startImport : startDryRun, { importId });
  },
});
