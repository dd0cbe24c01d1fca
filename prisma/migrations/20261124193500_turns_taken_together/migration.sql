-- Seats that come free are found by an index of their kind each. None of the two serves a look for given positions, for which
-- the primary key is the way: of an index over both kinds PostgreSQL 18 would skip through all of a large pool.
DROP INDEX "pool_seat_pool_id_extra_free_at_position_idx";
CREATE INDEX "pool_seat_free" ON "pool_seat" ("pool_id", "free_at", "position") WHERE NOT "extra";
CREATE INDEX "pool_seat_extra_free" ON "pool_seat" ("pool_id", "free_at", "position") WHERE "extra";

-- Looks for room for a claim; the caller holds the pool alone. Answers the slots to take, locked, or the cause why not.
CREATE OR REPLACE FUNCTION "find_room"(p pool, claim jsonb, now_is timestamptz, OUT cause text, OUT detail text, OUT slots int[]) LANGUAGE plpgsql AS $$
DECLARE
  wanted int := (claim ->> 'seats')::int;
  kept int := 0; free int; usable int; live int; more int[]; fuller pool_group_rule; keeps text;
BEGIN
  IF p.grouped THEN
    SELECT g.* INTO fuller FROM pool_group_rule g WHERE g.organization_id = p.organization_id AND g.pool_id = p.id AND g.kind = 'CAP'
      AND rule_in_force(g, now_is) AND claims_for_group(g, claim) AND held_by_group(g, now_is) + wanted > g.seats ORDER BY g.seats, g.id LIMIT 1;
    IF FOUND THEN
      cause := 'GROUP_CAP'; detail := fuller.group_kind; RETURN;
    END IF;
    SELECT coalesce(sum(r.kept), 0), (array_agg(r.group_kind ORDER BY r.kept DESC))[1] INTO kept, keeps FROM (
      SELECT g.group_kind, greatest(0, g.seats - held_by_group(g, now_is)) AS kept FROM pool_group_rule g
      WHERE g.organization_id = p.organization_id AND g.pool_id = p.id AND g.kind = 'RESERVATION' AND rule_in_force(g, now_is) AND NOT claims_for_group(g, claim)) r;
  END IF;
  IF NOT p.counted THEN
    kept := 0;
    SELECT count(*) INTO free FROM (SELECT 1 FROM pool_seat s WHERE s.pool_id = p.id AND NOT s.extra AND s.free_at <= now_is LIMIT wanted) q;
    IF free < wanted THEN
      -- As many again as there are, so that a growing crowd seldom needs the pool alone.
      live := greatest(wanted - free, least(p.capacity, 1000));
      PERFORM add_slots(p.organization_id, p.id, false, live);
      UPDATE pool SET capacity = capacity + live WHERE organization_id = p.organization_id AND id = p.id;
    END IF;
  END IF;
  SELECT array_agg(position) INTO slots FROM (SELECT s.position FROM pool_seat s WHERE s.pool_id = p.id AND NOT s.extra
    AND s.free_at <= now_is ORDER BY s.free_at, s.position LIMIT wanted + kept FOR UPDATE) q;
  free := coalesce(cardinality(slots), 0);
  usable := least(wanted, greatest(0, free - kept));
  slots := slots[1:usable];
  IF usable < wanted AND (p.allowance IS NULL OR p.allowance > p.capacity) THEN
    live := (SELECT count(*) FROM pool_seat s WHERE s.pool_id = p.id AND NOT s.extra AND s.free_at > now_is)
      + (SELECT count(*) FROM pool_seat s WHERE s.pool_id = p.id AND s.extra AND s.free_at > now_is);
    IF p.allowance IS NULL OR live + wanted <= p.allowance THEN
      SELECT array_agg(position) INTO more FROM (SELECT s.position FROM pool_seat s WHERE s.pool_id = p.id AND s.extra
        AND s.free_at <= now_is ORDER BY s.free_at, s.position LIMIT wanted - usable FOR UPDATE) q;
      IF p.allowance IS NULL AND coalesce(cardinality(more), 0) < wanted - usable THEN
        PERFORM add_slots(p.organization_id, p.id, true, wanted - usable - coalesce(cardinality(more), 0));
        SELECT array_agg(position) INTO more FROM (SELECT s.position FROM pool_seat s WHERE s.pool_id = p.id AND s.extra
          AND s.free_at <= now_is ORDER BY s.free_at, s.position LIMIT wanted - usable FOR UPDATE) q;
      END IF;
      slots := slots || more;
    END IF;
  END IF;
  IF coalesce(cardinality(slots), 0) < wanted THEN
    cause := CASE WHEN free >= wanted THEN 'RESERVATION' ELSE 'CAPACITY' END;
    detail := CASE WHEN free >= wanted THEN keeps WHEN p.debt > 0 THEN 'SHRUNK' ELSE 'FULL' END;
    slots := NULL;
  END IF;
END $$;

-- A check-in in one round trip. Answers DONE (also when it was returned before), SHARED (other processes still use it),
-- BORROWED (its file runs on: `return_lease` ends it), NOT_FOUND, or ALONE (ask again, holding `poolId` alone). `said` carries the event: id, actor, request; `process` is the one that returns it.
CREATE OR REPLACE FUNCTION "check_in"(org text, which text, on_license text, process text, reason lease_end, note text, said jsonb, alone boolean) RETURNS jsonb LANGUAGE plpgsql AS $$
#variable_conflict use_variable
DECLARE
  now_is timestamptz; seen record; l lease; p pool; settled record; mine int; free_from timestamptz; ended lease; borrowed timestamptz;
BEGIN
  SELECT e AS lease, o.waiting > 0 OR o.debt > 0 AS crowded INTO seen FROM lease e JOIN pool o ON o.organization_id = e.organization_id AND o.id = e.pool_id
  WHERE e.organization_id = org AND e.id = which AND (on_license IS NULL OR e.license_id = on_license);
  IF NOT FOUND THEN RETURN '{"outcome":"NOT_FOUND"}'; END IF;
  l := seen.lease;
  IF l.ended_at IS NOT NULL THEN RETURN '{"outcome":"DONE"}'; END IF;
  -- Most who must be alone learn it here, without a wait for those who are.
  IF NOT alone AND seen.crowded THEN RETURN jsonb_build_object('outcome', 'ALONE', 'poolId', l.pool_id); END IF;
  IF alone THEN PERFORM lock_pool(l.pool_id); ELSE PERFORM pg_advisory_xact_lock_shared(hashtextextended(l.pool_id, 1)); END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended(l.pool_id || '/' || l.holder_key, 2));
  now_is := lease_now();
  SELECT * INTO p FROM pool o WHERE o.organization_id = org AND o.id = l.pool_id;
  IF l.borrowed_until > now_is THEN RETURN jsonb_build_object('outcome', 'BORROWED', 'until', l.borrowed_until); END IF;
  IF NOT alone AND (p.waiting > 0 OR p.debt > 0) THEN RETURN jsonb_build_object('outcome', 'ALONE', 'poolId', l.pool_id); END IF;
  IF process IS NOT NULL THEN
    DELETE FROM lease_process x WHERE x.organization_id = org AND x.lease_id = l.id AND x.process = process;
    IF EXISTS (SELECT 1 FROM lease_process x WHERE x.lease_id = l.id) THEN RETURN '{"outcome":"SHARED"}'; END IF;
  END IF;
  SELECT count(*), max(q.free_at) INTO mine, free_from FROM (SELECT s.free_at FROM pool_seat s WHERE s.pool_id = l.pool_id AND s.position = ANY (l.positions)
    AND s.token = l.token ORDER BY s.position FOR UPDATE) q;
  IF mine < l.seats OR free_from <= now_is THEN
    PERFORM end_expired_leases(org, ARRAY[l.id], now_is);
  ELSE
    UPDATE lease e SET ended_at = now_is, end_reason = reason, end_note = note WHERE e.id = l.id AND e.ended_at IS NULL
      AND (e.borrowed_until IS NULL OR e.borrowed_until <= now_is) RETURNING e.* INTO ended;
    SELECT e.borrowed_until INTO borrowed FROM lease e WHERE e.id = l.id AND e.ended_at IS NULL;
    -- Borrowed between the first look at it and the lock.
    IF FOUND THEN RETURN jsonb_build_object('outcome', 'BORROWED', 'until', borrowed); END IF;
    UPDATE pool_seat s SET lease_id = NULL, free_at = now_is WHERE s.pool_id = l.pool_id AND s.position = ANY (l.positions) AND s.token = l.token;
    IF ended.id IS NOT NULL THEN
      INSERT INTO audit_event (id, organization_id, type, operation, actor_kind, actor_id, actor_person_id, subject_kind, subject_id, related, after, origin, request_id, at)
      VALUES (said ->> 'eventId', org, 'lease.ended', 'floating.check-in', said ->> 'actorKind', said ->> 'actorId', said ->> 'actorPersonId', 'lease', l.id,
        array_remove(ARRAY[l.license_id, l.pool_id, l.person_id], NULL), jsonb_build_object('endReason', reason, 'seats', l.seats),
        jsonb_build_object('channel', said ->> 'channel'), said ->> 'requestId', now_is);
    END IF;
  END IF;
  IF alone THEN PERFORM settle_pool(org, l.pool_id, now_is); END IF;
  RETURN '{"outcome":"DONE"}';
END $$;

-- Brings a pool up to date for those who wait and do not touch it, and writes down up to `most` leases that ran out longer ago
-- than `grace`; until then a late heartbeat may revive them. Answers how many it wrote down.
CREATE OR REPLACE FUNCTION "serve_resting_pool"(org text, on_pool text, grace interval, most int) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  now_is timestamptz; ran_out text[];
BEGIN
  PERFORM lock_pool(on_pool);
  now_is := lease_now();
  SELECT array_agg(r.id) INTO ran_out FROM (SELECT DISTINCT l.id FROM (
      SELECT s.lease_id FROM pool_seat s WHERE s.pool_id = on_pool AND NOT s.extra AND s.free_at <= now_is - grace
      UNION ALL SELECT s.lease_id FROM pool_seat s WHERE s.pool_id = on_pool AND s.extra AND s.free_at <= now_is - grace) s
    JOIN lease l ON l.organization_id = org AND l.id = s.lease_id AND l.ended_at IS NULL LIMIT most) r;
  IF ran_out IS NOT NULL THEN PERFORM end_expired_leases(org, ran_out, now_is); END IF;
  PERFORM settle_pool(org, on_pool, now_is);
  UPDATE pool SET served_at = now_is WHERE organization_id = org AND id = on_pool;
  RETURN coalesce(cardinality(ran_out), 0);
END $$;

-- Pools that nobody touches and that have something to do: a queue to serve, or leases that ran out longer ago than `grace`
-- and after `since`, which are not written down yet.
CREATE OR REPLACE FUNCTION "resting_pools"(since timestamptz, grace interval) RETURNS jsonb LANGUAGE sql VOLATILE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_array(p.organization_id, p.id) ORDER BY p.id), '[]') FROM pool p, (SELECT lease_now() AS now_is) n
  WHERE p.archived_at IS NULL AND ((p.waiting > 0 AND queue_is_due(p, n.now_is))
    OR EXISTS (SELECT 1 FROM pool_seat s JOIN lease l ON l.id = s.lease_id AND l.ended_at IS NULL
      WHERE s.pool_id = p.id AND NOT s.extra AND s.free_at > since AND s.free_at <= n.now_is - grace)
    OR EXISTS (SELECT 1 FROM pool_seat s JOIN lease l ON l.id = s.lease_id AND l.ended_at IS NULL
      WHERE s.pool_id = p.id AND s.extra AND s.free_at > since AND s.free_at <= n.now_is - grace))
$$;

-- Calls that need one pool alone, in the order in which they came, in one transaction: whoever waits for the disk waits once for
-- all of them. Each call is the name of its function and its arguments; answers what each said, in that order.
CREATE FUNCTION "take_turns"(calls jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  c jsonb; said jsonb := '[]';
BEGIN
  FOR c IN SELECT value FROM jsonb_array_elements(calls) WITH ORDINALITY ORDER BY ordinality LOOP
    said := said || jsonb_build_array(CASE c ->> 0
      WHEN 'check_out' THEN check_out(c ->> 1, c ->> 2, (c ->> 3)::int, c -> 4, true)
      WHEN 'check_in' THEN check_in(c ->> 1, c ->> 2, c ->> 3, c ->> 4, (c ->> 5)::lease_end, c ->> 6, c -> 7, true) END);
  END LOOP;
  RETURN said;
END $$;

-- One plan for all, since making one is a quarter of a check-out.
ALTER FUNCTION "check_out" SET plan_cache_mode = force_generic_plan;
ALTER FUNCTION "beat_lease" SET plan_cache_mode = force_generic_plan;
ALTER FUNCTION "check_in" SET plan_cache_mode = force_generic_plan;
ALTER FUNCTION "take_turns" SET plan_cache_mode = force_generic_plan;
ALTER FUNCTION "ask_queue" SET plan_cache_mode = force_generic_plan;
