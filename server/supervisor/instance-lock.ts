import { link, mkdir, readFile, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { identifyProcess, isStillRunning } from "@/server/postgres/process-identity";
import { StartProblem } from "@/server/supervisor/start-problem";

const identity = z.object({ pid: z.number(), startedAt: z.string() });
const holderSchema = z.object({ supervisor: identity, url: z.string(), children: z.array(identity) });
type Holder = z.infer<typeof holderSchema>;

export type InstanceLock = {
  /** Remembers the running processes, so that a start after a kill can wait for them to be gone. */
  rememberChildren(pids: readonly number[]): Promise<void>;
  release(): Promise<void>;
};

const orphanPatienceMs = 10_000;

/** One supervisor for each data folder and role. The lock of a killed one is taken over. */
export async function takeInstanceLock(dataFolder: string, role: string, url: string): Promise<InstanceLock> {
  await mkdir(dataFolder, { recursive: true, mode: 0o700 });
  const file = join(dataFolder, role === "all" ? "leasehold.lock" : `leasehold-${role}.lock`);
  const own = `${file}.${process.pid}`;
  const supervisor = identifyProcess(process.pid) ?? { pid: process.pid, startedAt: "" };
  const write = (children: Holder["children"]) =>
    writeFile(own, JSON.stringify({ supervisor, url, children }), { mode: 0o600 });

  await write([]);
  try {
    // A hard link appears whole or not at all.
    while (!(await linked(own, file))) await clearDeadHolder(file);
  } finally {
    await rm(own, { force: true });
  }

  // Updates take turns, so that an older list never lands on a newer one.
  let last = Promise.resolve();
  return {
    rememberChildren(pids) {
      const children = pids.flatMap((pid) => identifyProcess(pid) ?? []);
      last = last.then(() => write(children)).then(() => rename(own, file));
      return last;
    },
    async release() {
      await last.catch(() => undefined);
      await rm(file, { force: true });
    },
  };
}

async function clearDeadHolder(file: string): Promise<void> {
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null) return;
  const holder = holderSchema.safeParse(parseJson(text)).data;
  if (holder && isStillRunning(holder.supervisor)) {
    throw new StartProblem(`Leasehold is already running at ${holder.url} (process ${holder.supervisor.pid}).`);
  }
  await outliveChildren(holder?.children ?? []);
  const aside = `${file}.dead.${process.pid}`;
  await rename(file, aside).catch(() => undefined);
  // Somebody quicker may have taken the lock between our look and our rename: it is theirs.
  const moved = await readFile(aside, "utf8").catch(() => text);
  if (moved !== text) await linked(aside, file);
  await rm(aside, { force: true });
}

/** Processes stop by themselves when their supervisor is gone. One that hangs is ended. */
async function outliveChildren(children: Holder["children"]): Promise<void> {
  for (let waited = 0; children.some(isStillRunning); waited += 100) {
    if (waited >= orphanPatienceMs) {
      for (const child of children.filter(isStillRunning)) process.kill(child.pid, "SIGKILL");
    }
    await sleep(100);
  }
}

async function linked(from: string, to: string): Promise<boolean> {
  try {
    await link(from, to);
    return true;
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EEXIST") return false;
    throw error;
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}
