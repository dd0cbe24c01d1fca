import { z } from "zod";
import {
  fileColumn,
  importOptions,
  importPreset,
  importStage,
  problemSeverity,
  uploadKind,
} from "@/lib/imports/schema";
import { logReport } from "@/lib/flexnet/log-tally";
import { count, id, instant, pageOf, text, version } from "../answer-fields";

/** As the long work that it is (`status`, `progress`); `stage` says more. */
const importRun = z.strictObject({
  id,
  status: z.enum(["queued", "running", "done", "failed"]),
  stage: importStage,
  dryRun: z.boolean(),
  progress: z.strictObject({ done: count, total: count.nullable() }),
  kind: uploadKind,
  preset: importPreset.nullable(),
  fileName: text,
  bytes: count,
  sha256: text,
  encoding: text,
  delimiter: text,
  columns: z.array(fileColumn),
  remarks: z.array(text),
  mapping: z.record(z.string(), count).meta({ description: "Field name → index of the column that holds it." }),
  options: importOptions,
  questions: z.array(z.strictObject({ field: text, question: text })),
  created: count,
  changed: count,
  unchanged: count,
  leftOut: count,
  problemCount: count,
  totals: z.record(z.string(), z.strictObject({ created: count, changed: count })),
  usageSourceId: id.nullable().meta({ description: "Of a log: the licence server that wrote it." }),
  report: logReport.nullable().meta({ description: "Of a log: what it tells, in sums; instants in ms since 1970." }),
  failure: text.nullable(),
  createdAt: instant,
  startedAt: instant.nullable(),
  finishedAt: instant.nullable(),
  version,
});
const problem = z.strictObject({ id, row: count, column: text.nullable(), detail: text, severity: problemSeverity });

export const importSchemas = { Import: importRun, ImportProblem: problem };

export const importAnswers = {
  "imports.list": pageOf(importRun),
  "imports.read": importRun.extend({ problems: z.array(problem.omit({ id: true })) }),
  "imports.upload": importRun,
  "imports.plan": importRun,
  "imports.start": importRun,
  "imports.undo": importRun,
  "imports.problems": pageOf(problem),
};
