import { z } from "zod";
import type { ImportRunModel } from "@/lib/db/generated/models";
import { type Delimiter, delimiters } from "./detect-delimiter";
import { encodings, type Encoding } from "./detect-encoding";
import { logReport } from "@/lib/flexnet/log-tally";
import { openQuestions } from "./open-questions";
import {
  fileColumn,
  filePosition,
  importMapping,
  importOptions,
  importTotals,
  type ImportKind,
  type ImportPreset,
  type ImportStage,
  type UploadKind,
} from "./schema";

const kinds: Record<Exclude<ImportRunModel["kind"], "FLEXLM">, ImportKind> = {
  PEOPLE: "people",
  LICENSES: "licenses",
  SEATS: "seats",
};
export const storedKinds: Record<ImportKind, ImportRunModel["kind"]> = {
  people: "PEOPLE",
  licenses: "LICENSES",
  seats: "SEATS",
};

const presets = {
  SNIPE_IT_LICENSES: "snipe-it-licenses",
  SNIPE_IT_USERS: "snipe-it-users",
  TEMPLATE: "template",
} as const satisfies Record<string, ImportPreset>;
export const storedPresets = {
  "snipe-it-licenses": "SNIPE_IT_LICENSES",
  "snipe-it-users": "SNIPE_IT_USERS",
  template: "TEMPLATE",
} as const satisfies Record<ImportPreset, keyof typeof presets>;

const stages: Record<ImportRunModel["status"], ImportStage> = {
  UPLOADING: "uploading",
  UPLOADED: "uploaded",
  DRY_RUNNING: "dry-running",
  READY: "ready",
  QUEUED: "queued",
  RUNNING: "running",
  DONE: "done",
  FAILED: "failed",
  UNDOING: "undoing",
  UNDONE: "undone",
};

/** What long work is called everywhere in the API; `stage` says more. */
const statuses: Record<ImportStage, "queued" | "running" | "done" | "failed"> = {
  uploading: "queued",
  uploaded: "queued",
  "dry-running": "running",
  ready: "done",
  queued: "queued",
  running: "running",
  done: "done",
  failed: "failed",
  undoing: "running",
  undone: "done",
};

/** What a run of any kind is about. */
export const kindOf = ({ kind }: ImportRunModel): UploadKind => (kind === "FLEXLM" ? "flexlm" : kinds[kind]);

/** The JSON columns of a run of a table, parsed. */
export function readRun(run: ImportRunModel) {
  if (run.kind === "FLEXLM") throw new Error("a log has no columns to map");
  return {
    kind: kinds[run.kind],
    columns: z.array(fileColumn).parse(run.columns),
    mapping: importMapping.parse(run.mapping),
    options: importOptions.parse(run.options),
    totals: importTotals.parse(run.totals),
    dataStart: filePosition.parse(run.dataStart),
    format: {
      encoding: z.enum(encodings).parse(run.encoding) satisfies Encoding,
      delimiter: z.enum(delimiters).parse(run.delimiter) satisfies Delimiter,
    },
  };
}

export type ImportView = ReturnType<typeof importView>;

export function importView(run: ImportRunModel) {
  const stage = stages[run.status];
  const kind = kindOf(run);
  const options = importOptions.parse(run.options);
  const mapping = importMapping.parse(run.mapping);
  return {
    id: run.id,
    status: statuses[stage],
    stage,
    dryRun: stage === "dry-running" || stage === "ready",
    progress: { done: run.progressDone, total: run.progressTotal },
    kind,
    preset: run.preset ? presets[run.preset] : null,
    fileName: run.fileName,
    bytes: run.bytes,
    sha256: run.sha256,
    encoding: run.encoding,
    delimiter: run.delimiter,
    columns: z.array(fileColumn).parse(run.columns),
    remarks: run.remarks,
    mapping,
    options,
    questions: kind === "flexlm" ? [] : openQuestions(kind, mapping, options),
    created: run.created,
    changed: run.changed,
    unchanged: run.unchanged,
    leftOut: run.leftOut,
    problemCount: run.problems,
    totals: importTotals.parse(run.totals),
    usageSourceId: run.usageSourceId,
    /** What was read of a log. */
    report: run.report === null ? null : logReport.parse(run.report),
    failure: run.failure,
    createdAt: run.createdAt,
    startedAt: run.startedAt,
    finishedAt: run.finishedAt,
    version: run.version,
  };
}
