import { expect, test } from "vitest";
import { openWorld } from "@/lib/testing/world";
import { pruneBatch } from "./prune-batch";

test("what was done with a month ago is forgotten; what is unfinished or unsent stays, however old", async () => {
  const world = await openWorld();
  const { pool } = world.runtime;
  await pool.query(`
    INSERT INTO durable_run (id, function_id, event_id, event, status, created_at, ended_at) VALUES
      ('old', 'f', 'e1', '{}', 'COMPLETED', now() - interval '40 days', now() - interval '31 days'),
      ('fresh', 'f', 'e2', '{}', 'FAILED', now() - interval '40 days', now() - interval '29 days'),
      ('asleep', 'f', 'e3', '{}', 'RUNNING', now() - interval '400 days', NULL);
    INSERT INTO durable_step (run_id, step_id, name, op, state) VALUES ('old', 's', 's', 'StepRun', 'DONE'), ('asleep', 's', 's', 'StepRun', 'DONE');
    INSERT INTO durable_event (id, name, data, ts, received_at, matched_at) VALUES
      ('old', 'n', '{}', now(), now() - interval '31 days', now()),
      ('unseen', 'n', '{}', now(), now() - interval '31 days', NULL),
      ('fresh', 'n', '{}', now(), now(), now());
    INSERT INTO outbox (id, name, data, created_at, sent_at) VALUES
      ('old', 'n', '{}', now(), now() - interval '31 days'),
      ('unsent', 'n', '{}', now() - interval '90 days', NULL)`);
  await pool.query(
    "INSERT INTO once_result (organization_id, key, created_at) VALUES ($1, 'old', now() - interval '31 days'), ($1, 'new', now())",
    [world.organizationId],
  );
  await pool.query(
    `INSERT INTO idempotency_record (organization_id, credential, route, key, body_hash, status, answer, created_at) VALUES
       ($1, 'tok', 'POST /x', 'old', '', 200, '', now() - interval '25 hours'), ($1, 'tok', 'POST /x', 'new', '', 200, '', now())`,
    [world.organizationId],
  );

  expect(await pruneBatch(pool)).toBe(5);
  expect(await pruneBatch(pool)).toBe(0);
  const ids = async (sql: string) => (await pool.query<{ id: string }>(sql)).rows.map(({ id }) => id);
  expect(await ids("SELECT id FROM durable_run ORDER BY id")).toEqual(["asleep", "fresh"]);
  expect(await ids("SELECT run_id AS id FROM durable_step")).toEqual(["asleep"]);
  expect(await ids("SELECT id FROM durable_event ORDER BY id")).toEqual(["fresh", "unseen"]);
  expect(await ids("SELECT id FROM outbox")).toEqual(["unsent"]);
  expect(await ids("SELECT key AS id FROM once_result")).toEqual(["new"]);
  expect(await ids("SELECT key AS id FROM idempotency_record")).toEqual(["new"]);
});
