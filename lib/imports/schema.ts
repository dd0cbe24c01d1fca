import { z } from "zod";

export const importKind = z.enum(["people", "licenses", "seats"]);
export type ImportKind = z.infer<typeof importKind>;

/** What a file may be: a table, or the debug log of a FlexNet licence server. */
export const uploadKind = z.enum([...importKind.options, "flexlm"]);
export type UploadKind = z.infer<typeof uploadKind>;

export const importPreset = z.enum(["snipe-it-licenses", "snipe-it-users", "template"]);
export type ImportPreset = z.infer<typeof importPreset>;

export const dateOrder = z.enum(["mdy", "dmy", "ymd"]);
export type DateOrder = z.infer<typeof dateOrder>;

export const decimalMark = z.enum([".", ","]);
export type DecimalMark = z.infer<typeof decimalMark>;

const currencies = new Set(Intl.supportedValuesOf("currency"));
export const currencyCode = z
  .string()
  .trim()
  .toUpperCase()
  .refine((code) => currencies.has(code), "Use a currency code such as EUR or USD.");

const optionFields = {
  dateOrder: dateOrder.nullable(),
  decimalMark: decimalMark.nullable(),
  costBasis: z.enum(["per-seat", "total"]).nullable(),
  currency: currencyCode.nullable(),
  /** Seats on licences that have already expired: still held (and shown as over), or ended on the licence's last day. */
  expiredSeats: z.enum(["keep", "end"]),
};

/** What the file cannot say about itself. `null`: not asked, or not yet answered. */
export const importOptions = z.strictObject({
  dateOrder: optionFields.dateOrder.default(null),
  decimalMark: optionFields.decimalMark.default(null),
  costBasis: optionFields.costBasis.default(null),
  currency: optionFields.currency.default(null),
  expiredSeats: optionFields.expiredSeats.default("keep"),
});
/** Some of the answers; the others stay as they are. */
export const someOptions = z.strictObject(optionFields).partial();
export type ImportOptions = z.infer<typeof importOptions>;

/** Field name → index of the column that holds it. */
export const importMapping = z.record(z.string(), z.int().min(0).max(999));
export type ImportMapping = z.infer<typeof importMapping>;

export const problemSeverity = z.enum(["error", "warning"]);

/** An error leaves the row out; a warning says how the row was read. */
export type ImportProblem = { row: number; column: string | null; detail: string; severity: ProblemSeverity };
export type ProblemSeverity = z.infer<typeof problemSeverity>;

/** A column of the uploaded file; `name` is the header's text, or the spreadsheet's letter where that is blank. */
export const fileColumn = z.object({ index: z.int(), name: z.string(), samples: z.array(z.string()) });
export type FileColumn = z.infer<typeof fileColumn>;

/** Where an import stands. `dry-running` … `ready`: tried without keeping anything. */
export const importStage = z.enum([
  "uploading",
  "uploaded",
  "dry-running",
  "ready",
  "queued",
  "running",
  "done",
  "failed",
  "undoing",
  "undone",
]);
export type ImportStage = z.infer<typeof importStage>;

export const importOutcome = z.enum(["created", "changed", "unchanged", "left-out"]);
export type ImportOutcome = z.infer<typeof importOutcome>;

/** What an import creates and changes, by sort of subject. */
export const importTotals = z.record(z.string(), z.object({ created: z.int(), changed: z.int() }));
export type ImportTotals = z.infer<typeof importTotals>;

export const filePosition = z.object({ offset: z.int(), row: z.int(), line: z.int() });

export const largestFile = 100 * 1024 * 1024;
/** What a larger file is told: `limit`, and the way that it goes instead. */
export const tooLarge = {
  limit: "100 MiB",
  instead:
    "A larger table goes in parts. A larger log of a licence server is sent by its collector with --once, which takes a log of any size.",
};
