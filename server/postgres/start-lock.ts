import { randomUUID } from "node:crypto";
import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { identifyProcess, isStillRunning, type ProcessIdentity } from "./process-identity";

const holderSchema = z.object({ pid: z.number(), startedAt: z.string() });

/** Runs `work` while no other process does the same under this file; a holder that was killed is noticed. */
export async function underLock<T>(file: string, work: () => Promise<T>): Promise<T> {
  const claim = `${file}.${randomUUID()}`;
  await writeFile(claim, JSON.stringify(identifyProcess(process.pid)), { mode: 0o600 });
  try {
    // A hard link appears whole or not at all, so nobody reads a half-written holder.
    while (!(await tryLink(claim, file))) await dropIfAbandoned(file);
    try {
      return await work();
    } finally {
      await rm(file, { force: true });
    }
  } finally {
    await rm(claim, { force: true });
  }
}

async function tryLink(claim: string, file: string): Promise<boolean> {
  try {
    await link(claim, file);
    return true;
  } catch (error) {
    if (isErrno(error, "EEXIST")) return false;
    throw error;
  }
}

async function dropIfAbandoned(file: string): Promise<void> {
  const text = await readFile(file, "utf8").catch(() => null);
  if (text === null) return;
  const holder = readHolder(text);
  if (holder && isStillRunning(holder)) {
    await sleep(50);
    return;
  }
  const aside = `${file}.${randomUUID()}`;
  try {
    await rename(file, aside);
  } catch (error) {
    if (isErrno(error, "ENOENT")) return;
    throw error;
  }
  // Somebody quicker may have dropped the dead holder and taken the lock before our rename: give it back.
  if ((await readFile(aside, "utf8")) !== text) await tryLink(aside, file);
  await rm(aside, { force: true });
}

/** Null for a file that a full disk or a power cut left cut short: nobody who lives holds it. */
function readHolder(text: string): ProcessIdentity | null {
  try {
    return holderSchema.parse(JSON.parse(text));
  } catch {
    return null;
  }
}

function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
