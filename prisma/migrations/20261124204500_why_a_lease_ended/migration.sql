-- Why a lease was given back or taken away stands in its event, as a commitment.
-- A check-in in one round trip. Answers DONE (also when it was returned before), SHARED (other processes still use it),
-- BORROWED (its file runs on: `return_lease` ends it), NOT_FOUND, or ALONE (ask again, holding `poolId` alone). `said` carries the event: id, actor, request, and the salt for `note`, which may name somebody; `process` is the one that returns it.
CREATE OR REPLACE FUNCTION "check_in"(org text, which text, on_license text, process text, reason lease_end, note text, said jsonb, alone boolean) RETURNS jsonb LANGUAGE plpgsql AS $$
#variable_conflict use_variable
DECLARE
  now_is timestamptz; seen record; l lease; p pool; settled record; mine int; free_from timestamptz; ended lease; borrowed timestamptz; why jsonb;
  commitment text := encode(sha256(decode(said ->> 'salt', 'hex') || convert_to(note, 'UTF8')), 'hex');
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
      IF commitment IS NOT NULL THEN
        why := jsonb_build_object('personal', commitment);
        INSERT INTO personal_value (organization_id, commitment, salt, value, subject_id)
        VALUES (org, commitment, decode(said ->> 'salt', 'hex'), note, l.id);
      END IF;
      INSERT INTO audit_event (id, organization_id, type, operation, actor_kind, actor_id, actor_person_id, subject_kind, subject_id, related, after, reason, origin, request_id, at)
      VALUES (said ->> 'eventId', org, 'lease.ended', 'floating.check-in', said ->> 'actorKind', said ->> 'actorId', said ->> 'actorPersonId', 'lease', l.id,
        array_remove(ARRAY[l.license_id, l.pool_id, l.person_id], NULL), jsonb_build_object('endReason', reason, 'seats', l.seats), why,
        jsonb_build_object('channel', said ->> 'channel'), said ->> 'requestId', now_is);
    END IF;
  END IF;
  IF alone THEN PERFORM settle_pool(org, l.pool_id, now_is); END IF;
  RETURN '{"outcome":"DONE"}';
END $$;
ALTER FUNCTION "check_in" SET plan_cache_mode = force_generic_plan;

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
    'retryAfter', least(600, greatest(5, wait_estimate(p, p.waiting + 1))), 'most', CASE WHEN wanted > p.allowance THEN p.allowance END);
END $$;
