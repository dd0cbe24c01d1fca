import { Client } from "pg";
import { expect, onTestFinished, test, vi } from "vitest";
import { startJobs } from "@/inngest/start-jobs";
import { signingKey, until } from "@/inngest/testing/durable-world";
import { quiet } from "@/inngest/testing/quiet-log";
import { kill, spawnFunctions } from "@/inngest/testing/spawn-jobs";
import { floating } from "@/lib/floating/testing-floating";
import { openWorld, type World } from "@/lib/testing/world";
import { freePort } from "@/server/testing/free-port";

const hourMs = 3_600_000;
const heldMs = 3.5 * hourMs;

/** A pool that was made so many hours ago, with one lease of its past. */
async function usedPool(world: World, personId: string, hour: number, hoursAgo: number) {
  const { license } = await floating(world, 4);
  const pool = await world.db.pool.findFirstOrThrow({ where: { licenseId: license.id } });
  await world.db.pool.update({ where: { id: pool.id }, data: { createdAt: new Date(hour - hoursAgo * hourMs) } });
  const startedAt = new Date(hour - 30 * hourMs);
  await world.db.lease.create({
    data: {
      ...{ id: world.runtime.newId("lease"), organizationId: world.organizationId, poolId: pool.id, personId },
      ...{
        licenseId: license.id,
        holderKey: "past",
        user: "ada",
        host: "h",
        seats: 1,
        positions: [1],
        token: 7,
        ttl: 900,
      },
      ...{ startedAt, endedAt: new Date(startedAt.getTime() + heldMs), endReason: "RETURNED" },
    },
  });
  return { poolId: pool.id, productId: license.productId, hoursAgo };
}

/** Waits for something; what the executor puts off after a call that failed is made due at once. */
const soon = (world: World, look: () => Promise<boolean>) =>
  until(async () => {
    await world.runtime.pool.query(
      "UPDATE durable_queue_item SET run_at = now() WHERE leased_until IS NULL AND run_at > now()",
    );
    return (await look()) || undefined;
  });

test("killed between two pools and within the transaction of one, the run goes on: no hour is missed or counted twice", async () => {
  vi.stubEnv("INNGEST_SIGNING_KEY", signingKey);
  const world = await openWorld();
  const sql = world.runtime.pool;
  const [ada] = await world.people(1);
  const clock = await sql.query<{ hour: Date }>("SELECT date_bin('1 hour', lease_now(), 'epoch') AS hour");
  const hour = clock.rows[0]?.hour.getTime() ?? 0;
  // The furthest behind is rolled up first.
  const pools = [];
  for (const hoursAgo of [60, 50, 40]) pools.push(await usedPool(world, ada.id, hour, hoursAgo));
  const [done, stopped, next] = pools.map(({ poolId }) => poolId);
  const hoursOf = (poolId = "") => world.db.poolHour.count({ where: { poolId } });

  // Another transaction writes an hour of the second pool, so that whoever rolls it up waits in the middle of it.
  const another = new Client({ connectionString: world.migrationUrl });
  await another.connect();
  onTestFinished(() => another.end());
  await another.query("BEGIN");
  await another.query(
    `INSERT INTO pool_hour SELECT $1, $2, $3, 1, 0, 0, 0, 0, 0, 0, 0, NULL, NULL, 0, 0, '{}', '{}', '{}'`,
    [stopped, new Date(hour - 20 * hourMs), world.organizationId],
  );

  const port = await freePort();
  const functions = await spawnFunctions(world.applicationUrl, port, signingKey);
  const inngestUrl = `http://127.0.0.1:${port}/api/inngest`;
  const jobs = await startJobs({ databaseUrl: world.applicationUrl, inngestUrl, signingKey, log: quiet });
  onTestFinished(() => jobs.stop());
  const due =
    "UPDATE durable_schedule SET next_at = now() - interval '1 minute' WHERE function_id LIKE '%keep-pool-history'";
  await until(async () => ((await sql.query(due)).rowCount === 1 ? true : undefined));
  const waiting = `SELECT FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`;
  await until(async () => ((await sql.query(waiting)).rowCount === 1 ? true : undefined));
  await kill(functions);
  await another.query("ROLLBACK");
  await until(async () => ((await sql.query(waiting)).rowCount === 0 ? true : undefined));
  expect(await hoursOf(done)).toBeGreaterThanOrEqual(59);
  expect([await hoursOf(stopped), await hoursOf(next)]).toEqual([0, 0]);

  await spawnFunctions(world.applicationUrl, port, signingKey);
  const ended = "SELECT FROM durable_run WHERE function_id LIKE '%keep-pool-history' AND status = 'COMPLETED'";
  await soon(world, async () => (await sql.query(ended)).rowCount === 1);

  for (const { poolId, productId, hoursAgo } of pools) {
    const hours = await world.db.poolHour.findMany({ where: { poolId }, orderBy: { hour: "asc" } });
    const roll = await world.db.poolRoll.findUniqueOrThrow({ where: { poolId } });
    const first = hour - hoursAgo * hourMs;
    expect(hours.map((one) => one.hour.getTime())).toEqual(
      Array.from({ length: (roll.rolledUntil.getTime() - first) / hourMs }, (_, n) => first + n * hourMs),
    );
    expect(roll).toMatchObject({ tries: 0 });
    expect(roll.rolledUntil.getTime()).toBeGreaterThanOrEqual(hour - hourMs);
    expect(hours.reduce((sum, { seatMs }) => sum + Number(seatMs), 0)).toBe(heldMs);
    const days = await world.db.poolHolderDay.findMany({ where: { poolId } });
    expect(days.reduce((sum, { seatMs }) => sum + Number(seatMs), 0)).toBe(heldMs);
    expect(days.reduce((sum, { checkOuts }) => sum + checkOuts, 0)).toBe(1);
    // A use on the day on which it began, and on another where midnight passed meanwhile.
    const { rows } = await sql.query<{ uses: number }>(
      `SELECT 1 + (l.ended_at AT TIME ZONE o.time_zone)::date - (l.started_at AT TIME ZONE o.time_zone)::date AS uses
       FROM lease l JOIN organization o ON o.id = l.organization_id WHERE l.pool_id = $1`,
      [poolId],
    );
    const used = await world.db.usageDay.aggregate({ where: { productId, source: "check-out" }, _sum: { uses: true } });
    expect(used._sum.uses).toBe(rows[0]?.uses);
  }
});
