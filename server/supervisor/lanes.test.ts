import { mkdtemp, readFile, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { type Installation, openInstallation } from "@/server/testing/open-installation";
import { type Caller, caller } from "@/server/testing/caller";
import { freePort } from "@/server/testing/free-port";
import { type SampleSupervisor, startSample } from "@/server/testing/start-sample-supervisor";

vi.setConfig({ testTimeout: 300_000, hookTimeout: 300_000 });

const lanes = 3;
let dataFolder: string;
let supervisor: SampleSupervisor;
let installation: Installation;

beforeAll(async () => {
  dataFolder = await mkdtemp(join(tmpdir(), "leasehold-lanes-"));
  supervisor = startSample({
    LEASEHOLD_DATA: dataFolder,
    PORT: String(await freePort()),
    LEASEHOLD_LANES: String(lanes),
    TRUSTED_PROXIES: "",
    LEASEHOLD_METRICS_TOKEN: "a token for the metrics",
  });
  await supervisor.ready();
  installation = await openInstallation(dataFolder, supervisor.url);
});
afterAll(async () => {
  await installation.close();
  await supervisor.stop("SIGTERM");
  await rm(dataFolder, { recursive: true, force: true });
});

/** One caller for each lane, found by what its metrics say of it. */
async function oneForEach() {
  const found = new Map<string, Caller>();
  for (let tries = 0; found.size < lanes && tries < 30; tries++) {
    const one = caller(supervisor.url);
    const { text } = await one.ask("GET", "/metrics", "a token for the metrics");
    const name = /process="(lane-\d)"/.exec(text)?.[1] ?? "";
    if (found.has(name)) one.hangUp();
    else found.set(name, one);
  }
  expect([...found.keys()].sort()).toEqual(["lane-1", "lane-2", "lane-3"]);
  return [...found.values()];
}

const pids = async (): Promise<number[]> =>
  JSON.parse(await readFile(join(dataFolder, "leasehold.lock"), "utf8")).children.map(
    ({ pid }: { pid: number }) => pid,
  );

test("a token that is revoked is refused by every lane, also after PostgreSQL was away", async () => {
  const license = await installation.license({ allocation: "FLOATING", seats: 50 });
  for (const round of [1, 2]) {
    const token = await installation.token("client");
    const callers = await oneForEach();
    const all = () =>
      Promise.all(callers.map((one, n) => one.take(token.token, license.id, `u${n}`).then(({ status }) => status)));
    // Known to each, and by now from its memory.
    await vi.waitFor(async () => expect((await all()).every((status) => status === 201 || status === 200)).toBe(true), {
      timeout: 30_000,
    });
    await all();
    await installation.revoke(token.id);
    await vi.waitFor(async () => expect(await all()).toEqual([401, 401, 401]), { timeout: 1_000, interval: 20 });
    for (const one of callers) one.hangUp();
    if (round === 2) break;
    const postgres = Number((await readFile(join(dataFolder, "postgres", "postmaster.pid"), "utf8")).split("\n")[0]);
    process.kill(postgres, "SIGKILL");
    await supervisor.until(async () => {
      const one = caller(supervisor.url);
      const { status } = await one.ask("GET", "/readyz", "");
      one.hangUp();
      return status === 200;
    });
    // The listeners of all lanes are back a second later.
    await vi.waitFor(
      async () => {
        const { rows } = await installation.runtime.pool.query(
          "SELECT FROM pg_stat_activity WHERE application_name = 'leasehold-changes'",
        );
        expect(rows.length).toBe(lanes);
      },
      { timeout: 30_000 },
    );
  }
});

test("the lanes are renewed one by one, and nobody who calls meanwhile notices", async () => {
  const license = await installation.license({ allocation: "FLOATING", seats: 50 });
  const token = await installation.token("client");
  const before = await pids();
  let isOver = false;
  const said: number[] = [];
  const callOn = async (n: number) => {
    while (!isOver) {
      const one = caller(supervisor.url);
      for (let calls = 0; calls < 5; calls++) said.push((await one.take(token.token, license.id, `u${n}`)).status);
      one.hangUp();
    }
  };
  const calling = Promise.all([0, 1, 2].map(callOn));
  process.kill(supervisor.pid ?? 0, "SIGUSR2");
  await supervisor.until(async () => {
    const now = await pids();
    return now.length === before.length && now.filter((pid) => !before.includes(pid)).length === lanes;
  });
  isOver = true;
  await calling;
  expect(said.filter((status) => status !== 200 && status !== 201)).toEqual([]);
  expect(said.length).toBeGreaterThan(10);
});

test("while one lane is dead the others answer, and tell who called", async () => {
  const token = await installation.token("client");
  const license = await installation.license({ allocation: "FLOATING", seats: 5 });
  const [victim] = await lanePids();
  process.kill(victim ?? 0, "SIGKILL");
  const one = caller(supervisor.url);
  expect((await one.take(token.token, license.id, "ada")).status).toBe(201);
  expect(await installation.db.lease.findFirst({ where: { licenseId: license.id } })).toMatchObject({
    address: expect.stringMatching(/^(127\.0\.0\.1|::1)$/),
  });
  one.hangUp();
  await supervisor.until(async () => (await lanePids()).length === lanes);
});

/** Those whose command is the front door's. */
async function lanePids(): Promise<number[]> {
  const all = await pids();
  const commands = await Promise.all(all.map((pid) => readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "")));
  return all.filter((_, n) => commands[n]?.includes("server/lane.ts"));
}
