import { expect, test } from "vitest";
import type { Pool } from "pg";
import { openWorld } from "@/lib/testing/world";
import { claimItems, handBack, renewLeases, type QueueItem } from "./claim-items";

async function queueOf(...items: { run: string; due: string; slots?: string[] }[]): Promise<Pool> {
  const { pool } = (await openWorld()).runtime;
  for (const { run, due, slots = [] } of items) {
    await pool.query("INSERT INTO durable_run (id, function_id, event_id, event) VALUES ($1, 'f', $1, '{}')", [run]);
    await pool.query(
      "INSERT INTO durable_queue_item (run_id, step_id, kind, run_at, slots) VALUES ($1, 'step', 'CALL', now() + $2::interval, $3)",
      [run, due, slots],
    );
  }
  return pool;
}

const runsOf = (items: QueueItem[]) => items.map(({ runId }) => runId).sort();

async function leaseOf(pool: Pool): Promise<{ seconds: number; token: number }> {
  const rows = await pool.query<{ seconds: number; token: number }>(
    "SELECT extract(epoch FROM leased_until - now())::float8 AS seconds, lease_token AS token FROM durable_queue_item",
  );
  return rows.rows[0] ?? { seconds: NaN, token: NaN };
}

test("takes what is due, oldest first, and only as much as there is room for", async () => {
  const pool = await queueOf(
    { run: "b", due: "-1 minute" },
    { run: "a", due: "-2 minutes" },
    { run: "later", due: "1 hour" },
  );
  expect(runsOf(await claimItems(pool, 1))).toEqual(["a"]);
  expect(runsOf(await claimItems(pool, 5))).toEqual(["b"]);
  expect(await claimItems(pool, 5)).toEqual([]);
});

test("a lapsed lease is taken over under a new token; the old holder can neither renew nor hand back", async () => {
  const pool = await queueOf({ run: "a", due: "-1 minute" });
  const [first] = await claimItems(pool, 1);
  await pool.query("UPDATE durable_queue_item SET leased_until = now() - interval '1 second'");
  if (first) await renewLeases(pool, [first]);
  const [second] = await claimItems(pool, 1);
  expect(second?.leaseToken).toBe((first?.leaseToken ?? 0) + 1);

  await pool.query("UPDATE durable_queue_item SET leased_until = now() + interval '5 seconds'");
  if (first) await handBack(pool, first, 0, "late");
  if (first) await renewLeases(pool, [first]);
  expect((await leaseOf(pool)).seconds).toBeLessThanOrEqual(5);
  if (second) await renewLeases(pool, [second]);
  expect((await leaseOf(pool)).seconds).toBeGreaterThan(20);
});

test("a group's limit holds within one claim and over lapsed leases", async () => {
  const slots = ["1|f|"];
  const pool = await queueOf(
    { run: "a", due: "-3 minutes", slots },
    { run: "b", due: "-2 minutes", slots },
    { run: "c", due: "-1 minute" },
  );
  expect(runsOf(await claimItems(pool, 5))).toEqual(["a", "c"]);
  await pool.query("UPDATE durable_queue_item SET leased_until = now() WHERE run_id = 'a'");
  expect(await claimItems(pool, 5)).toHaveLength(1);
});
