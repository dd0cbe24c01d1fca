import { spawnSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { PostgresProblem } from "./postgres-problem";

/** The operating system's user that PostgreSQL runs as; null means our own. */
export type PostgresAccount = { uid: number; gid: number } | null;

const ACCOUNT = "leasehold";

/** PostgreSQL refuses to run as root, so root lends it another account, made once if there is none. */
export function postgresAccount(): PostgresAccount {
  if (process.getuid?.() !== 0) return null;
  if (process.platform !== "linux") {
    throw new PostgresProblem("Start Leasehold as an ordinary user, because PostgreSQL refuses to run as root.");
  }
  const existing = findAccount("postgres") ?? findAccount(ACCOUNT);
  if (existing) return existing;
  spawnSync("/usr/sbin/useradd", [
    "--system",
    "--user-group",
    "--no-create-home",
    "--shell",
    "/usr/sbin/nologin",
    ACCOUNT,
  ]);
  const made = findAccount(ACCOUNT) ?? findAccount("nobody");
  if (!made) {
    throw new PostgresProblem(
      `Create a user named ${ACCOUNT} or start Leasehold as an ordinary user, because PostgreSQL refuses to run as root.`,
    );
  }
  return made;
}

function findAccount(name: string): PostgresAccount {
  const line = readFileSync("/etc/passwd", "utf8")
    .split("\n")
    .find((entry) => entry.startsWith(`${name}:`));
  const [, , uid, gid] = line?.split(":") ?? [];
  return uid && gid ? { uid: Number(uid), gid: Number(gid) } : null;
}
