import type { Statement } from "@/lib/kernel/direct-operation";

/** Each is one call of a function in the database, where the counting and its locks are (see the migration `floating`). */
export const checkOutStatement: Statement = {
  name: "check-out",
  text: "SELECT check_out($1, $2, $3::int, $4::jsonb, $5::boolean) AS said",
};

/** Of a licence that is not in force, where that was found before the database was asked for seats. */
export const noteDenialStatement: Statement = {
  name: "note-denial",
  text: `SELECT note_denial(p, $3::jsonb, 'EXPIRED', $4, lease_now()) AS said FROM pool p
    WHERE p.organization_id = $1 AND p.id = $2`,
};

export const beatStatement: Statement = {
  name: "beat-lease",
  text: "SELECT beat_lease($1, $2, $3, $4::bigint, $5::int, $6::boolean) AS said",
};

/** Calls that need a pool alone, gathered: `["check_out", …]` and `["check_in", …]`, with the values of their statements. */
export const turnsStatement: Statement = {
  name: "take-turns",
  text: "SELECT take_turns($1::jsonb) AS said",
};

export const checkInStatement: Statement = {
  name: "check-in",
  text: "SELECT check_in($1, $2, $3, $4, $5::lease_end, $6, $7::jsonb, $8::boolean) AS said",
};

/** The person of a lease or of a place in a queue ($2 is the id of either). */
export const holderStatement: Statement = {
  name: "holder-of",
  text: `SELECT coalesce((SELECT l.person_id FROM lease l WHERE l.organization_id = $1 AND l.id = $2),
    (SELECT q.claimed ->> 'personId' FROM queue_ticket q WHERE q.organization_id = $1 AND q.id = $2)) AS said`,
};

export const returnStatement: Statement = {
  name: "return-lease",
  text: "SELECT return_lease($1, $2, $3, $4, $5::boolean, $6::boolean, $7, $8::jsonb) AS said",
};

/** For all that wait at one process: organisations and tickets, side by side. */
export const watchQueueStatement: Statement = {
  name: "watch-queue",
  text: "SELECT watch_queue($1::text[], $2::text[]) AS said",
};

/** Of an organisation's pool: leases that ran out longer ago than $3 are written down, at most $4. */
export const serveRestingStatement: Statement = {
  name: "serve-resting-pool",
  text: "SELECT serve_resting_pool($1, $2, $3::interval, $4::int) AS said",
};

export const restingPoolsStatement: Statement = {
  name: "resting-pools",
  text: "SELECT resting_pools($1::timestamptz, $2::interval) AS said",
};

/** Versions that wait, judged by the rules of $3: a code or null by version ('' where none is asked for). */
export const judgeQueueStatement: Statement = {
  name: "judge-queue",
  text: "SELECT judge_queue($1, $2, $3::int, $4::jsonb, $5::int) AS said",
};

export const askQueueStatement: Statement = {
  name: "ask-queue",
  text: "SELECT ask_queue($1, $2, $3, $4::boolean, $5::jsonb) AS said",
};

/** Pools of a licence ($2) or the one of an id ($3), which may be closed: its leases go on. */
export const poolsStatement: Statement = {
  name: "pools-for-claim",
  text: `
SELECT coalesce(jsonb_agg(jsonb_build_object('id', p.id, 'name', p.name, 'licenseId', l.id, 'feature', f.code,
    'rules', p.rules_version, 'holderRule', p.holder_rule, 'leaseSeconds', coalesce(p.lease_seconds, l.lease_seconds, 900),
    'heartbeatSeconds', p.heartbeat_seconds, 'longestSeconds', p.longest_seconds, 'queueing', l.queueing, 'license', l.name, 'allocation', l.allocation, 'term', l.term,
    'startsOn', l.starts_on, 'endsOn', l.ends_on, 'productId', l.product_id, 'expiryBehavior', l.expiry_behavior,
    'maintained', l.maintained, 'maintenanceEndsOn', l.maintenance_ends_on, 'versionRange', l.version_range, 'channels', l.channels,
    'downgradeRights', l.downgrade_rights, 'versions', version_facts(l.organization_id, l.id, l.product_id),
    'features', entitlement_facts(l.organization_id, l.id, NULL, NULL), 'at', instant.at,
    'today', (instant.at AT TIME ZONE o.time_zone)::date)), '[]') AS said
FROM license l JOIN organization o ON o.id = l.organization_id CROSS JOIN (SELECT lease_now() AS at) instant
LEFT JOIN pool p ON p.organization_id = l.organization_id AND p.license_id = l.id AND (p.archived_at IS NULL OR p.id = $3)
LEFT JOIN feature f ON f.organization_id = p.organization_id AND f.id = p.feature_id
WHERE l.organization_id = $1 AND l.archived_at IS NULL AND ($2::text IS NULL OR l.id = $2) AND ($3::text IS NULL OR p.id = $3)
  AND ($2::text IS NOT NULL OR $3::text IS NOT NULL)`,
};

export const leaseStatement: Statement = {
  name: "read-lease",
  text: `
SELECT jsonb_build_object('id', l.id, 'token', l.token, 'poolId', l.pool_id, 'licenseId', l.license_id, 'seats', l.seats,
    'overdraft', l.overdraft, 'startedAt', l.started_at, 'borrowedUntil', l.borrowed_until, 'lostAt', l.lost_at, 'endedAt', l.ended_at, 'endReason', l.end_reason, 'endNote', l.end_note,
    'ttl', l.ttl, 'expiresAt', (SELECT CASE WHEN count(*) = l.seats THEN max(s.free_at) END FROM pool_seat s
      WHERE s.pool_id = l.pool_id AND s.position = ANY (l.positions) AND s.token = l.token)) AS said
FROM lease l WHERE l.organization_id = $1 AND l.id = $2 AND ($3::text IS NULL OR l.license_id = $3)`,
};
