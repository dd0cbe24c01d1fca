import { spawnSync } from "node:child_process";
import { access, constants, mkdir, stat } from "node:fs/promises";
import type { PostgresAccount } from "./postgres-account";
import { PostgresProblem } from "./postgres-problem";

export async function openDirectory(directory: string): Promise<void> {
  try {
    await mkdir(directory, { recursive: true, mode: 0o700 });
    await access(directory, constants.R_OK | constants.W_OK | constants.X_OK);
  } catch {
    throw new PostgresProblem(`Make ${directory} writable for the user who starts Leasehold.`);
  }
}

/** PostgreSQL refuses data of another user, which a copy, a restored backup or a start as somebody else leaves. */
export async function requireOwnership(data: string, account: PostgresAccount): Promise<void> {
  const { uid } = await stat(data);
  if (uid === (account?.uid ?? process.getuid?.() ?? uid)) return;
  if (!account) {
    throw new PostgresProblem(`Start Leasehold as the user who did before, because the database in ${data} is theirs.`);
  }
  spawnSync("chown", ["-R", `${account.uid}:${account.gid}`, data]);
}
