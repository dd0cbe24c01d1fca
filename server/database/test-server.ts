import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { z } from "zod";
import { identifyProcess, isStillRunning } from "../postgres/process-identity";
import { findRunningPostgres, startPostgres, stopPostgres } from "../postgres/start-postgres";
import { underLock } from "../postgres/start-lock";
import { dropDatabases, type TestServer } from "./test-template";

// The rows of a test need not survive a power cut.
const SETTINGS = { fsync: "off", synchronous_commit: "off", full_page_writes: "off", max_connections: "400" };

/** One server for all test runs at the same time: the first to come starts it, the last to go stops it. */
export async function joinTestServer(directory: string): Promise<TestServer & { alone: boolean }> {
  await mkdir(join(directory, "users"), { recursive: true, mode: 0o700 });
  return underLock(join(directory, "users.lock"), async () => {
    const alone = (await otherUsers(directory)).length === 0;
    const server =
      (await findRunningPostgres(directory)) ??
      (await startPostgres({ directory, settings: SETTINGS, log: { file: join(directory, "postgres.log") } }));
    if (alone) await dropDatabases(server.adminUrl, "leasehold_test_");
    await writeFile(ownFile(directory), JSON.stringify(identifyProcess(process.pid)));
    return {
      alone,
      adminUrl: server.adminUrl,
      applicationUrl: server.applicationUrl,
      migrationUrl: server.migrationUrl,
    };
  });
}

export async function leaveTestServer(directory: string): Promise<void> {
  await underLock(join(directory, "users.lock"), async () => {
    await rm(ownFile(directory), { force: true });
    if ((await otherUsers(directory)).length === 0) await stopPostgres(directory);
  });
}

const userSchema = z.object({ pid: z.number(), startedAt: z.string() });

async function otherUsers(directory: string): Promise<string[]> {
  const living: string[] = [];
  for (const name of await readdir(join(directory, "users"))) {
    const file = join(directory, "users", name);
    if (file === ownFile(directory)) continue;
    const parsed = userSchema.safeParse(JSON.parse(await readFile(file, "utf8")));
    if (parsed.success && isStillRunning(parsed.data)) living.push(file);
    else await rm(file, { force: true });
  }
  return living;
}

function ownFile(directory: string): string {
  return join(directory, "users", `${process.pid}.json`);
}
