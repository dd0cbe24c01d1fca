import type { ChildProcess } from "node:child_process";
import { setTimeout as sleep } from "node:timers/promises";
import { log } from "@/lib/kernel/log";
import { type Instruction, isReport } from "@/server/process/messages";
import { startChild } from "@/server/supervisor/start-child";

export type ChildPlan = {
  readonly name: "lane" | "web" | "jobs";
  /** Program and arguments. */
  readonly command: readonly [string, ...string[]];
  /** One of several that answer on one port; they are counted from 1. */
  readonly sharesPort?: number;
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
  /** Lets it finish what it has begun and starts it anew; settles when the new one is ready. */
  restart(seconds: number): Promise<void>;
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
  let restarted: ChildProcess | undefined;
  let backAgain = () => {};

  const run = (): Promise<{ pid?: number; how: string }> => {
    const started = startChild(plan, env);
    child = started;
    started.on("message", (message) => {
      if (!isReport(message)) return;
      everReady = true;
      backAgain();
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
      const wasAsked = restarted !== undefined && restarted === child;
      child = undefined;
      if (stopping) return backAgain();
      events.lost();
      if (wasAsked) continue;
      endings = everReady ? 0 : endings + 1;
      if (endings === attemptsBeforeReady) return events.hopeless();
      if (performance.now() - began > steadyAfterMs) pauseMs = firstPauseMs;
      log.warn({ child: plan.name, pid, how, pauseMs }, "a process ended and is started again");
      await sleep(pauseMs);
      pauseMs = Math.min(pauseMs * 2, longestPauseMs);
    }
  };
  const ended = keepRunning();

  /** Tells it to stop, and ends it where it takes too long. */
  const askToStop = (last: ChildProcess, seconds: number) => {
    if (last.connected) last.send({ type: "stop", seconds } satisfies Instruction, () => undefined);
    const impatience = setTimeout(() => last.kill("SIGKILL"), (seconds + 3) * 1000);
    return () => clearTimeout(impatience);
  };

  return {
    name: plan.name,
    pid: () => child?.pid,
    tell(instruction) {
      // A process that is just ending has closed its channel; its successor is told when it starts.
      if (child?.connected) child.send(instruction, () => undefined);
    },
    async restart(seconds) {
      const last = child;
      if (!last || stopping) return;
      restarted = last;
      const isBack = new Promise<void>((resolve) => (backAgain = resolve));
      const enough = askToStop(last, seconds);
      await isBack;
      enough();
    },
    async stop(seconds) {
      stopping = true;
      const last = child;
      if (!last) return;
      const enough = askToStop(last, seconds);
      await ended;
      enough();
    },
    kill: () => void child?.kill("SIGKILL"),
  };
}
