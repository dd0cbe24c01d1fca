import { z } from "zod";
import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { guessImport } from "./guess-import";
import { inspectFile } from "./inspect-file";
import { requireMapping } from "./require-mapping";
import { lockRun } from "./require-run";
import { importView, readRun, storedKinds, storedPresets } from "./run-view";
import { importKind, importMapping, importOptions, importPreset, someOptions } from "./schema";
import { storedFile } from "./stored-file";

const open: readonly string[] = ["UPLOADED", "READY", "FAILED"];

export const planImportInput = z.strictObject({
  importId: z.string(),
  kind: importKind.optional(),
  preset: importPreset.nullable().optional(),
  mapping: importMapping.optional(),
  options: someOptions.optional(),
});

/** Says what the file holds, which column is what, and what the file cannot say. Another kind is guessed anew. */
export const planImport = command({
  name: "imports.plan",
  permission: "import:run",
  input: planImportInput,
  async run(ctx, { importId, kind, preset, mapping, options }) {
    const before = await lockRun(ctx, importId);
    if (!open.includes(before.status)) throw refuse("import-not-possible", { what: "being worked on or done" });
    const known = readRun(before);
    const another = (kind !== undefined && kind !== known.kind) || (preset !== undefined && preset !== importView(before).preset);
    const file = another ? await inspectFile(storedFile(ctx, importId), known.format.encoding) : null;
    const guess = file && guessImport(file, { kind: kind ?? known.kind, preset: preset ?? undefined });
    const planned = { kind: guess?.kind ?? known.kind, mapping: mapping ?? guess?.mapping ?? known.mapping };
    requireMapping(planned.kind, planned.mapping, known.columns.length);
    const run = await ctx.tx.importRun.update({
      where: { id: importId },
      data: {
        status: "UPLOADED",
        kind: storedKinds[planned.kind],
        ...(guess ? { preset: guess.preset && storedPresets[guess.preset] } : {}),
        mapping: planned.mapping,
        options: importOptions.parse({ ...known.options, ...guess?.options, ...options }),
        failure: null,
        version: { increment: 1 },
      },
    });
    return importView(run);
  },
});
