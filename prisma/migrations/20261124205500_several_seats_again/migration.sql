-- The same holder of several seats has its lease again, as the holder of one has.
-- One check-out in one round trip. Answers `outcome`: STARTED HELD (the lease, and `features` where they differ by person),
-- HELD_DIFFERENTLY, QUEUED, DENIED (for want of room: cause), REFUSED (by a rule: code), a state of the pool, STALE (the rules that the caller judged by are not those in force), ALONE (ask again, holding the
-- pool alone) or NOT_FOUND. `alone` chooses the exclusive lock, which a pool needs while it has a queue, groups or a debt.
CREATE OR REPLACE FUNCTION "check_out"(org text, on_pool text, rules int, claim jsonb, alone boolean) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  now_is timestamptz; until timestamptz;
  p pool; who record; state text; no jsonb; told jsonb := '{}';
  settled record; room record; begun record; had lease; free int[]; alive int;
  wanted int := (claim ->> 'seats')::int;
  ttl interval := make_interval(secs => (claim ->> 'ttl')::int);
BEGIN
  IF alone THEN PERFORM lock_pool(on_pool); ELSE PERFORM pg_advisory_xact_lock_shared(hashtextextended(on_pool, 1)); END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended(on_pool || '/' || (claim ->> 'holderKey'), 2));
  now_is := lease_now();
  SELECT * INTO p FROM pool WHERE organization_id = org AND id = on_pool AND archived_at IS NULL;
  IF NOT FOUND THEN RETURN '{"outcome":"NOT_FOUND"}'; END IF;
  IF NOT alone AND (p.refresh_at <= now_is OR p.grouped OR p.waiting > 0 OR p.debt > 0) THEN RETURN '{"outcome":"ALONE"}'; END IF;
  IF alone THEN
    SELECT s.p, s.stopped INTO settled FROM settle_pool(org, on_pool, now_is) s;
    p := settled.p;
  END IF;
  IF p.rules_version <> rules THEN RETURN '{"outcome":"STALE"}'; END IF;
  SELECT * INTO who FROM person_named(org, claim -> 'holder' ->> 'user');
  claim := claim || jsonb_build_object('personId', who.person);
  IF p.limited OR p.grouped OR claim ? 'country' THEN
    claim := place_claim(org, claim);
    PERFORM note_country_claim(p, claim, now_is) WHERE (claim ->> 'covered')::boolean AND claim ->> 'claimedCountry' <> claim ->> 'country';
  END IF;
  state := CASE WHEN p.tailored THEN pool_state(p, who.person, now_is) ELSE p.state END;
  IF state <> 'OPEN' THEN
    PERFORM note_denial(p, claim, CASE state WHEN 'FEATURE_OFF' THEN 'RESTRICTION' ELSE 'EXPIRED' END, CASE state WHEN 'FEATURE_OFF' THEN 'FEATURE' ELSE state END, now_is);
    RETURN jsonb_build_object('outcome', state);
  END IF;
  IF who.person IS NOT NULL AND who.suspended THEN no := '{"code":"SUSPENDED","cause":"EXCLUDED","detail":"SUSPENDED"}';
  ELSIF p.limited OR claim ? 'versionCode' THEN no := judge_claim(p, claim, now_is);
  END IF;
  IF no IS NOT NULL THEN
    PERFORM note_denial(p, claim, no ->> 'cause', no ->> 'detail', now_is) WHERE no ? 'cause';
    RETURN jsonb_build_object('outcome', 'REFUSED') || no;
  END IF;
  IF p.tailored THEN told := jsonb_build_object('features', entitlement_facts(org, p.license_id, who.person, NULL), 'at', now_is); END IF;
  until := least(now_is + ttl, now_is + make_interval(secs => p.longest_seconds));

  SELECT * INTO had FROM lease l WHERE l.pool_id = on_pool AND l.holder_key = claim ->> 'holderKey' AND l.ended_at IS NULL;
  IF FOUND THEN
    SELECT count(*) INTO alive FROM (SELECT 1 FROM pool_seat s WHERE s.pool_id = on_pool AND s.position = ANY (had.positions)
      AND s.token = had.token AND s.free_at > now_is ORDER BY s.position FOR UPDATE) q;
    IF alive = had.seats THEN
      IF had.seats <> wanted THEN RETURN jsonb_build_object('outcome', 'HELD_DIFFERENTLY', 'leaseId', had.id, 'seats', had.seats); END IF;
      -- Its seats, which are locked, run out together.
      until := greatest(least(now_is + ttl, had.started_at + make_interval(secs => p.longest_seconds)),
        (SELECT max(s.free_at) FROM pool_seat s WHERE s.pool_id = on_pool AND s.position = ANY (had.positions) AND s.token = had.token));
      UPDATE pool_seat s SET free_at = until WHERE s.pool_id = on_pool AND s.position = ANY (had.positions) AND s.token = had.token;
      INSERT INTO lease_process (lease_id, process, organization_id)
      SELECT had.id, claim -> 'holder' ->> 'process', org WHERE claim -> 'holder' ->> 'process' IS NOT NULL ON CONFLICT DO NOTHING;
      RETURN jsonb_build_object('outcome', 'HELD', 'leaseId', had.id, 'token', had.token, 'expiresAt', until, 'overdraft', had.overdraft, 'seats', had.seats) || told;
    END IF;
    PERFORM end_expired_leases(org, ARRAY[had.id], now_is);
  END IF;

  IF NOT alone THEN
    SELECT array_agg(position) INTO free FROM (SELECT s.position FROM pool_seat s WHERE s.pool_id = on_pool AND NOT s.extra
      AND s.free_at <= now_is ORDER BY s.free_at, s.position LIMIT wanted FOR UPDATE SKIP LOCKED) q;
    -- Some may be taken by those who will give up, or there is overdraft: only whoever is alone can say no.
    IF coalesce(cardinality(free), 0) < wanted THEN RETURN '{"outcome":"ALONE"}'; END IF;
  ELSE
    IF settled.stopped THEN RETURN deny_or_queue(p, claim, 'CAPACITY', 'QUEUE', now_is); END IF;
    SELECT * INTO room FROM find_room(p, claim, now_is);
    IF room.cause IS NOT NULL THEN RETURN deny_or_queue(p, claim, room.cause, room.detail, now_is); END IF;
    free := room.slots;
  END IF;
  SELECT * INTO begun FROM start_lease(p, claim, free, now_is, until, NULL);
  RETURN jsonb_build_object('outcome', 'STARTED', 'leaseId', claim ->> 'leaseId', 'token', begun.fence, 'expiresAt', until, 'overdraft', begun.over,
    'seats', wanted, 'calm', NOT (p.grouped OR p.waiting > 0 OR p.debt > 0)) || told;
END $$;
ALTER FUNCTION "check_out" SET plan_cache_mode = force_generic_plan;

-- Seconds until so many seats have come back, from the mean length of the last 50 leases that nobody took away from the network:
-- seats come back at capacity ÷ length.
DROP FUNCTION "wait_estimate"(pool, int);
CREATE FUNCTION "wait_estimate"(p pool, seats int) RETURNS int LANGUAGE sql STABLE AS $$
  SELECT ceil(seats * coalesce((SELECT avg(extract(epoch FROM r.ended_at - r.started_at)) FROM (
    SELECT l.started_at, l.ended_at FROM lease l WHERE l.organization_id = p.organization_id AND l.pool_id = p.id AND l.ended_at IS NOT NULL
      AND l.borrowed_at IS NULL ORDER BY l.started_at DESC LIMIT 50) r), p.lease_seconds, 900) / greatest(p.capacity, p.allowance, 1))::int
$$;

-- What a waiting client is told: its place, and an estimate from the seats that those before it ask for, and its own.
CREATE OR REPLACE FUNCTION "ticket_answer"(p pool, t queue_ticket) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('ticket', t.id, 'position', n.place, 'estimatedWaitSeconds', wait_estimate(p, n.seats), 'expiresAt', t.waits_until)
  FROM (SELECT count(*)::int + 1 AS place, (coalesce(sum(q.seats), 0) + t.seats)::int AS seats FROM queue_ticket q
    WHERE q.organization_id = t.organization_id AND q.pool_id = t.pool_id AND q.status = 'WAITING'
      AND (q.priority > t.priority OR (q.priority = t.priority AND (q.queued_at, q.id) < (t.queued_at, t.id)))) n
$$;
DROP FUNCTION "place_in_queue"(queue_ticket);

-- What becomes of a claim without room: a place in the queue where it waits, else a denial; `most` where more is asked for than the pool ever gives out.
CREATE OR REPLACE FUNCTION "deny_or_queue"(p pool, claim jsonb, why text, word text, now_is timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  t queue_ticket; in_use int := seats_in_use(p, now_is); wanted int := (claim ->> 'seats')::int;
BEGIN
  SELECT * INTO t FROM queue_ticket q WHERE q.pool_id = p.id AND q.holder_key = claim ->> 'holderKey' AND q.status = 'WAITING';
  IF FOUND THEN
    UPDATE queue_ticket SET asked_at = now_is WHERE id = t.id;
    RETURN jsonb_build_object('outcome', 'QUEUED') || ticket_answer(p, t);
  END IF;
  IF claim ? 'ticketId' AND (p.allowance IS NULL OR wanted <= p.allowance) THEN
    INSERT INTO queue_ticket (id, organization_id, pool_id, holder_key, seats, priority, claimed, created_at, queued_at, waits_until, asked_at)
    VALUES (claim ->> 'ticketId', p.organization_id, p.id, claim ->> 'holderKey', wanted, allowed_priority(p, claim, now_is), claim, now_is, now_is,
      now_is + make_interval(secs => (claim ->> 'waitSeconds')::int), now_is) RETURNING * INTO t;
    INSERT INTO audit_event (id, organization_id, type, operation, actor_kind, actor_id, subject_kind, subject_id, related, after, origin, request_id, at)
    VALUES (claim ->> 'ticketEventId', p.organization_id, 'queue.joined', 'floating.check-out', claim ->> 'actorKind', claim ->> 'actorId', 'ticket', t.id,
      array_remove(ARRAY[p.license_id, p.id, claim ->> 'personId'], NULL), jsonb_build_object('seats', wanted, 'priority', t.priority),
      jsonb_build_object('channel', claim ->> 'channel'), claim ->> 'requestId', now_is);
    UPDATE pool SET waiting = waiting + 1 WHERE organization_id = p.organization_id AND id = p.id RETURNING * INTO p;
    -- Its priority may put it before those who wait.
    PERFORM serve_queue(p, now_is);
    SELECT * INTO t FROM queue_ticket WHERE id = t.id;
    RETURN jsonb_build_object('outcome', 'QUEUED') || ticket_answer(p, t);
  END IF;
  PERFORM note_denial(p, claim, why, word, now_is);
  RETURN jsonb_build_object('outcome', 'DENIED', 'cause', why, 'capacity', p.capacity, 'inUse', in_use, 'queued', p.waiting,
    'retryAfter', least(600, greatest(5, wait_estimate(p, p.waiting + wanted))), 'most', CASE WHEN wanted > p.allowance THEN p.allowance END);
END $$;
