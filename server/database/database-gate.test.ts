import { mkdtemp, rm } from "node:fs/promises";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { expect, onTestFinished, test, vi } from "vitest";
import { openDatabaseOn } from "@/lib/db/client";
import { openPool } from "@/lib/db/pool";
import { isDatabaseAway } from "@/lib/kernel/database-away";
import { startPostgres } from "@/server/postgres/start-postgres";
import { processesOf } from "@/server/testing/processes-of";

const most = 4;

/** A PostgreSQL of its own, and a pool over it as a process of ours has. */
async function openScene() {
  const directory = await mkdtemp(join(tmpdir(), "leasehold-gate-"));
  const run = () => startPostgres({ directory, log: { onLine: () => undefined } });
  const scene = { postgres: await run(), restart: async () => void (scene.postgres = await run()) };
  const pool = openPool(scene.postgres.applicationUrl, most, { connectionMs: 3_000, statementMs: 5_000 });
  const db = openDatabaseOn(pool);
  onTestFinished(async () => {
    await db.$disconnect();
    if (!pool.ended) await pool.end();
    await scene.postgres.stop();
    await rm(directory, { recursive: true, force: true });
  });
  /** So many at once, by either way: how many were told that the database is away, and how many were answered. */
  const crowd = async (count: number) => {
    const asked = Array.from({ length: count }, (_, n) =>
      n % 2 ? pool.query("SELECT 1") : db.$transaction((tx) => tx.$queryRaw`SELECT 1`),
    );
    const told = await Promise.allSettled(asked);
    const failures = told.flatMap((one) => (one.status === "rejected" ? [one.reason as unknown] : []));
    expect(failures.filter((error) => !isDatabaseAway(error))).toEqual([]);
    return { away: failures.length, answered: count - failures.length };
  };
  const comesBack = () =>
    vi.waitFor(async () => expect(await crowd(most)).toEqual({ away: 0, answered: most }), {
      timeout: 60_000,
      interval: 100,
    });
  return { scene, pool, crowd, comesBack };
}

test("with PostgreSQL killed one connection at a time is tried, however many ask, and all goes on by itself", async () => {
  const { scene, crowd, comesBack } = await openScene();
  expect(await crowd(20)).toEqual({ away: 0, answered: 20 });
  const port = Number(new URL(scene.postgres.applicationUrl).port);
  process.kill(scene.postgres.pid, "SIGKILL");
  await scene.postgres.exited;
  // In its place something that counts who comes, and lets nobody in.
  let tried = 0;
  const door = createServer((socket) => {
    tried++;
    socket.on("error", () => undefined).destroy();
  });
  await new Promise<void>((resolve) => door.listen(port, "127.0.0.1", resolve));
  expect(await crowd(200)).toEqual({ away: 200, answered: 0 });
  await vi.waitFor(() => expect(tried).toBeGreaterThan(most), { timeout: 60_000 });
  const before = tried;
  for (let round = 0; round < 5; round++) expect(await crowd(200)).toEqual({ away: 200, answered: 0 });
  // Those that looked whether it is back.
  expect(tried - before).toBeLessThan(50);
  await new Promise((resolve) => door.close(resolve));
  await scene.restart();
  await comesBack();
});

test("with PostgreSQL frozen nobody is left waiting, later ones are told at once, and all goes on by itself", async () => {
  const { scene, pool, crowd, comesBack } = await openScene();
  expect(await crowd(20)).toEqual({ away: 0, answered: 20 });
  const frozen = await processesOf(scene.postgres.pid);
  for (const pid of frozen) process.kill(pid, "SIGSTOP");
  try {
    expect(await crowd(50)).toEqual({ away: 50, answered: 0 });
    await vi.waitFor(() => expect(pool.query("SELECT 1")).rejects.toThrow("is being looked for"), { timeout: 60_000 });
    const asked = Array.from({ length: 500 }, async () => {
      await pool.query("SELECT 1").catch((error: unknown) => expect(isDatabaseAway(error)).toBe(true));
    });
    // At the gate: none of them stands in the queue for a connection.
    expect(pool.waitingCount).toBe(0);
    await Promise.all(asked);
    expect(pool.totalCount).toBeLessThanOrEqual(most);
  } finally {
    for (const pid of frozen.reverse()) process.kill(pid, "SIGCONT");
  }
  await comesBack();
});

test("a database that is only slow keeps its door open", async () => {
  const { pool, crowd } = await openScene();
  const holders = await Promise.all(Array.from({ length: most }, () => pool.connect()));
  await expect(pool.query("SELECT 1")).rejects.toThrow("timeout exceeded when trying to connect");
  await pool.look();
  for (const holder of holders) holder.release();
  expect(await crowd(20)).toEqual({ away: 0, answered: 20 });
});
