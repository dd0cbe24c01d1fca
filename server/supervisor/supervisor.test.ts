import { mkdtemp, readFile, rm, stat } from "node:fs/promises";
import { createServer } from "node:http";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterEach, beforeEach, expect, test, vi } from "vitest";
import { z } from "zod";
import { findRunningPostgres } from "@/server/postgres/start-postgres";
import { identifyProcess } from "@/server/postgres/process-identity";
import { listen } from "@/server/process/listen";
import { freePort } from "@/server/testing/free-port";
import { type SampleSupervisor, startSample } from "@/server/testing/start-sample-supervisor";

// Whole installations are started and killed here, on machines that may be busy.
vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

let dataFolder: string;
const started: SampleSupervisor[] = [];

beforeEach(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), "leasehold-supervisor-"));
});

afterEach(async () => {
  for (const supervisor of started.splice(0)) await supervisor.stop("SIGTERM");
  await rm(dataFolder, { recursive: true, force: true });
});

async function start(settings: Record<string, string> = {}): Promise<SampleSupervisor> {
  const port = settings.PORT ?? String(await freePort());
  const supervisor = startSample({ LEASEHOLD_DATA: dataFolder, PORT: port, ...settings });
  started.push(supervisor);
  return supervisor;
}

const answer = z.object({ pid: z.number() });
const lockFile = z.object({ children: z.array(z.object({ pid: z.number() })) });

const childPids = async () =>
  lockFile.parse(JSON.parse(await readFile(join(dataFolder, "leasehold.lock"), "utf8"))).children.map(({ pid }) => pid);
const postgresPid = async () =>
  Number((await readFile(join(dataFolder, "postgres", "postmaster.pid"), "utf8")).split("\n")[0]);
const isAlive = (pid: number) => identifyProcess(pid) !== null;

test("each process that is killed comes back, and the database too", async () => {
  const supervisor = await start();
  await supervisor.ready();
  const before = [...(await childPids()), await postgresPid()];
  expect(before).toHaveLength(4);

  for (const pid of before) {
    process.kill(pid, "SIGKILL");
    await supervisor.until(async () => !isAlive(pid));
    await supervisor.ready();
  }
  await supervisor.until(async () => (await childPids()).filter(isAlive).length === 3);
  const after = [...(await childPids()), await postgresPid()];
  expect(after.filter((pid) => before.includes(pid))).toEqual([]);
});

test("a killed supervisor leaves no process behind, and the next start recovers", async () => {
  const first = await start();
  await first.ready();
  const children = await childPids();
  const database = await postgresPid();
  await first.stop("SIGKILL");

  const second = await start({ PORT: first.port });
  await second.ready();
  expect(children.filter(isAlive)).toEqual([]);
  expect(isAlive(database)).toBe(false);
});

test("Ctrl-C lets a request in progress finish and leaves no process behind", async () => {
  const supervisor = await start();
  await supervisor.ready();
  const pids = [...(await childPids()), await postgresPid()];
  const slow = fetch(`${supervisor.url}/slow?wait=1500`);
  await supervisor.until(async () => (await fetch(`${supervisor.url}/healthz`)).ok);

  const ended = supervisor.stop("SIGINT");
  const response = await slow;
  expect(answer.parse(await response.json()).pid).toBeGreaterThan(0);
  expect(await ended).toBe(0);
  expect(pids.filter(isAlive)).toEqual([]);
  await expect(readFile(join(dataFolder, "leasehold.lock"))).rejects.toThrow();
});

test("a second start beside a running one says so in one sentence and changes nothing", async () => {
  const first = await start();
  await first.ready();
  const second = await start();
  expect(await second.ended).toBe(1);
  expect(second.errors()).toBe(`Leasehold is already running at ${first.url} (process ${first.pid}).\n`);
  await first.ready();
});

test("a port in use is named in one sentence", async () => {
  const other = createServer();
  const port = await listen(other, 0);
  const supervisor = await start({ PORT: String(port) });
  expect(await supervisor.ended).toBe(1);
  expect(supervisor.errors()).toBe(
    `Port ${port} is in use by another program: stop that one, or set PORT to a free port.\n`,
  );
  other.close();
});

test("malformed settings stop the start, each named with what it should be", async () => {
  const supervisor = await start({ PORT: "eighty", LOG_LEVEL: "loud" });
  expect(await supervisor.ended).toBe(1);
  expect(supervisor.errors()).toBe(
    "PORT should be a TCP port between 1 and 65535.\nLOG_LEVEL should be one of fatal, error, warn, info, debug, trace and silent.\n",
  );
});

test("a database that does not answer is named in one sentence", async () => {
  const url = `postgresql://app:secret@127.0.0.1:${await freePort()}/leasehold`;
  const supervisor = await start({ DATABASE_URL: url });
  expect(await supervisor.ended).toBe(1);
  expect(supervisor.errors()).toMatch(/^No PostgreSQL answers at 127\.0\.0\.1:\d+, which DATABASE_URL names/);
  expect(supervisor.errors()).not.toContain("secret");
});

test("generated secrets are readable by their owner alone and stay the same", async () => {
  const first = await start();
  await first.ready();
  const file = join(dataFolder, "secrets", "leasehold-master-key");
  const secret = await readFile(file, "utf8");
  expect((await stat(file)).mode & 0o777).toBe(0o600);
  await first.stop("SIGTERM");
  const second = await start();
  await second.ready();
  expect(await readFile(file, "utf8")).toBe(secret);
  expect(first.output()).not.toContain(secret.trim());
});

test("a front door runs alone against a database and pages elsewhere, and asks for what it then needs", async () => {
  const whole = await start();
  await whole.ready();
  const alone = { LEASEHOLD_ROLE: "lane", LEASEHOLD_DATA: join(dataFolder, "lane") };
  const without = await start(alone);
  expect(await without.ended).toBe(1);
  expect(without.errors()).toContain("DATABASE_URL is needed with LEASEHOLD_ROLE=lane; it should be");

  const database = await findRunningPostgres(dataFolder);
  const lane = await start({
    ...alone,
    DATABASE_URL: database?.applicationUrl ?? "",
    LEASEHOLD_URL: "https://licences.example.com",
    LEASEHOLD_WEB_URL: whole.url,
    LEASEHOLD_MASTER_KEY: Buffer.alloc(32, 1).toString("base64"),
    NEXTAUTH_SECRET: "a secret of thirty-two characters",
    INNGEST_EVENT_KEY: "an-event-key",
    INNGEST_SIGNING_KEY: "signkey-test-0123456789abcdef",
  });
  await lane.ready();
  expect(await lane.stop("SIGTERM")).toBe(0);
  await whole.ready();
});
