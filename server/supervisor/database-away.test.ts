import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { startPostgres } from "@/server/postgres/start-postgres";
import { caller, type Heard } from "@/server/testing/caller";
import { freePort } from "@/server/testing/free-port";
import { type Installation, openInstallation } from "@/server/testing/open-installation";
import { processesOf } from "@/server/testing/processes-of";
import { type SampleSupervisor, startSample } from "@/server/testing/start-sample-supervisor";

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

let dataFolder: string;
let postgres: Awaited<ReturnType<typeof startPostgres>>;
let supervisor: SampleSupervisor;
let installation: Installation;
let token: string;

const run = () => startPostgres({ directory: dataFolder, log: { onLine: () => undefined } });

/** A PostgreSQL that is not the supervisor's, so that it stays away until it is started again. */
beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), "leasehold-away-"));
  postgres = await run();
  supervisor = startSample(
    {
      LEASEHOLD_DATA: dataFolder,
      PORT: String(await freePort()),
      DATABASE_URL: postgres.applicationUrl,
      MIGRATION_DATABASE_URL: postgres.migrationUrl,
      LEASEHOLD_LANES: "2",
      LEASEHOLD_DATABASE_CONNECTIONS: "4",
      LEASEHOLD_API_RATE: "100000",
      LOG_FORMAT: "json",
    },
    "server/storm/run-storm-supervisor.ts",
  );
  await supervisor.ready();
  installation = await openInstallation(dataFolder, supervisor.url);
  token = (await installation.token("client", "read")).token;
});
afterAll(async () => {
  await supervisor.stop("SIGTERM");
  await installation.close();
  await postgres.stop();
  await rm(dataFolder, { recursive: true, force: true });
});

/** So many check-outs at once, each by another user on a connection of its own. */
async function crowd(licenseId: string, count: number): Promise<Heard[]> {
  const callers = Array.from({ length: count }, () => caller(supervisor.url));
  const heard = await Promise.all(callers.map((one, n) => one.take(token, licenseId, `user-${n}`)));
  for (const one of callers) one.hangUp();
  return heard;
}
const floating = () => installation.license({ allocation: "FLOATING", seats: 1_000 });
const isGiven = ({ status }: Heard) => status === 201 || status === 200;
const comesBack = (licenseId: string) => supervisor.until(async () => (await crowd(licenseId, 4)).every(isGiven));

/** Each is told to come again, in so many words, and none is left without an answer. */
function expectAway(heard: readonly Heard[]): void {
  expect(new Set(heard.map(({ status }) => status))).toEqual(new Set([503]));
  for (const { text, retryAfter, isSigned } of heard) {
    expect(isSigned).toBe(true);
    expect(JSON.parse(text).type).toMatch(/^\/problems\/(database-away|busy)$/);
    expect(Number(retryAfter)).toBeGreaterThan(0);
  }
}

test("with PostgreSQL stopped everybody is told so, and all goes on by itself when it is back", async () => {
  const { id } = await floating();
  expect((await crowd(id, 10)).every(isGiven)).toBe(true);
  await postgres.stop();
  for (let round = 0; round < 3; round++) expectAway(await crowd(id, 50));
  const one = caller(supervisor.url);
  expect((await one.ask("GET", "/healthz", "")).status).toBe(200);
  expect((await one.ask("GET", "/readyz", "")).status).toBe(503);
  one.hangUp();
  postgres = await run();
  await comesBack(id);
});

/** How often each lane and the pages said that the database went and came. */
function told(message: string): number {
  return supervisor.output().split(`"msg":"${message}"`).length - 1;
}

test("PostgreSQL killed under load: everybody is told to come again, no process ends, and each says so once", async () => {
  const { id } = await floating();
  const manage = (await installation.token("client", "read", "manage")).token;
  const went = told("the database is away");
  const heard: Heard[] = [];
  let isOver = false;
  const load = Array.from({ length: 24 }, async (_, n) => {
    const one = caller(supervisor.url);
    for (let turn = 0; !isOver; turn++) {
      const path = everyKind[(n + turn) % everyKind.length] ?? leasesPath;
      const [method, body] = bodyFor(path, id, `user-${n}`);
      const key = path === leasesPath && turn % 2 ? `key-${n}-${turn}` : undefined;
      heard.push(await one.ask(method, path, manage, body, key));
    }
    one.hangUp();
  });
  const goesOn = async (count: number) => {
    const until = heard.length + count;
    await vi.waitFor(() => expect(heard.length).toBeGreaterThan(until), { timeout: 100_000 });
  };
  await goesOn(100);
  process.kill(postgres.pid, "SIGKILL");
  await postgres.exited;
  await goesOn(200);
  postgres = await run();
  await comesBack(id);
  await goesOn(100);
  isOver = true;
  // A process that ended would have cut its callers off.
  await Promise.all(load);
  // What was acknowledged before, while and after it was killed is there.
  const given = heard.flatMap(({ status, text }) => (status === 201 ? [String(JSON.parse(text).id)] : []));
  const leases = given.filter((one) => one.startsWith("lea_"));
  expect(leases.length).toBeGreaterThan(0);
  expect(await installation.db.lease.count({ where: { id: { in: leases } } })).toBe(new Set(leases).size);
  const strange = heard.filter(({ status }) => ![200, 201, 409, 503].includes(status));
  expect(strange).toEqual([]);
  const away = heard.filter(({ status }) => status === 503);
  expect(away.length).toBeGreaterThan(100);
  expect(away.filter(({ retryAfter }) => retryAfter === undefined)).toEqual([]);
  // Of all outages so far: a process may tell of the end of an earlier one only now that it is asked again.
  await vi.waitFor(() => expect(told("the database is back")).toBe(told("the database is away")), { timeout: 20_000 });
  // Two lanes and the pages; one of them may have lost its first connection again while PostgreSQL recovered.
  expect(told("the database is away") - went).toBeLessThan(10);
});

const leasesPath = "/api/v1/leases";
/** A statement, a transaction, a look-up and a page: every way to the database. */
const everyKind = [leasesPath, "/api/v1/validate", "/api/v1/people", "/api/v1/licenses?limit=50", "/api/v1/pools"];

function bodyFor(path: string, licenseId: string, user: string): [string, object?] {
  if (path === leasesPath) return ["POST", { licenseId, holder: { user, host: "h" } }];
  if (path === "/api/v1/validate") return ["POST", { licenseId }];
  return path === "/api/v1/people" ? ["POST", { displayName: user }] : ["GET"];
}

test("with PostgreSQL frozen nobody hangs: the wait ends with the same answer", async () => {
  const { id } = await floating();
  expect((await crowd(id, 10)).every(isGiven)).toBe(true);
  const frozen = await processesOf(postgres.pid);
  for (const pid of frozen) process.kill(pid, "SIGSTOP");
  try {
    expectAway(await crowd(id, 50));
  } finally {
    for (const pid of frozen.reverse()) process.kill(pid, "SIGCONT");
  }
  await comesBack(id);
});

test("a flood at a pool that somebody holds is told to come again; what is free meanwhile and after is given out", async () => {
  const [held, other] = [await floating(), await floating()];
  const { id: poolId } = await installation.db.pool.findFirstOrThrow({ where: { licenseId: held.id } });
  const holder = await installation.runtime.pool.connect();
  try {
    await holder.query("BEGIN");
    await holder.query("SELECT lock_pool($1)", [poolId]);
    const heard = await crowd(held.id, 200);
    expectAway(heard);
  } finally {
    await holder.query("ROLLBACK");
    holder.release();
  }
  await comesBack(held.id);
  expect((await crowd(other.id, 20)).every(isGiven)).toBe(true);
});

test("however much the pages have to do, a check-out passes them", async () => {
  const { id } = await floating();
  await installation.people(300);
  const readers = Array.from({ length: 60 }, () => caller(supervisor.url));
  let reading = readers.length;
  const reads = Promise.all(
    readers.map(async (one) => {
      for (let page = 0; page < 10; page++) {
        const { status } = await one.ask("GET", "/api/v1/people?limit=200", token);
        expect(status).toBe(200);
      }
      reading--;
    }),
  );
  const given = await crowd(id, 40);
  expect(given.every(isGiven)).toBe(true);
  // They came later and were done before a single reader was.
  expect(reading).toBe(readers.length);
  await reads;
  for (const one of readers) one.hangUp();
});
