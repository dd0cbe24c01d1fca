import { endPass, failPass } from "@/lib/imports/end-pass";
import { importRows, type ImportStep } from "@/lib/imports/import-rows";
import type { Position } from "@/lib/imports/read-rows";
import { systemActor } from "@/lib/kernel/actor";
import { currentRuntime } from "@/lib/kernel/default-runtime";
import { execute } from "@/lib/kernel/operation";
import { inngest } from "../client";
import { importStarted } from "../events";
import { runAsSystem } from "../run-as-system";

const gaveUp = "The import stopped because something failed here.";

/** A dry run or a run of an import: step by step through the file, one import of an organisation at a time. */
export const runStartedImport = inngest.createFunction(
  {
    id: "run-import",
    retries: 6,
    triggers: [importStarted],
    concurrency: { limit: 1, key: "event.data.organizationId" },
    onFailure: async ({ event }) => {
      const { organizationId, log: _log, ...pass } = importStarted.schema.parse(event.data.event.data);
      const actor = systemActor(organizationId, "import", event.data.run_id);
      await execute(currentRuntime(), actor, failPass, { ...pass, reason: gaveUp });
    },
  },
  async (run) => {
    const { organizationId, log, ...pass } = run.event.data;
    const readOn = (stage: ImportStep, from: Position | null) =>
      run.step.run(`${stage} from ${from?.row ?? "the start"}`, () =>
        importRows(currentRuntime(), run.runId, stage, { organizationId, ...pass }, from),
      );
    for (const stage of log ? (["log", "leases"] as const) : (["rows", "managers"] as const)) {
      let at = await readOn(stage, null);
      while (at !== null) at = await readOn(stage, at);
    }
    await runAsSystem(run, organizationId, "end", endPass, pass);
  },
);
