import { spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { join } from "node:path";
import { runTypeScript } from "@/server/supervisor/process-commands";

const root = join(import.meta.dirname, "..", "..");
const usualPatienceMs = 100_000;

export type SampleSupervisor = ReturnType<typeof startSample>;

/** A supervisor in a process of its own, so that it can be killed like a real one. */
export function startSample(
  settings: Record<string, string> & { PORT: string },
  script = "server/testing/run-sample-supervisor.ts",
  patienceMs = usualPatienceMs,
) {
  const [program, ...args] = runTypeScript(root, script);
  const { PATH, HOME, TMPDIR } = process.env;
  const child = spawn(program, args, {
    cwd: root,
    env: { NODE_ENV: "production", PATH, HOME, TMPDIR, ...settings },
    stdio: ["ignore", "pipe", "pipe"],
  });
  let output = "";
  let errors = "";
  child.stdout.setEncoding("utf8").on("data", (text: string) => (output += text));
  child.stderr.setEncoding("utf8").on("data", (text: string) => (errors += text));
  const ended = new Promise<number | null>((resolve) => child.once("close", resolve));
  const url = `http://localhost:${settings.PORT}`;

  async function until(holds: () => Promise<boolean>): Promise<void> {
    for (const began = performance.now(); performance.now() - began < patienceMs; await sleep(50)) {
      if (await holds().catch(() => false)) return;
      if (child.exitCode !== null) break;
    }
    throw new Error(`it never came to hold; the supervisor said:\n${output}${errors}`);
  }

  return {
    url,
    port: settings.PORT,
    pid: child.pid,
    ended,
    output: () => output,
    errors: () => errors,
    until,
    /** The front door, the pages and the database behind it answer. */
    ready: () => until(async () => (await fetch(`${url}/readyz`)).ok && (await fetch(url)).ok),
    stop(signal: NodeJS.Signals): Promise<number | null> {
      child.kill(signal);
      return ended;
    },
  };
}
