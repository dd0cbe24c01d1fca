import { type ChildProcess, spawn } from "node:child_process";
import cluster from "node:cluster";
import type { ChildPlan } from "@/server/supervisor/supervised-child";

const stdio = ["ignore", "inherit", "inherit", "ipc"] as const;

/**
 * Starts a process with an environment of its own and a channel to talk on. Those that share a port are workers of a
 * node:cluster and accept from one listening socket, so that the port stays open while one of them is restarted, and what
 * a dead one had not yet accepted is another's. (Handed out in turn by this process, it would be lost with the dead one.)
 */
export function startChild({ command, sharesPort }: ChildPlan, env: NodeJS.ProcessEnv): ChildProcess {
  const [program, ...args] = command;
  if (!sharesPort) return spawn(program, args, { env, stdio: [...stdio] });
  cluster.schedulingPolicy = cluster.SCHED_NONE;
  cluster.setupPrimary({ exec: args.at(-1) ?? "", execArgv: args.slice(0, -1), args: [], stdio: [...stdio] });
  // A worker would inherit what this process has, and with it what only the supervisor may know.
  const unset = Object.fromEntries(Object.keys(process.env).map((name) => [name, undefined]));
  return cluster.fork({ ...unset, ...env }).process;
}
