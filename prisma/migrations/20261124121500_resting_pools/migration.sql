-- AlterTable
ALTER TABLE "pool" ADD COLUMN     "served_at" TIMESTAMPTZ(3) NOT NULL DEFAULT '1970-01-01 00:00:00 +00:00';

-- Whether there is anything to do in a pool with a queue that nobody has done: it must be reckoned anew, a seat has come free
-- since its queue was last looked at, a place has run out, was left without a word, or has kept free seats for long enough.
CREATE FUNCTION "queue_is_due"(p pool, now_is timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT p.refresh_at <= now_is
    OR EXISTS (SELECT 1 FROM pool_seat s WHERE s.pool_id = p.id AND NOT s.extra AND s.free_at > p.served_at AND s.free_at <= now_is)
    OR EXISTS (SELECT 1 FROM pool_seat s WHERE s.pool_id = p.id AND s.extra AND s.free_at > p.served_at AND s.free_at <= now_is)
    OR EXISTS (SELECT 1 FROM queue_ticket q WHERE q.organization_id = p.organization_id AND q.pool_id = p.id AND q.status = 'WAITING'
      AND (q.asked_at < now_is - interval '2 minutes' OR q.waits_until <= now_is OR q.head_since + make_interval(secs => p.head_seconds) <= now_is))
$$;

-- Brings a pool up to date for those who wait and do not touch it, and writes down up to `most` leases that ran out longer ago
-- than `grace`; until then a late heartbeat may revive them. Answers how many it wrote down.
CREATE FUNCTION "serve_resting_pool"(org text, on_pool text, grace interval, most int) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  now_is timestamptz; ran_out text[];
BEGIN
  PERFORM lock_pool(on_pool);
  now_is := lease_now();
  SELECT array_agg(r.id) INTO ran_out FROM (SELECT DISTINCT l.id FROM pool_seat s JOIN lease l ON l.id = s.lease_id AND l.ended_at IS NULL
    WHERE s.organization_id = org AND s.pool_id = on_pool AND s.free_at <= now_is - grace LIMIT most) r;
  IF ran_out IS NOT NULL THEN PERFORM end_expired_leases(org, ran_out, now_is); END IF;
  PERFORM settle_pool(org, on_pool, now_is);
  UPDATE pool SET served_at = now_is WHERE organization_id = org AND id = on_pool;
  RETURN coalesce(cardinality(ran_out), 0);
END $$;

-- What one process asks for all those who wait at it, at once and without a pool's lock: their sign of life, written at most
-- every 20 seconds; which places have ended; and in which pools there is something to do.
CREATE FUNCTION "watch_queue"(orgs text[], tickets text[]) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  now_is timestamptz := lease_now();
BEGIN
  UPDATE queue_ticket SET asked_at = now_is WHERE id IN (
    SELECT q.id FROM unnest(orgs, tickets) w(org, ticket) JOIN queue_ticket q ON q.organization_id = w.org AND q.id = w.ticket
    WHERE q.status = 'WAITING' AND q.asked_at < now_is - interval '20 seconds' AND q.asked_at >= now_is - interval '2 minutes'
    FOR UPDATE OF q SKIP LOCKED);
  RETURN (SELECT jsonb_build_object(
      'over', coalesce(jsonb_agg(q.id) FILTER (WHERE q.status <> 'WAITING'), '[]'),
      'due', (SELECT coalesce(jsonb_agg(jsonb_build_array(p.organization_id, p.id) ORDER BY p.id), '[]') FROM pool p
        WHERE (p.organization_id, p.id) IN (SELECT v.organization_id, v.pool_id FROM unnest(orgs, tickets) w(org, ticket)
          JOIN queue_ticket v ON v.organization_id = w.org AND v.id = w.ticket WHERE v.status = 'WAITING') AND queue_is_due(p, now_is)))
    FROM unnest(orgs, tickets) w(org, ticket) JOIN queue_ticket q ON q.organization_id = w.org AND q.id = w.ticket);
END $$;

-- Pools that nobody touches and that have something to do: a queue to serve, or leases that ran out longer ago than `grace`
-- and after `since`, which are not written down yet.
CREATE FUNCTION "resting_pools"(since timestamptz, grace interval) RETURNS jsonb LANGUAGE sql VOLATILE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_array(p.organization_id, p.id) ORDER BY p.id), '[]') FROM pool p, (SELECT lease_now() AS now_is) n
  WHERE p.archived_at IS NULL AND ((p.waiting > 0 AND queue_is_due(p, n.now_is))
    OR EXISTS (SELECT 1 FROM pool_seat s JOIN lease l ON l.id = s.lease_id AND l.ended_at IS NULL
      WHERE s.pool_id = p.id AND s.extra = ANY ('{f,t}'::boolean[]) AND s.free_at > since AND s.free_at <= n.now_is - grace))
$$;
