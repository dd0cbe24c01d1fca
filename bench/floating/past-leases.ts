import type { Client } from "pg";
import type { Target } from "./floating-estate";

const step = 500_000;

/** So many leases of the past three years in one pool, each with its two events and the personal value behind them. */
export async function writePast(
  owner: Client,
  organizationId: string,
  { poolId }: Target,
  leases: number,
): Promise<void> {
  await owner.query("SET synchronous_commit = off");
  for (let from = 0; from < leases; from += step) {
    const values = [organizationId, poolId, from, Math.min(leases, from + step) - 1, leases];
    for (const statement of [pastLeases, pastStarts, pastEnds]) await owner.query(statement, values);
    process.stdout.write(`${Math.min(leases, from + step)} of ${leases} past leases\n`);
  }
  await owner.query("RESET synchronous_commit");
  for (const table of ["lease", "audit_event"]) await owner.query(`VACUUM ANALYZE ${table}`);
  await owner.query("CHECKPOINT").catch(() => undefined);
}

const began = "lease_now() - interval '1095 days' * (1 - n / $5::numeric) - interval '1 hour'";

const pastLeases = `
  INSERT INTO lease (id, organization_id, pool_id, license_id, holder_key, "user", host, seats, positions, token, ttl,
    started_at, ended_at, end_reason)
  SELECT 'lea_past' || lpad(n::text, 12, '0'), $1, p.id, p.license_id, 'past-' || n % 20000, 'past-' || n % 20000, 'farm', 1,
    ARRAY[1 + n % 20000], n, 900, ${began}, ${began} + interval '30 minutes', 'RETURNED'
  FROM pool p, generate_series($3::int, $4::int) n WHERE p.organization_id = $1 AND p.id = $2 AND $5::int > 0`;

const pastEvent = (prefix: string, type: string, operation: string, minutes: number) => `
  INSERT INTO audit_event (id, organization_id, type, operation, actor_kind, actor_id, subject_kind, subject_id, related, after,
    origin, request_id, at)
  SELECT '${prefix}' || lpad(n::text, 12, '0'), $1, '${type}', '${operation}', 'license', 'key_past', 'lease',
    'lea_past' || lpad(n::text, 12, '0'), ARRAY[p.license_id, p.id], '{"seats":1,"overdraft":false}', '{"channel":"api"}',
    'req_past' || n, ${began} + interval '${minutes} minutes'
  FROM pool p, generate_series($3::int, $4::int) n WHERE p.organization_id = $1 AND p.id = $2 AND $5::int > 0`;

const pastStarts = pastEvent("evt_pasta", "lease.started", "floating.check-out", 0);
const pastEnds = pastEvent("evt_pastb", "lease.ended", "floating.check-in", 30);
