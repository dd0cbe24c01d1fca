import { spawn } from "node:child_process";
import { showElapsed } from "@/server/bootstrap/show-elapsed.mjs";
import { StartProblem } from "@/server/supervisor/start-problem";

const shownWhenItFails = 60;

/** Runs a long command with its elapsed time before the person's eyes; its output is shown when it fails. */
export async function showStep(
  what: string,
  [program, ...args]: [string, ...string[]],
  options: { cwd: string; env: NodeJS.ProcessEnv; signal: AbortSignal },
): Promise<void> {
  const clock = showElapsed(what);
  const child = spawn(program, args, { ...options, stdio: ["ignore", "pipe", "pipe"] });
  const lines: string[] = [];
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding("utf8").on("data", (text: string) => lines.push(...text.split("\n")));
  }
  const code = await new Promise<unknown>((done, failed) => child.once("error", failed).once("close", done)).finally(
    clock,
  );
  if (code === 0) return;
  process.stderr.write(`${lines.slice(-shownWhenItFails).join("\n")}\n`);
  throw new StartProblem(`${what} failed (code ${String(code)}); its last lines stand above.`);
}
