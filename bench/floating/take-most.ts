import type { Client } from "pg";
import type { Target } from "./floating-estate";

/** Takes so many seats of a pool for a day, each with a lease, as if its holders worked on without a word. */
export async function takeMost(
  owner: Client,
  organizationId: string,
  { poolId }: Target,
  seats: number,
): Promise<void> {
  await owner.query(
    `INSERT INTO lease (id, organization_id, pool_id, license_id, holder_key, "user", host, seats, positions, token, ttl, started_at)
     SELECT 'lea_held' || n, $1, p.id, p.license_id, 'held-' || n, 'held-' || n, 'farm', 1, ARRAY[n], nextval('lease_token'), 86400, lease_now()
     FROM pool p, generate_series(1, $3::int) n WHERE p.organization_id = $1 AND p.id = $2`,
    [organizationId, poolId, seats],
  );
  await owner.query(
    `UPDATE pool_seat s SET lease_id = l.id, token = l.token, free_at = lease_now() + interval '1 day'
     FROM lease l WHERE l.pool_id = $1 AND l.id = 'lea_held' || s.position AND s.pool_id = $1`,
    [poolId],
  );
}
