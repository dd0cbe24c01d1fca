import { z } from "zod";
import { versionField } from "@/lib/kernel/fields";
import { command, within } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { guessImport } from "./guess-import";
import { inspectFile } from "./inspect-file";
import { requireMapping } from "./require-mapping";
import { lockRun } from "./require-run";
import { importView, readRun, storedKinds, storedPresets } from "./run-view";
import { importKind, importMapping, importOptions, importPreset, someOptions } from "./schema";
import { startDryRun } from "./start-import";
import { storedFile } from "./stored-file";

const open: readonly string[] = ["UPLOADED", "READY", "FAILED"];

const planImportInput = z.strictObject({
  importId: z.string(),
  version: versionField.optional(),
  kind: importKind.optional(),
  preset: importPreset.optional(),
  mapping: importMapping.optional(),
  options: someOptions.optional(),
  next: z.enum(["wait", "dry-run"]).default("wait"),
});

/** Says what the file holds, which column is what, and what the file cannot say. Another kind is guessed anew. */
export const planImport = command({
  name: "imports.plan",
  permission: "import:run",
  input: planImportInput,
  async run(ctx, { importId, version, kind, preset, mapping, options, next }) {
    const before = await lockRun(ctx, importId);
    if (!open.includes(before.status)) throw refuse("import-not-possible", { what: "being worked on or done" });
    if (before.kind === "FLEXLM") throw refuse("import-not-possible", { what: "of a log, which has no columns" });
    if (version !== undefined && version !== before.version) throw refuse("changed-meanwhile");
    const known = readRun(before);
    const another =
      (kind !== undefined && kind !== known.kind) || (preset !== undefined && preset !== importView(before).preset);
    const file = another ? await inspectFile(storedFile(ctx, importId), known.format.encoding) : null;
    const guess = file && guessImport(file, { kind: kind ?? known.kind, preset });
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
    return next === "wait" ? importView(run) : within(ctx, startDryRun, { importId });
  },
});
