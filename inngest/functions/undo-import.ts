import { failUndo } from "@/lib/imports/end-pass";
import { undoBatch, undoStages } from "@/lib/imports/undo-batch";
import { systemActor } from "@/lib/kernel/actor";
import { currentRuntime } from "@/lib/kernel/default-runtime";
import { execute } from "@/lib/kernel/operation";
import { inngest } from "../client";
import { importUndoStarted } from "../events";
import { runAsSystem } from "../run-as-system";

/** An import is taken back: seats first, then what they were of. */
export const undoStartedImport = inngest.createFunction(
  {
    id: "undo-import",
    retries: 8,
    triggers: [importUndoStarted],
    concurrency: { limit: 1, key: "event.data.organizationId" },
    onFailure: async ({ event }) => {
      const { organizationId, importId } = importUndoStarted.schema.parse(event.data.event.data);
      const actor = systemActor(organizationId, "import", event.data.run_id);
      const reason = "Undoing the import stopped because something failed here.";
      await execute(currentRuntime(), actor, failUndo, { importId, reason });
    },
  },
  async (run) => {
    const { organizationId, importId } = run.event.data;
    const goOn = (stage: (typeof undoStages)[number], before: number | null): Promise<{ next: number | null }> =>
      runAsSystem(run, organizationId, `${stage} before ${before ?? "the end"}`, undoBatch, {
        importId,
        stage,
        before,
      });
    for (const stage of undoStages) {
      let { next } = await goOn(stage, null);
      while (next !== null) next = (await goOn(stage, next)).next;
    }
  },
);
