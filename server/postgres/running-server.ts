import { spawnSync } from "node:child_process";
import { readFileSync, readlinkSync, realpathSync } from "node:fs";
import { rm } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { identifyProcess, isStillRunning } from "./process-identity";

const FAST_SHUTDOWN_MS = 20_000;

/** The process id of the PostgreSQL that runs on this data directory, whoever started it; null if none does. */
export function findServer(data: string): number | null {
  const pid = recordedPid(data);
  return pid !== null && isServerOn(pid, data) ? pid : null;
}

/**
 * After a crash or a restart of the machine the recorded id may belong to another program, and PostgreSQL would refuse
 * to start. Files of a process that no longer runs are left to PostgreSQL, which knows them.
 */
export async function dropMisleadingPidFile(data: string): Promise<void> {
  const pid = recordedPid(data);
  if (pid !== null && identifyProcess(pid) && !isServerOn(pid, data))
    await rm(join(data, "postmaster.pid"), { force: true });
}

/** Ends sessions at once and writes everything down; a server that cannot is stopped hard and recovers at its next start. */
export async function stopServer(pid: number): Promise<void> {
  const identity = identifyProcess(pid);
  if (!identity) return;
  for (const signal of ["SIGINT", "SIGQUIT", "SIGKILL"] as const) {
    trySignal(pid, signal);
    const patience = Math.ceil(FAST_SHUTDOWN_MS / 20);
    for (let turn = 0; turn < patience; turn++) {
      if (!isStillRunning(identity)) return;
      await sleep(20);
    }
  }
}

function trySignal(pid: number, signal: NodeJS.Signals): void {
  try {
    process.kill(pid, signal);
  } catch (error) {
    if (!(error instanceof Error && "code" in error && error.code === "ESRCH")) throw error;
  }
}

function recordedPid(data: string): number | null {
  try {
    const pid = Number(readFileSync(join(data, "postmaster.pid"), "utf8").split("\n")[0]);
    return Number.isInteger(pid) && pid > 1 ? pid : null;
  } catch {
    return null;
  }
}

function isServerOn(pid: number, data: string): boolean {
  try {
    if (process.platform !== "linux") {
      const { stdout } = spawnSync("ps", ["-o", "command=", "-p", String(pid)], { encoding: "utf8" });
      return stdout.includes("postgres") && stdout.includes(data);
    }
    // Every PostgreSQL process works inside its data directory.
    const name = readFileSync(`/proc/${pid}/comm`, "utf8").trim();
    return name === "postgres" && readlinkSync(`/proc/${pid}/cwd`) === realpathSync(data);
  } catch {
    return false;
  }
}
