import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { fileURLToPath } from "node:url";
import { onTestFinished } from "vitest";

const jobsScript = fileURLToPath(new URL("jobs-process.ts", import.meta.url));
const functionsScript = fileURLToPath(new URL("functions-process.ts", import.meta.url));

/** Background work as a real process: something that can be killed. */
export async function spawnJobs(
  databaseUrl: string,
  inngestUrl: string,
  signingKey: string,
  baseUrl = "",
): Promise<ChildProcess> {
  return started(jobsScript, [databaseUrl, inngestUrl, signingKey, baseUrl]);
}

/** The durable functions, answering at a port: a real process, too. */
export function spawnFunctions(databaseUrl: string, port: number, signingKey: string): Promise<ChildProcess> {
  return started(functionsScript, [databaseUrl, String(port)], { INNGEST_SIGNING_KEY: signingKey });
}

async function started(script: string, given: string[], settings: Record<string, string> = {}): Promise<ChildProcess> {
  const child = spawn(process.execPath, ["--import", "tsx", script, ...given], {
    stdio: ["ignore", "pipe", "inherit"],
    env: { ...process.env, ...settings },
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
