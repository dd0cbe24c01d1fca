import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

const script = fileURLToPath(new URL("jobs-process.ts", import.meta.url));

/** Background work as a real process: something that can be killed. */
export async function spawnJobs(
  databaseUrl: string,
  inngestUrl: string,
  signingKey: string,
  baseUrl = "",
): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["--import", "tsx", script, databaseUrl, inngestUrl, signingKey, baseUrl], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  onTestFinished(() => kill(child));
  await once(child.stdout, "data");
  return child;
}

/** kill -9, and wait until it is gone. */
export async function kill(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  child.kill("SIGKILL");
  await once(child, "exit");
}
