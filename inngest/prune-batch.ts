import type { Pool } from "pg";

const batchSize = 1_000;

/** Only what has ended is old: a run that sleeps for a year keeps its event and its steps. */
const expired = [
  `DELETE FROM durable_run WHERE id IN (
     SELECT id FROM durable_run WHERE ended_at < now() - interval '30 days' ORDER BY ended_at LIMIT $1)`,
  `DELETE FROM durable_event WHERE id IN (
     SELECT id FROM durable_event WHERE received_at < now() - interval '30 days' AND matched_at IS NOT NULL
     ORDER BY received_at LIMIT $1)`,
  `DELETE FROM outbox WHERE id IN (
     SELECT id FROM outbox WHERE sent_at < now() - interval '30 days' ORDER BY sent_at LIMIT $1)`,
  `DELETE FROM once_result WHERE (organization_id, key) IN (
     SELECT organization_id, key FROM once_result WHERE created_at < now() - interval '30 days'
     ORDER BY created_at LIMIT $1)`,
  // An Idempotency-Key holds for 24 hours; what it answered then is forgotten.
  `DELETE FROM idempotency_record WHERE ctid = ANY(ARRAY(
     SELECT ctid FROM idempotency_record WHERE created_at < now() - interval '24 hours' LIMIT $1))`,
];

/** Deletes up to a thousand old rows of each kind and says how many there were. */
export async function pruneBatch(pool: Pool): Promise<number> {
  let deleted = 0;
  for (const statement of expired) deleted += (await pool.query(statement, [batchSize])).rowCount ?? 0;
  return deleted;
}
