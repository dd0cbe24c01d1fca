-- A request for several seats that stood aside still waits for capacity, also when others behind it were served.
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
      IF p.queue_rules <> p.rules_version THEN
        stopped := true;
        EXIT;
      END IF;
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
