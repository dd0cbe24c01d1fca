import type { ImportRunModel } from "@/lib/db/generated/models";

/** Whose user names and numbers the file speaks of; those of one program do not mix with another's. */
export function sourceOf(run: Pick<ImportRunModel, "preset">): string {
  return run.preset?.startsWith("SNIPE_IT") ? "snipe-it" : "import";
}
