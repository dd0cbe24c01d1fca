import { existsSync } from "node:fs";
import { mkdir, readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import type { Settings } from "@/lib/kernel/env";
import { generateClient } from "@/server/database/generate-client";
import { showStep } from "@/server/prepare/show-step";
import { sourceFingerprint } from "@/server/prepare/source-fingerprint";

/** Generates the database client and builds the pages where they are missing or older than their sources. */
export async function prepareProgram(
  root: string,
  role: Settings["LEASEHOLD_ROLE"],
  signal: AbortSignal,
): Promise<void> {
  await generateClient(root);
  if (role === "all" || role === "web") await buildPages(root, signal);
}

async function buildPages(root: string, signal: AbortSignal): Promise<void> {
  const output = join(root, process.env.NEXT_DIST_DIR ?? ".next");
  const stamp = join(output, "source-fingerprint");
  const wanted = await sourceFingerprint(root);
  const built = existsSync(join(output, "BUILD_ID")) ? await readFile(stamp, "utf8").catch(() => "") : "";
  if (built === wanted) return;
  await showStep("Building the pages", [process.execPath, join(root, "node_modules/next/dist/bin/next"), "build"], {
    cwd: root,
    env: { ...process.env, NODE_ENV: "production", NEXT_TELEMETRY_DISABLED: "1" },
    signal,
  });
  await mkdir(output, { recursive: true });
  await writeFile(stamp, wanted);
}
