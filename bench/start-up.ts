import { spawn, type ChildProcess } from "node:child_process";
import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { freePort } from "@/server/testing/free-port";

export type Figure = { name: string; measured: number; limit: number; unit: "s" };

const rounds = 3;
const root = join(import.meta.dirname, "..");

/**
 * What a newcomer waits for: `npm run demo` on a fresh clone (packages come from this machine's npm cache, or the
 * registry), the build within it, and a warm `npm start`. Seconds of wall clock; the warm start is the median of three.
 */
export async function measureStartUp(): Promise<Figure[]> {
  const clone = await mkdtemp(join(tmpdir(), "leasehold-bench-"));
  try {
    await finished(spawn("git", ["clone", "--quiet", root, clone], { stdio: "inherit" }));
    const cold = await start(clone, "demo");
    await stop(cold.child);
    const warm: number[] = [];
    for (let round = 0; round < rounds; round++) {
      const again = await start(clone, "start");
      warm.push(again.seconds);
      await stop(again.child);
    }
    const build = Number(/Building the pages: (\d+) s/.exec(cold.output())?.[1] ?? Number.NaN);
    return [
      { name: "npm run demo on a fresh clone, until it answers", measured: cold.seconds, limit: 300, unit: "s" },
      { name: "of which the build", measured: build, limit: 90, unit: "s" },
      { name: "warm npm start, until it answers (median)", measured: median(warm), limit: 10, unit: "s" },
    ];
  } finally {
    await rm(clone, { recursive: true, force: true });
  }
}

async function start(directory: string, command: "demo" | "start") {
  const port = await freePort();
  const url = `http://localhost:${port}`;
  const began = performance.now();
  const child = spawn(process.execPath, ["server/start.mjs", command], {
    cwd: directory,
    env: { ...process.env, PORT: String(port), LEASEHOLD_URL: url, LOG_LEVEL: "warn" },
    stdio: ["ignore", "pipe", "inherit"],
  });
  let text = "";
  child.stdout.setEncoding("utf8").on("data", (chunk: string) => {
    text += chunk;
    process.stdout.write(chunk);
  });
  const said = command === "demo" ? () => text.includes("Sign in at") : () => true;
  while (child.exitCode === null) {
    const answered = await fetch(`${url}/sign-in`).then(
      (answer) => answer.ok,
      () => false,
    );
    if (answered && said()) return { child, seconds: (performance.now() - began) / 1000, output: () => text };
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  throw new Error(`${command} ended before it answered`);
}

async function stop(child: ChildProcess): Promise<void> {
  child.kill("SIGTERM");
  await finished(child);
}

function finished(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null) return Promise.resolve();
  return new Promise((resolve) => child.once("exit", () => resolve()));
}

function median(values: number[]): number {
  return values.sort((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
