import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { appendFile, copyFile, mkdtemp, rename, rm, truncate, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { routes } from "@/app/api/v1/openapi.json/routes";
import { openRoutes } from "@/lib/testing/route-client";
import { serveHttp } from "@/lib/testing/serve-http";
import { openWorld, type World } from "@/lib/testing/world";
import { readUsageSource } from "./read-usage-source";
import { simulate } from "./testing-log";
import { anySource, send, storedLeases } from "./testing-flexnet";

const program = join(import.meta.dirname, "../../public/leasehold-collector.mjs");

/** Days of a server: enough things of every sort, always the same. */
const days = simulate(
  Array.from({ length: 240 }, (_, index) => ({
    pause: (index * 7919) % 2_400,
    act: index % 61 === 60 ? 0 : (index * 5) % 19 || 3,
    who: index % 4,
    feature: index % 3,
    seats: (index % 9) + 1,
  })),
);
const text = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join("");

async function openScene() {
  const world = await openWorld();
  const whole = await anySource(world, { name: "whole" });
  await send(world, whole.id, "all", 0, text(days.lines));
  const source = await anySource(world, { name: "followed" });
  const api = openRoutes(world, routes);
  const { token } = await api.client(["collect"]);
  const folder = await mkdtemp(join(tmpdir(), "flexnet-"));
  const log = join(folder, "debug.log");
  const children = new Set<ChildProcess>();
  const state = { away: false, calls: 0, most: Infinity, largest: 0 };
  const server = await serveHttp(async (request) => {
    state.calls += 1;
    const size = Number(request.headers.get("content-length"));
    if (state.away) throw new Error("away");
    if (size > state.most) return Response.json({ title: "Busy", detail: "Try again." }, { status: 500 });
    state.largest = Math.max(state.largest, size);
    return api.send(request);
  });
  onTestFinished(async () => {
    for (const child of children) child.kill("SIGKILL");
    await rm(folder, { recursive: true });
  });
  const start = (...more: string[]) => {
    const words = [program, "--url", server.url, "--source", source.id, "--log", log, "--interval", "0.05", ...more];
    const child = spawn(process.execPath, words, { env: { ...process.env, LEASEHOLD_TOKEN: token }, stdio: "pipe" });
    children.add(child);
    return child;
  };
  const taken = () => world.db.usageEvent.count({ where: { sourceId: source.id } });
  return { world, whole, source, log, start, taken, state, leases: () => storedLeases(world, source.id) };
}

const patient = { timeout: 60_000, interval: 100 };
const kill = async (child: ChildProcess) => {
  child.kill("SIGKILL");
  if (child.exitCode === null && child.signalCode === null) await once(child, "exit");
};
const eventsIn = async (world: World, count: number, source: string) =>
  vi.waitFor(async () => expect(await world.db.usageEvent.count({ where: { sourceId: source } })).toBe(count), patient);

test(
  "a log that grows is followed through kills, rotation, emptying and an absent Leasehold, and each line counts once",
  { timeout: 240_000 },
  async () => {
    const { world, whole, source, log, start, taken, state, leases } = await openScene();
    const all = await world.db.usageEvent.count({ where: { sourceId: whole.id } });
    const part = (from: number, until: number) => text(days.lines.slice(from, until));
    const some = async (least: number) => vi.waitFor(async () => expect(await taken()).toBeGreaterThan(least), patient);

    await writeFile(log, part(0, 60));
    const first = start();
    await some(20);
    // Half a line, a kill in the middle of everything, and the other half.
    await appendFile(log, `${part(60, 90)}${days.lines[90]?.slice(0, 12)}`);
    await kill(first);
    await appendFile(log, `${days.lines[90]?.slice(12)}\n`);
    const second = start();
    const before = await taken();
    await appendFile(log, part(91, 120));
    await some(before);

    // Rotated by renaming, while it runs.
    await rename(log, `${log}.1`);
    await writeFile(log, part(120, 150));
    const rotated = await taken();
    await some(rotated);

    // Leasehold goes away; the log goes on, and is rotated while the collector is dead.
    state.away = true;
    await appendFile(log, part(150, 170));
    const calls = state.calls;
    await vi.waitFor(() => expect(state.calls).toBeGreaterThan(calls), patient);
    await kill(second);
    await appendFile(log, part(170, 180));
    await rename(log, `${log}.2`);
    await writeFile(log, part(180, 200));
    state.away = false;
    const third = start();
    const returned = await taken();
    await some(returned);

    // Copied and emptied, as logrotate does with copytruncate.
    await appendFile(log, part(200, 210));
    await copyFile(log, `${log}.3`);
    await truncate(log, 0);
    await appendFile(log, part(210, days.lines.length));
    await eventsIn(world, all, source.id);
    third.kill("SIGTERM");
    await once(third, "exit");

    // Read from the beginning once more, by another name: nothing is new.
    await writeFile(`${log}.copy`, text(days.lines));
    await writeFile(log, text(days.lines));
    const last = start("--once");
    const [code] = await once(last, "exit");
    expect(code).toBe(0);
    expect(await taken()).toBe(all);
    expect(await leases()).toEqual(await storedLeases(world, whole.id));
  },
);

test("it says what it lacks, and ends where its token may not send", { timeout: 60_000 }, async () => {
  const { start, log } = await openScene();
  await writeFile(log, text(days.lines.slice(0, 5)));
  const ended = async (child: ChildProcess) => {
    let said = "";
    child.stderr?.on("data", (chunk: Buffer) => (said += chunk.toString()));
    const [code] = await once(child, "exit");
    return { code, said };
  };
  expect(await ended(start("--nonsense"))).toMatchObject({ code: 2, said: "--nonsense is not an option.\n" });
  expect(await ended(start("--log", `${log}.none`, "--no-rotated", "--once"))).toMatchObject({
    code: 2,
    said: `There is no log at ${log}.none.\n`,
  });
  const { code, said } = await ended(start("--source", "src_none", "--once"));
  expect(code).toBe(2);
  expect(said).toContain("Leasehold does not take the log. Not found");
});

test("it reports while the log says nothing, and before there is one", { timeout: 60_000 }, async () => {
  const { world, source, start, log } = await openScene();
  const heard = async () => (await world.db.usageSource.findUniqueOrThrow({ where: { id: source.id } })).heardAt;
  const heardNow = () => vi.waitFor(async () => expect(await heard()).toEqual(world.clock.now), patient);
  const later = (minutes: number) => (world.clock.now = new Date(world.clock.now.getTime() + minutes * 60_000));
  const child = start("--alive", "0.1");
  await heardNow();
  expect(await world.db.usageStream.count({ where: { sourceId: source.id } })).toBe(0);
  later(10);
  await heardNow();

  await writeFile(log, text(days.lines.slice(0, 5)));
  await vi.waitFor(
    async () =>
      expect(await world.db.usageStream.findFirst({ where: { sourceId: source.id } })).toMatchObject({ lines: 5 }),
    patient,
  );
  later(10);
  await heardNow();
  later(10);
  await heardNow();
  child.kill("SIGTERM");
  await once(child, "exit");
});

test("what is too much at once for a busy Leasehold is sent in smaller pieces", { timeout: 60_000 }, async () => {
  const { world, whole, source, start, log, state, leases } = await openScene();
  await writeFile(log, text(days.lines));
  state.most = 8_000;
  const child = start("--once");
  expect(await once(child, "exit")).toEqual([0, null]);
  expect(state.largest).toBeGreaterThan(1_000);
  expect(await world.db.usageEvent.count({ where: { sourceId: source.id } })).toBe(
    await world.db.usageEvent.count({ where: { sourceId: whole.id } }),
  );
  expect(await leases()).toEqual(await storedLeases(world, whole.id));
});

test("a log that is sent once is imported, and its collector never missed", { timeout: 60_000 }, async () => {
  const { world, source, start, log } = await openScene();
  await writeFile(log, text(days.lines.slice(0, 5)));
  expect(await once(start("--once"), "exit")).toEqual([0, null]);
  const read = () => world.run(readUsageSource, { sourceId: source.id });
  expect(await read()).toMatchObject({ freshness: "IMPORTED", heardAt: null, lastLineAt: expect.any(Date) });
  world.clock.now = new Date(world.clock.now.getTime() + 30 * 86_400_000);
  expect(await read()).toMatchObject({ freshness: "IMPORTED" });
});
