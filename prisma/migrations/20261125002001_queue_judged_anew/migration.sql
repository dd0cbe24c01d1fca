-- Who waits is judged by the rules in force when a seat is given, the version that was asked for included. The database knows no
-- semantic versions: `queue_rules` says by which rules all versions that wait were judged, and while these are not those in force
-- nobody is given a seat. Whoever comes next judges first.
ALTER TABLE "pool" ADD COLUMN     "queue_rules" INTEGER NOT NULL DEFAULT 0;
ALTER TABLE "queue_ticket" ADD COLUMN     "refused" JSONB;
ALTER TABLE "queue_ticket" ADD CONSTRAINT "queue_ticket_refused_is_over" CHECK ("refused" IS NULL OR "status" = 'EXPIRED');

-- Ends a place whose holder may not have a seat: `said` is what judge_claim says, or the state of the licence.
CREATE FUNCTION "refuse_place"(p pool, t queue_ticket, said jsonb, now_is timestamptz) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
  UPDATE queue_ticket SET status = 'EXPIRED', refused = said, ended_at = now_is WHERE id = t.id;
  PERFORM note_denial(p, t.claimed, said ->> 'cause', said ->> 'detail', now_is) WHERE said ? 'cause';
  PERFORM note_by_server(p.organization_id, 'queue.expired', 'ticket', t.id, ARRAY[p.license_id, p.id], jsonb_build_object('because', said ->> 'code'), now_is);
END $$;

-- Counts those who wait, after some of them have gone.
CREATE FUNCTION "count_waiting"(org text, on_pool text) RETURNS void LANGUAGE sql VOLATILE AS $$
  UPDATE pool SET waiting = still.n FROM (SELECT count(*)::int AS n FROM queue_ticket q WHERE q.organization_id = org AND q.pool_id = on_pool AND q.status = 'WAITING') still
  WHERE organization_id = org AND id = on_pool AND waiting <> still.n
$$;

-- Ends places that ran out of time, or were left without a word, wherever in the queue they are and also while it stands still; the
-- caller holds the pool alone.
CREATE FUNCTION "end_given_up_places"(org text, on_pool text, now_is timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  t record;
BEGIN
  FOR t IN
    UPDATE queue_ticket q SET status = CASE WHEN q.waits_until <= now_is THEN 'EXPIRED' ELSE 'LEFT' END::ticket_status, ended_at = now_is
    FROM pool p WHERE p.organization_id = org AND p.id = on_pool AND q.id IN (
      SELECT g.id FROM queue_ticket g WHERE g.organization_id = org AND g.pool_id = on_pool AND g.status = 'WAITING'
        AND (g.asked_at < now_is - interval '2 minutes' OR g.waits_until <= now_is) LIMIT 1000)
    RETURNING q.id, q.status, p.license_id
  LOOP
    PERFORM note_by_server(org, CASE t.status WHEN 'EXPIRED' THEN 'queue.expired' ELSE 'queue.left' END, 'ticket', t.id, ARRAY[t.license_id, on_pool], NULL, now_is);
  END LOOP;
  IF FOUND THEN PERFORM count_waiting(org, on_pool); END IF;
END $$;

-- Gives what is free to those who wait, by priority and age; the caller holds the pool alone. Each is judged once more by who it is
-- and where, and gives its place up where the rules forbid it now; nobody is given a seat before all versions are judged
-- (`judge_queue`). Whoever a cap or another's reservation stops does not stop those behind. Answers whether somebody waits for
-- capacity, past whom no newcomer gets. A request for several seats keeps what is free for `head_seconds` at the head, and then
-- goes behind those who wait at its priority.
CREATE OR REPLACE FUNCTION "serve_queue"(p pool, now_is timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
DECLARE
  t queue_ticket; room record; begun record; held text; still int; stopped boolean := false; said jsonb;
BEGIN
  FOR t IN SELECT * FROM queue_ticket q WHERE q.organization_id = p.organization_id AND q.pool_id = p.id AND q.status = 'WAITING'
    ORDER BY q.priority DESC, q.queued_at, q.id
  LOOP
    IF t.asked_at < now_is - interval '2 minutes' OR t.waits_until <= now_is THEN
      UPDATE queue_ticket SET status = CASE WHEN t.waits_until <= now_is THEN 'EXPIRED' ELSE 'LEFT' END::ticket_status, ended_at = now_is WHERE id = t.id;
      PERFORM note_by_server(p.organization_id, CASE WHEN t.waits_until <= now_is THEN 'queue.expired' ELSE 'queue.left' END, 'ticket', t.id,
        ARRAY[p.license_id, p.id], NULL, now_is);
      CONTINUE;
    END IF;
    SELECT l.id INTO held FROM lease l WHERE l.pool_id = p.id AND l.holder_key = t.holder_key AND l.ended_at IS NULL;
    IF held IS NOT NULL AND NOT EXISTS (SELECT 1 FROM pool_seat s JOIN lease l ON l.id = held WHERE s.pool_id = p.id AND s.position = ANY (l.positions)
        AND s.lease_id = held AND s.free_at > now_is) THEN
      PERFORM end_expired_leases(p.organization_id, ARRAY[held], now_is);
    ELSIF held IS NOT NULL THEN
      UPDATE queue_ticket SET status = 'GRANTED', lease_id = held, ended_at = now_is WHERE id = t.id;
      CONTINUE;
    END IF;
    CONTINUE WHEN pool_state(p, t.claimed ->> 'personId', now_is) <> 'OPEN';
    said := NULL;
    IF EXISTS (SELECT 1 FROM person h WHERE h.organization_id = p.organization_id AND h.id = t.claimed ->> 'personId' AND h.status = 'SUSPENDED') THEN
      said := '{"code":"SUSPENDED","cause":"EXCLUDED","detail":"SUSPENDED"}';
    ELSIF p.limited THEN
      t.claimed := place_claim(p.organization_id, t.claimed);
      said := judge_claim(p, t.claimed, now_is);
    END IF;
    IF said IS NOT NULL THEN
      PERFORM refuse_place(p, t, said, now_is);
      CONTINUE;
    END IF;
    SELECT * INTO room FROM find_room(p, t.claimed, now_is);
    IF room.cause IS NULL THEN
      -- Its version is not judged by the rules in force: what is free is kept until it is.
      stopped := p.queue_rules <> p.rules_version;
      EXIT WHEN stopped;
      SELECT * INTO begun FROM start_lease(p, t.claimed, room.slots, now_is, now_is + make_interval(secs => p.pickup_seconds), t.id);
      UPDATE queue_ticket SET status = 'GRANTED', lease_id = t.claimed ->> 'leaseId', ended_at = now_is WHERE id = t.id;
    ELSIF room.cause = 'CAPACITY' THEN
      stopped := true;
      EXIT WHEN t.seats = 1 OR NOT EXISTS (SELECT 1 FROM pool_seat s WHERE s.pool_id = p.id AND NOT s.extra AND s.free_at <= now_is);
      IF t.head_since IS NULL THEN UPDATE queue_ticket SET head_since = now_is WHERE id = t.id; END IF;
      EXIT WHEN coalesce(t.head_since, now_is) + make_interval(secs => p.head_seconds) > now_is;
      UPDATE queue_ticket SET queued_at = now_is, head_since = NULL WHERE id = t.id;
    END IF;
  END LOOP;
  SELECT count(*) INTO still FROM queue_ticket q WHERE q.organization_id = p.organization_id AND q.pool_id = p.id AND q.status = 'WAITING';
  IF still <> p.waiting THEN UPDATE pool SET waiting = still WHERE organization_id = p.organization_id AND id = p.id; END IF;
  RETURN stopped;
END $$;

-- Brings a pool up to date, the caller holding it alone: its capacity, its debt, its queue. Of a licence that has ended nobody waits
-- for a seat any longer. Answers the pool as it then is.
CREATE OR REPLACE FUNCTION "settle_pool"(org text, on_pool text, now_is timestamptz, OUT p pool, OUT stopped boolean) LANGUAGE plpgsql AS $$
DECLARE
  paid int; t queue_ticket;
BEGIN
  SELECT * INTO p FROM pool WHERE organization_id = org AND id = on_pool;
  IF p.refresh_at <= now_is THEN
    PERFORM refresh_pool(org, on_pool);
    SELECT * INTO p FROM pool WHERE organization_id = org AND id = on_pool;
  END IF;
  IF p.debt > 0 THEN
    paid := drop_free_slots(org, on_pool, false, p.debt, now_is);
    IF paid > 0 THEN UPDATE pool SET debt = debt - paid WHERE organization_id = org AND id = on_pool RETURNING * INTO p; END IF;
  END IF;
  stopped := false;
  IF p.waiting > 0 AND p.state IN ('EXPIRED', 'TERMINATED') THEN
    FOR t IN SELECT * FROM queue_ticket q WHERE q.organization_id = org AND q.pool_id = on_pool AND q.status = 'WAITING'
      ORDER BY q.priority DESC, q.queued_at, q.id LIMIT 200
    LOOP
      PERFORM refuse_place(p, t, jsonb_build_object('code', p.state, 'cause', 'EXPIRED', 'detail', p.state), now_is);
    END LOOP;
    PERFORM count_waiting(org, on_pool);
    SELECT * INTO p FROM pool WHERE organization_id = org AND id = on_pool;
  ELSIF p.waiting > 0 AND (p.state = 'OPEN' OR (p.state = 'FEATURE_OFF' AND p.tailored)) THEN
    stopped := serve_queue(p, now_is);
    SELECT * INTO p FROM pool WHERE organization_id = org AND id = on_pool;
  END IF;
END $$;

-- What becomes of those who wait, by the rules of a version of them: `verdicts` has for each version that is asked for ('' where
-- none is) a code, or null where the licence reaches it. Answers MISSING with those that it lacks, STALE where other rules are in force, MORE where
-- more than `most` places end by it, and DONE: those who are left may be given seats.
CREATE FUNCTION "judge_queue"(org text, on_pool text, rules int, verdicts jsonb, most int) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  now_is timestamptz; p pool; settled record; t queue_ticket; missing jsonb; gone int := 0;
BEGIN
  PERFORM lock_pool(on_pool);
  now_is := lease_now();
  SELECT s.p, s.stopped INTO settled FROM settle_pool(org, on_pool, now_is) s;
  p := settled.p;
  IF p.waiting = 0 OR p.queue_rules = p.rules_version THEN RETURN '{"outcome":"DONE"}'; END IF;
  IF p.rules_version <> rules THEN RETURN '{"outcome":"STALE"}'; END IF;
  SELECT jsonb_agg(v.version) INTO missing FROM (SELECT DISTINCT coalesce(q.claimed ->> 'version', '') AS version FROM queue_ticket q
    WHERE q.organization_id = org AND q.pool_id = on_pool AND q.status = 'WAITING') v WHERE NOT verdicts ? v.version;
  IF missing IS NOT NULL THEN RETURN jsonb_build_object('outcome', 'MISSING', 'versions', missing); END IF;
  FOR t IN SELECT * FROM queue_ticket q WHERE q.organization_id = org AND q.pool_id = on_pool AND q.status = 'WAITING'
    AND verdicts ->> coalesce(q.claimed ->> 'version', '') IS NOT NULL ORDER BY q.priority DESC, q.queued_at, q.id LIMIT most
  LOOP
    t.claimed := place_claim(org, t.claimed) || jsonb_build_object('versionCode', verdicts ->> coalesce(t.claimed ->> 'version', ''));
    PERFORM refuse_place(p, t, judge_claim(p, t.claimed, now_is), now_is);
    gone := gone + 1;
  END LOOP;
  PERFORM count_waiting(org, on_pool);
  IF gone = most THEN RETURN '{"outcome":"MORE"}'; END IF;
  UPDATE pool SET queue_rules = rules WHERE organization_id = org AND id = on_pool;
  PERFORM settle_pool(org, on_pool, now_is);
  RETURN '{"outcome":"DONE"}';
END $$;

-- What becomes of a claim without room: a place in the queue where it waits, else a denial; `most` where more is asked for than the pool ever gives out.
-- The caller has compared the rules that the claim was judged by.
CREATE OR REPLACE FUNCTION "deny_or_queue"(p pool, claim jsonb, why text, word text, now_is timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  t queue_ticket; in_use int := seats_in_use(p, now_is); wanted int := (claim ->> 'seats')::int; judged_by int := p.rules_version;
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
    UPDATE pool SET waiting = waiting + 1, queue_rules = CASE WHEN waiting = 0 THEN judged_by ELSE queue_rules END WHERE organization_id = p.organization_id AND id = p.id RETURNING * INTO p;
    -- Its priority may put it before those who wait.
    PERFORM serve_queue(p, now_is);
    SELECT * INTO t FROM queue_ticket WHERE id = t.id;
    RETURN jsonb_build_object('outcome', 'QUEUED') || ticket_answer(p, t);
  END IF;
  PERFORM note_denial(p, claim, why, word, now_is);
  RETURN jsonb_build_object('outcome', 'DENIED', 'cause', why, 'capacity', p.capacity, 'inUse', in_use, 'queued', p.waiting,
    'retryAfter', least(600, greatest(5, wait_estimate(p, p.waiting + wanted))), 'most', CASE WHEN wanted > p.allowance THEN p.allowance END);
END $$;

-- One check-out in one round trip. Answers `outcome`: STARTED HELD (the lease, and `features` where they differ by person),
-- HELD_DIFFERENTLY, QUEUED, DENIED (for want of room: cause), REFUSED (by a rule: code), a state of the pool, STALE (the rules that the caller judged by are not those in force),
-- UNJUDGED (nor were those judged by them who wait: see `judge_queue`), ALONE (ask again, holding the pool alone) or NOT_FOUND. `alone` chooses the exclusive lock, which a pool needs while it has a queue, groups or a debt.
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
  IF p.waiting > 0 AND p.queue_rules <> rules THEN RETURN '{"outcome":"UNJUDGED"}'; END IF;
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

-- Whether there is anything to do in a pool with a queue that nobody has done: it or its queue must be judged anew, a seat has come free
-- since its queue was last looked at, a place has run out, was left without a word, or has kept free seats for long enough.
CREATE OR REPLACE FUNCTION "queue_is_due"(p pool, now_is timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT p.refresh_at <= now_is OR (p.waiting > 0 AND (p.queue_rules <> p.rules_version OR p.state IN ('EXPIRED', 'TERMINATED')))
    OR EXISTS (SELECT 1 FROM pool_seat s WHERE s.pool_id = p.id AND NOT s.extra AND s.free_at > p.served_at AND s.free_at <= now_is)
    OR EXISTS (SELECT 1 FROM pool_seat s WHERE s.pool_id = p.id AND s.extra AND s.free_at > p.served_at AND s.free_at <= now_is)
    OR EXISTS (SELECT 1 FROM queue_ticket q WHERE q.organization_id = p.organization_id AND q.pool_id = p.id AND q.status = 'WAITING'
      AND (q.asked_at < now_is - interval '2 minutes' OR q.waits_until <= now_is OR q.head_since + make_interval(secs => p.head_seconds) <= now_is))
$$;

-- Brings a pool up to date for those who wait and do not touch it, and writes down up to `most` leases that ran out longer ago
-- than `grace`; until then a late heartbeat may revive them. Answers how many it wrote down, and whether its queue is to be judged.
DROP FUNCTION "serve_resting_pool"(text, text, interval, int);
CREATE FUNCTION "serve_resting_pool"(org text, on_pool text, grace interval, most int) RETURNS jsonb LANGUAGE plpgsql AS $$
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
  PERFORM end_given_up_places(org, on_pool, now_is);
  PERFORM settle_pool(org, on_pool, now_is);
  UPDATE pool SET served_at = now_is WHERE organization_id = org AND id = on_pool;
  RETURN (SELECT jsonb_build_object('written', coalesce(cardinality(ran_out), 0), 'unjudged', p.waiting > 0 AND p.queue_rules <> p.rules_version)
    FROM pool p WHERE p.organization_id = org AND p.id = on_pool);
END $$;

-- What a waiting client is told, which is its sign of life too; whoever asks also serves the queue, so that no background
-- process is needed for it. `leave` gives the place up. UNJUDGED: ask again when the queue is judged. REFUSED says why, as a check-out would.
CREATE OR REPLACE FUNCTION "ask_queue"(org text, which text, on_license text, leave boolean, said jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  now_is timestamptz; t queue_ticket; p pool; settled record;
BEGIN
  SELECT q.* INTO t FROM queue_ticket q JOIN pool o ON o.organization_id = q.organization_id AND o.id = q.pool_id
    WHERE q.organization_id = org AND q.id = which AND (on_license IS NULL OR o.license_id = on_license);
  IF NOT FOUND THEN RETURN '{"outcome":"NOT_FOUND"}'; END IF;
  now_is := lease_now();
  SELECT * INTO p FROM pool o WHERE o.organization_id = org AND o.id = t.pool_id;
  IF t.status = 'WAITING' AND NOT leave AND NOT queue_is_due(p, now_is) THEN
    -- Nothing to do: the pool need not be held for it, nor a sign of life be written each time.
    UPDATE queue_ticket q SET asked_at = now_is WHERE q.id = which AND q.status = 'WAITING' AND t.asked_at < now_is - interval '20 seconds';
  ELSIF t.status = 'WAITING' THEN
    PERFORM lock_pool(t.pool_id);
    now_is := lease_now();
    IF leave THEN
      UPDATE queue_ticket q SET status = 'LEFT', ended_at = now_is WHERE q.id = which AND q.status = 'WAITING';
      IF FOUND THEN
        UPDATE pool o SET waiting = o.waiting - 1 WHERE o.organization_id = org AND o.id = t.pool_id;
        INSERT INTO audit_event (id, organization_id, type, operation, actor_kind, actor_id, subject_kind, subject_id, related, origin, request_id, at)
        SELECT said ->> 'eventId', org, 'queue.left', 'floating.leave-queue', said ->> 'actorKind', said ->> 'actorId', 'ticket', t.id,
          ARRAY[o.license_id, o.id], jsonb_build_object('channel', said ->> 'channel'), said ->> 'requestId', now_is FROM pool o WHERE o.id = t.pool_id;
      END IF;
    ELSE UPDATE queue_ticket q SET asked_at = now_is WHERE q.id = which AND q.status = 'WAITING' AND q.asked_at >= now_is - interval '2 minutes';
    END IF;
    PERFORM end_given_up_places(org, t.pool_id, now_is);
    PERFORM settle_pool(org, t.pool_id, now_is);
    UPDATE pool SET served_at = now_is WHERE organization_id = org AND id = t.pool_id;
    SELECT * INTO t FROM queue_ticket q WHERE q.id = which;
  END IF;
  SELECT * INTO p FROM pool o WHERE o.organization_id = org AND o.id = t.pool_id;
  IF t.status = 'WAITING' AND p.queue_rules <> p.rules_version THEN RETURN jsonb_build_object('outcome', 'UNJUDGED', 'poolId', p.id); END IF;
  IF t.status = 'WAITING' THEN RETURN jsonb_build_object('outcome', 'WAITING') || ticket_answer(p, t); END IF;
  IF t.status = 'GRANTED' THEN
    RETURN coalesce((SELECT jsonb_build_object('outcome', 'GRANTED', 'leaseId', l.id, 'token', l.token, 'seats', l.seats, 'overdraft', l.overdraft,
        'poolId', l.pool_id, 'expiresAt', max(s.free_at), 'ttl', l.ttl, 'rules', p.rules_version, 'at', lease_now())
        || CASE WHEN p.tailored THEN jsonb_build_object('features', entitlement_facts(org, l.license_id, l.person_id, NULL)) ELSE '{}' END
      FROM lease l JOIN pool_seat s ON s.pool_id = l.pool_id AND s.position = ANY (l.positions) AND s.token = l.token
      WHERE l.id = t.lease_id AND l.ended_at IS NULL GROUP BY l.id HAVING count(*) = l.seats AND max(s.free_at) > lease_now()),
      -- Whoever gave the seat back has left.
      (SELECT jsonb_build_object('outcome', CASE l.end_reason WHEN 'RETURNED' THEN 'LEFT' ELSE 'EXPIRED' END) FROM lease l WHERE l.organization_id = org AND l.id = t.lease_id));
  END IF;
  IF t.refused IS NOT NULL THEN
    RETURN jsonb_build_object('outcome', 'REFUSED', 'poolId', p.id, 'user', t.claimed -> 'holder' -> 'user', 'version', t.claimed -> 'version') || t.refused;
  END IF;
  RETURN jsonb_build_object('outcome', t.status);
END $$;
ALTER FUNCTION "ask_queue" SET plan_cache_mode = force_generic_plan;
