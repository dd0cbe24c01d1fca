import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import { mkdir, readFile, stat, writeFile } from "node:fs/promises";
import { createServer } from "node:net";
import { join } from "node:path";
import { expect, onTestFinished, test } from "vitest";
import { identifyProcess } from "./process-identity";
import { privateDirectory, run } from "./private-directory";
import { findRunningPostgres, type RunningPostgres, startPostgres } from "./start-postgres";

const root = join(import.meta.dirname, "..", "..");

const writeRow = ({ migrationUrl }: RunningPostgres) =>
  run(migrationUrl, "CREATE TABLE kept (word text)", "INSERT INTO kept VALUES ('still here')");

/** A process of its own that starts PostgreSQL and then waits, as the supervisor does. */
async function supervisor(
  directory: string,
): Promise<{ process: ChildProcess; server: { pid: number; migrationUrl: string } }> {
  const script = `
    import { startPostgres } from "./server/postgres/start-postgres.ts";
    const server = await startPostgres({ directory: process.argv[1], log: { onLine: () => undefined } });
    console.log(JSON.stringify({ pid: server.pid, migrationUrl: server.migrationUrl }));
    setInterval(() => undefined, 1000);`;
  const child = spawn(process.execPath, ["--import", "tsx", "--input-type=module", "-e", script, directory], {
    cwd: root,
  });
  onTestFinished(() => void child.kill("SIGKILL"));
  const [line] = await once(child.stdout, "data");
  return { process: child, server: JSON.parse(String(line)) };
}

test("data, address and passwords survive a stop, also below a directory closed to others", async () => {
  const directory = await privateDirectory();
  const first = await startPostgres({ directory });
  await writeRow(first);
  await first.stop();
  expect(await first.exited).toEqual({ code: 0, signal: null });
  expect(await findRunningPostgres(directory)).toBeNull();

  const second = await startPostgres({ directory });
  expect(second.migrationUrl).toBe(first.migrationUrl);
  expect(await run(second.migrationUrl, "SELECT word FROM kept")).toEqual([{ word: "still here" }]);
  expect((await stat(join(directory, "postgres.json"))).mode & 0o777).toBe(0o600);
  expect(await run(second.migrationUrl, "SHOW fsync")).toEqual([{ fsync: "on" }]);
});

test("nobody signs in without the password, and the application may not create tables", async () => {
  const server = await startPostgres({ directory: await privateDirectory() });
  const wrong = new URL(server.applicationUrl);
  wrong.password = "wrong";
  await expect(run(wrong.href, "SELECT 1")).rejects.toMatchObject({ code: "28P01" });
  await expect(run(server.applicationUrl, "CREATE TABLE mine (id int)")).rejects.toMatchObject({ code: "42501" });
});

test("a killed PostgreSQL recovers what was committed", async () => {
  const directory = await privateDirectory();
  const first = await startPostgres({ directory });
  await writeRow(first);
  process.kill(first.pid, "SIGKILL");
  expect(await first.exited).toEqual({ code: null, signal: "SIGKILL" });

  const second = await startPostgres({ directory });
  expect(await run(second.migrationUrl, "SELECT word FROM kept")).toEqual([{ word: "still here" }]);
});

test("the server that a killed supervisor left behind is stopped and its data taken over", async () => {
  const directory = await privateDirectory();
  const { process: killed, server: orphan } = await supervisor(directory);
  await run(orphan.migrationUrl, "CREATE TABLE kept (word text)", "INSERT INTO kept VALUES ('still here')");
  killed.kill("SIGKILL");
  await once(killed, "exit");
  expect(identifyProcess(orphan.pid)).not.toBeNull();

  const server = await startPostgres({ directory });
  expect(server.pid).not.toBe(orphan.pid);
  expect(identifyProcess(orphan.pid)).toBeNull();
  expect(await run(server.migrationUrl, "SELECT word FROM kept")).toEqual([{ word: "still here" }]);
});

test("a server whose supervisor lives is left alone", async () => {
  const directory = await privateDirectory();
  const { process: living, server } = await supervisor(directory);
  await expect(startPostgres({ directory })).rejects.toThrow(
    `The database in ${directory} is already in use by the running process ${living.pid}.`,
  );
  expect((await findRunningPostgres(directory))?.migrationUrl).toBe(server.migrationUrl);
});

test("a recorded process id that now belongs to another program does not stop the start", async () => {
  const directory = await privateDirectory();
  const first = await startPostgres({ directory });
  const pidFile = join(directory, "postgres", "postmaster.pid");
  const record = await readFile(pidFile, "utf8");
  await first.stop();
  await writeFile(pidFile, record.replace(String(first.pid), String(process.pid)));
  const second = await startPostgres({ directory });
  expect(await run(second.applicationUrl, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
});

test("a lock of a process that is gone does not stop the start, and a taken port is avoided", async () => {
  const directory = await privateDirectory();
  const first = await startPostgres({ directory });
  await first.stop();
  await writeFile(join(directory, "postgres.lock"), JSON.stringify({ pid: first.pid, startedAt: "1" }));
  const port = Number(new URL(first.adminUrl).port);
  const squatter = createServer().listen(port, "127.0.0.1");
  await once(squatter, "listening");
  onTestFinished(() => void squatter.close());
  const second = await startPostgres({ directory });
  expect(Number(new URL(second.adminUrl).port)).not.toBe(port);
});

test("an interrupted creation is begun again", async () => {
  const directory = await privateDirectory();
  await mkdir(join(directory, "postgres.unfinished", "base"), { recursive: true });
  const server = await startPostgres({ directory });
  expect(await run(server.applicationUrl, "SELECT 1 AS one")).toEqual([{ one: 1 }]);
});
