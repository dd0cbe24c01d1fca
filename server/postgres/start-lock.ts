import { randomUUID } from "node:crypto";
import { link, readFile, rename, rm, writeFile } from "node:fs/promises";
import { setTimeout as sleep } from "node:timers/promises";
import { z } from "zod";
import { identifyProcess, isStillRunning } from "./process-identity";

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
  if (isStillRunning(holderSchema.parse(JSON.parse(text)))) {
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

function isErrno(error: unknown, code: string): boolean {
  return error instanceof Error && "code" in error && error.code === code;
}
