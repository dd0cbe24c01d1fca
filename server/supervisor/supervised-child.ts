import { type ChildProcess, spawn } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { log } from "@/lib/kernel/log";
import { type Instruction, isReport } from "@/server/process/messages";

export type ChildPlan = {
  readonly name: "lane" | "web" | "jobs";
  /** Program and arguments. */
  readonly command: readonly [string, ...string[]];
};

export type ChildEvents = {
  started(pid: number): void;
  ready(url: string | null): void;
  /** It ended without being told to; it will be started again. */
  lost(): void;
  /** It has ended so often before it was ever ready that starting it again is no use. */
  hopeless(): void;
};

export type SupervisedChild = {
  readonly name: ChildPlan["name"];
  pid(): number | undefined;
  tell(instruction: Instruction): void;
  stop(seconds: number): Promise<void>;
  kill(): void;
};

const firstPauseMs = 100;
const longestPauseMs = 10_000;
const steadyAfterMs = 10_000;
const attemptsBeforeReady = 5;

/** Keeps one process running: started again when it ends, after a pause that grows while it keeps ending soon. */
export function superviseChild(plan: ChildPlan, env: NodeJS.ProcessEnv, events: ChildEvents): SupervisedChild {
  let child: ChildProcess | undefined;
  let stopping = false;
  let everReady = false;
  let endings = 0;
  let pauseMs = firstPauseMs;

  const run = (): Promise<{ pid?: number; how: string }> => {
    const [program, ...args] = plan.command;
    const started = spawn(program, args, { env, stdio: ["ignore", "inherit", "inherit", "ipc"] });
    child = started;
    started.on("message", (message) => {
      if (!isReport(message)) return;
      everReady = true;
      events.ready(message.url);
    });
    if (started.pid !== undefined) events.started(started.pid);
    return new Promise((resolve) => {
      started.once("error", (error) => resolve({ how: error.message }));
      started.once("exit", (code, signal) => resolve({ pid: started.pid, how: signal ?? `exit code ${code}` }));
    });
  };

  const keepRunning = async () => {
    while (!stopping) {
      const began = performance.now();
      const { pid, how } = await run();
      child = undefined;
      if (stopping) return;
      events.lost();
      endings = everReady ? 0 : endings + 1;
      if (endings === attemptsBeforeReady) return events.hopeless();
      if (performance.now() - began > steadyAfterMs) pauseMs = firstPauseMs;
      log.warn({ child: plan.name, pid, how, pauseMs }, "a process ended and is started again");
      await sleep(pauseMs);
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    }
  };
  const ended = keepRunning();

  return {
    name: plan.name,
    pid: () => child?.pid,
    tell(instruction) {
      // A process that is just ending has closed its channel; its successor is told when it starts.
      if (child?.connected) child.send(instruction, () => undefined);
    },
    async stop(seconds) {
      stopping = true;
      const last = child;
      if (!last) return;
      this.tell({ type: "stop", seconds });
      const impatience = setTimeout(() => last.kill("SIGKILL"), (seconds + 3) * 1000);
      await ended;
      clearTimeout(impatience);
    },
    kill: () => void child?.kill("SIGKILL"),
  };
}
