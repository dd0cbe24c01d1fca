import { z } from "zod";
import { Refusal } from "@/lib/kernel/refusal";
import { importMapping, uploadKind, importPreset, someOptions } from "./schema";

/** The text fields beside the file, as a form can send them: objects as JSON. `dryRun: false` runs the import at once. */
export const uploadForm = z.strictObject({
  kind: uploadKind.optional(),
  /** Of a log: the licence server that wrote it. */
  source: z.string().max(64).optional(),
  preset: importPreset.optional(),
  mapping: z.string().optional().transform(parsed).pipe(importMapping.optional()),
  options: z.string().optional().transform(parsed).pipe(someOptions.optional()),
  dryRun: z.enum(["true", "false"]).optional(),
});

function parsed(text: string | undefined, context: z.RefinementCtx): unknown {
  if (text === undefined || text.trim() === "") return undefined;
  try {
    return JSON.parse(text);
  } catch {
    context.addIssue({ code: "custom", message: "is not JSON" });
    return z.NEVER;
  }
}

export function readUploadForm(fields: ReadonlyMap<string, string>): z.output<typeof uploadForm> {
  const read = uploadForm.safeParse(Object.fromEntries(fields));
  if (read.success) return read.data;
  const errors = read.error.issues.flatMap((issue) => {
    const names: (string | null)[] = issue.code === "unrecognized_keys" ? issue.keys : [null];
    return names.map((name) => ({
      pointer: `/${[...issue.path.map(String), ...(name ? [name] : [])].join("/")}`,
      detail: name ? "is not a field here" : issue.message,
    }));
  });
  throw new Refusal("invalid-input", {}, errors);
}
