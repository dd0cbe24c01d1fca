import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { generateClient } from "@/server/database/generate-client";
import { requireDebianPackages } from "@/server/testing/debian-packages";
import { type Count, countPlaywright, countVitest, withExitCode } from "@/server/testing/test-results";

const root = join(import.meta.dirname, "..", "..");

/** Unit and integration tests, then the browser tests. The last line is the sum. */
export async function runAllTests(): Promise<void> {
  const missing = await requireDebianPackages();
  if (missing) {
    process.stderr.write(`${missing}\n`);
    process.exit(1);
  }
  await generateClient(root);
  const reports = await mkdtemp(join(tmpdir(), "leasehold-tests-"));
  const counts = [await runVitest(join(reports, "vitest.json")), await runPlaywright(join(reports, "playwright.json"))];
  await rm(reports, { recursive: true, force: true });

  const passed = counts.reduce((sum, count) => sum + count.passed, 0);
  const failed = counts.reduce((sum, count) => sum + count.failed, 0);
  process.stdout.write(`${passed} passed, ${failed} failed\n`);
  process.exit(failed === 0 ? 0 : 1);
}

async function runVitest(report: string): Promise<Count> {
  const args = ["run", "--reporter=default", "--reporter=json", `--outputFile.json=${report}`];
  const code = await run(["node_modules/vitest/vitest.mjs", ...args], {});
  return withExitCode(await counted(report, countVitest), code);
}

async function runPlaywright(report: string): Promise<Count> {
  const env = { PLAYWRIGHT_JSON_OUTPUT_NAME: report };
  const code = await run(["node_modules/@playwright/test/cli.js", "test", "--reporter=list,json"], env);
  return withExitCode(await counted(report, countPlaywright), code);
}

function run(args: string[], extra: Record<string, string>): Promise<number | null> {
  const child = spawn(process.execPath, args, { cwd: root, env: { ...process.env, ...extra }, stdio: "inherit" });
  return new Promise((resolve, reject) => child.once("error", reject).once("exit", resolve));
}

/** A run that broke off before it wrote its report has nothing to count; its exit code tells the rest. */
async function counted(report: string, count: (report: unknown) => Count): Promise<Count> {
  const text = await readFile(report, "utf8").catch(() => null);
  return text === null ? { passed: 0, failed: 0 } : count(JSON.parse(text));
}
