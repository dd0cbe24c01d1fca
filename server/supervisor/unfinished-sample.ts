import { existsSync } from "node:fs";
import { rm, writeFile } from "node:fs/promises";
import { join } from "node:path";

const marker = (dataFolder: string) => join(dataFolder, "sample-company.unfinished");

/** A start that was killed while it made the sample company leaves half a company; the next one begins anew. */
export function isSampleUnfinished(dataFolder: string): boolean {
  return existsSync(marker(dataFolder));
}

export function markSampleUnfinished(dataFolder: string): Promise<void> {
  return writeFile(marker(dataFolder), "The sample company is being made. If this file stays, that was broken off.\n");
}

export function markSampleFinished(dataFolder: string): Promise<void> {
  return rm(marker(dataFolder), { force: true });
}
