import { spawn } from "node:child_process";
import { randomBytes } from "node:crypto";
import { once } from "node:events";
import { existsSync } from "node:fs";
import { chown, mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { usablePort } from "../postgres/cluster-state";
import { postgresAccount } from "../postgres/postgres-account";

// Runs the tests on the oldest PostgreSQL that Leasehold supports, as Debian packages it:
// npm run test:postgres-15 [-- paths]
const PROGRAMS = "/usr/lib/postgresql/15/bin";

if (!existsSync(join(PROGRAMS, "initdb"))) {
  console.error("Install PostgreSQL 15 first: apt-get install postgresql-15.");
  process.exit(1);
}

const account = postgresAccount();
const home = await mkdtemp(join(tmpdir(), "leasehold-postgres-15-"));
const data = join(home, "data");
const passwordFile = join(home, "password");
const password = randomBytes(16).toString("hex");
const port = await usablePort(25_415);

try {
  await writeFile(passwordFile, password, { mode: 0o600 });
  if (account) for (const path of [home, passwordFile]) await chown(path, account.uid, account.gid);
  const initdb = `--auth=scram-sha-256 --username=postgres --encoding=UTF8 --locale=C.UTF-8 --no-sync --pwfile=${passwordFile}`;
  await finished(program("initdb", ["-D", data, ...initdb.split(" ")]));
  const settings = `-p ${port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c fsync=off -c max_connections=400`;
  const server = program("postgres", ["-D", data, ...settings.split(" ")]);
  try {
    while (!(await isReady())) await sleep(50);
    process.exitCode = await finished(tests());
  } finally {
    server.kill("SIGINT");
    await once(server, "exit");
  }
} finally {
  await rm(home, { recursive: true, force: true });
}

async function isReady(): Promise<boolean> {
  const status = await readFile(join(data, "postmaster.pid"), "utf8").catch(() => "");
  return status.includes("ready");
}

function program(name: string, args: string[]) {
  return spawn(join(PROGRAMS, name), args, { cwd: home, ...account, stdio: "ignore", detached: true });
}

function tests() {
  const paths = process.argv.slice(2);
  const TEST_DATABASE_URL = `postgresql://postgres:${password}@127.0.0.1:${port}/postgres`;
  const args = ["vitest", "run", ...(paths.length > 0 ? paths : ["lib", "server/database"])];
  return spawn("npx", args, { stdio: "inherit", env: { ...process.env, TEST_DATABASE_URL } });
}

async function finished(child: ReturnType<typeof spawn>): Promise<number> {
  const [code] = await once(child, "exit");
  return Number(code ?? 1);
}
