import type { Statement } from "@/lib/kernel/direct-operation";

/**
 * Steps of programs, in the order in which they happened, each by the clock of its own instant: the same functions that answer
 * a program do them, so that leases, seats, denials and events are those of a licence server that was there. Answers an
 * outcome a step. One transaction; the pool is held alone for each, and brought up to date, as of then.
 */
export const replayStatement: Statement = {
  name: "replay-steps",
  text: `
SELECT coalesce(jsonb_agg(done.said -> 'outcome' ORDER BY step.n), '[]') AS said
FROM jsonb_array_elements($2::jsonb) WITH ORDINALITY AS step(e, n)
CROSS JOIN LATERAL (
  SELECT set_config('leasehold.clock_offset', extract(epoch FROM (step.e ->> 'at')::timestamptz - clock_timestamp()) || ' seconds', true)
    || lock_pool(step.e ->> 'poolId')::text AS moved OFFSET 0
) clock
CROSS JOIN LATERAL (
  SELECT (s.p).rules_version AS rules
  FROM settle_pool($1, step.e ->> 'poolId', CASE WHEN clock.moved IS NOT NULL THEN lease_now() END) s OFFSET 0
) settled
CROSS JOIN LATERAL (
  SELECT CASE WHEN step.e ? 'claim' THEN check_out($1, step.e ->> 'poolId', settled.rules, step.e -> 'claim', true)
    ELSE check_in($1, step.e ->> 'leaseId', NULL, NULL, 'RETURNED', 'normal', step.e -> 'said', false) END AS said OFFSET 0
) done`,
};

/** Places in a queue whose programs ask until tomorrow, since nobody runs them. */
export const keepAskingStatement: Statement = {
  name: "keep-asking",
  text: `WITH kept AS (UPDATE queue_ticket SET asked_at = least(waits_until, now() + interval '30 days')
    WHERE organization_id = $1 AND status = 'WAITING' RETURNING id) SELECT count(*) AS said FROM kept`,
};

/** A licence's pool is made with it: where that was played as of then, so was the pool, and its history begins there. */
export const poolsSinceStatement: Statement = {
  name: "pools-since",
  text: `WITH dated AS (UPDATE pool p SET created_at = l.created_at FROM license l
    WHERE p.organization_id = $1 AND l.organization_id = $1 AND l.id = p.license_id AND p.feature_id IS NULL
      AND p.created_at > l.created_at RETURNING p.id) SELECT count(*) AS said FROM dated`,
};
