import { spawn } from "node:child_process";
import { existsSync } from "node:fs";
import { chown, mkdir, rename, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { text } from "node:stream/consumers";
import { APPLICATION_ROLE, clusterPaths, type ClusterState, DATABASE, OWNER_ROLE, SUPERUSER } from "./cluster-state";
import type { PostgresAccount } from "./postgres-account";
import type { PostgresBinaries } from "./postgres-binaries";

// The same order of text on every system, also after an upgrade of its libraries.
const LOCALE = ["--locale=C", "--locale-provider=builtin", "--builtin-locale=C.UTF-8"];

/**
 * The data directory may lie below a directory that the account cannot enter. It is started inside it and refers to it
 * by this link, which needs no right on the path.
 */
export function dataArgument(data: string, account: PostgresAccount): string {
  return account ? "/proc/self/cwd" : data;
}

/** PostgreSQL needs none of our settings, and some of them are secrets. */
export function programEnvironment(): NodeJS.ProcessEnv {
  const { NODE_ENV, PATH } = process.env;
  return { NODE_ENV, PATH, LC_ALL: "C", TZ: "UTC" };
}

/** Creates the cluster with its roles and database, whole or not at all, before any server listens. */
export async function initializeCluster(
  directory: string,
  state: ClusterState,
  binaries: PostgresBinaries,
  account: PostgresAccount,
): Promise<void> {
  const { data, unfinished } = clusterPaths(directory);
  if (existsSync(data)) return;
  await rm(unfinished, { recursive: true, force: true });
  await mkdir(unfinished, { mode: 0o700 });
  if (account) await chown(unfinished, account.uid, account.gid);
  const run = runner(unfinished, account);
  const place = ["-D", dataArgument(unfinished, account)];
  await run(binaries.initdb, [...place, `--username=${SUPERUSER}`, "--encoding=UTF8", "--auth=reject", ...LOCALE]);
  await run(
    binaries.postgres,
    ["--single", ...place, "-c", "log_min_error_statement=panic", "postgres"],
    rolesAndDatabase(state),
  );
  await writeAccessRules(unfinished, account);
  await rename(unfinished, data);
}

/** Passwords only, over loopback only; written at every start, so that a newer Leasehold's rules reach an older cluster. */
export async function writeAccessRules(data: string, account: PostgresAccount): Promise<void> {
  const file = join(data, "pg_hba.conf");
  await writeFile(file, "host all all 127.0.0.1/32 scram-sha-256\n", { mode: 0o600 });
  if (account) await chown(file, account.uid, account.gid);
}

// Passwords are base64url, so quoting is safe. Single-user mode reads one statement a line.
function rolesAndDatabase({ passwords }: ClusterState): string {
  return [
    `ALTER ROLE ${SUPERUSER} PASSWORD '${passwords.superuser}'`,
    `CREATE ROLE ${OWNER_ROLE} LOGIN PASSWORD '${passwords.owner}'`,
    `CREATE ROLE ${APPLICATION_ROLE} LOGIN PASSWORD '${passwords.application}'`,
    `CREATE DATABASE ${DATABASE} OWNER ${OWNER_ROLE}`,
    "",
  ].join("\n");
}

function runner(cwd: string, account: PostgresAccount) {
  return async (program: string, args: string[], input = ""): Promise<void> => {
    const child = spawn(program, args, { cwd, ...account, env: programEnvironment() });
    child.stdin.end(input);
    const output = Promise.all([text(child.stdout), text(child.stderr)]);
    const code = await new Promise((resolve, reject) => child.once("error", reject).once("close", resolve));
    const [, errors] = await output;
    // Single-user mode ends with code 0 even when a statement failed.
    if (code !== 0 || /^.*(ERROR|FATAL|PANIC):/m.test(errors)) throw new Error(`${program} failed: ${errors}`);
  };
}
