import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { lockRun } from "./require-run";
import { importView } from "./run-view";
import { importIdInput } from "./start-import";

/**
 * Takes back what an import created: its seats end, its licences are archived, and products and vendors that nothing
 * uses go with them. People stay, whom others may know by now; so does what was changed on things that were here before.
 */
export const undoImport = command({
  name: "imports.undo",
  permission: "import:run",
  input: importIdInput,
  async run(ctx, { importId }) {
    const before = await lockRun(ctx, importId);
    if (before.status !== "DONE")
      throw refuse("import-not-undoable", { why: "Only an import that has run can be undone." });
    if (before.kind === "PEOPLE")
      throw refuse("import-not-undoable", {
        why: "People are not taken back: others may know them by now. Mark those who should not be here as departed.",
      });
    const run = await ctx.tx.importRun.update({
      where: { id: importId },
      data: { status: "UNDOING", progressDone: 0, failure: null, version: { increment: 1 } },
    });
    ctx.record("import.undo-started", { kind: "import", id: importId }, { after: { fileName: run.fileName } });
    ctx.emit("import/undo-started", { importId });
    return importView(run);
  },
});
