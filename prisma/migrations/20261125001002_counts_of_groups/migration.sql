-- Live leases by what a group is made of. A lease that ends leaves them, so that they are as small as the pools are full, and a
-- count looks at those of its group alone.
CREATE INDEX "lease_live_person" ON "lease" ("pool_id", "person_id") WHERE "ended_at" IS NULL;
CREATE INDEX "lease_live_host" ON "lease" ("pool_id", lower("host") text_pattern_ops) WHERE "ended_at" IS NULL;
CREATE INDEX "lease_live_project" ON "lease" ("pool_id", lower("project")) WHERE "ended_at" IS NULL AND "project" IS NOT NULL;

-- Seats that a group holds; once it has found `most` it looks no further. What the rule says is reckoned once, not once a lease. The
-- order is given, from the group to its leases and their seats: of a plan for all groups PostgreSQL would begin with all seats.
DROP FUNCTION "held_by_group"(pool_group_rule, timestamptz);
CREATE FUNCTION "held_by_group"(g pool_group_rule, now_is timestamptz, most bigint DEFAULT NULL) RETURNS bigint LANGUAGE plpgsql STABLE AS $$
DECLARE
  hosts text; prefix text; below text[]; held bigint;
BEGIN
  CASE g.group_kind
    WHEN 'PERSON' THEN
      SELECT count(*) INTO held FROM (SELECT FROM (SELECT l.id, l.positions FROM lease l
          WHERE l.organization_id = g.organization_id AND l.pool_id = g.pool_id AND l.ended_at IS NULL AND l.person_id = g.subject OFFSET 0) l,
        LATERAL (SELECT FROM pool_seat s WHERE s.pool_id = g.pool_id AND s.position = ANY (l.positions) AND s.lease_id = l.id AND s.free_at > now_is OFFSET 0) s LIMIT most) q;
    WHEN 'HOST' THEN
      hosts := replace(replace(replace(replace(lower(g.subject), '\', '\\'), '_', '\_'), '%', '\%'), '*', '%');
      -- An index serves a pattern only if it is known when the plan is made, and a range always.
      prefix := split_part(lower(g.subject), '*', 1);
      SELECT count(*) INTO held FROM (SELECT FROM (SELECT l.id, l.positions FROM lease l
          WHERE l.organization_id = g.organization_id AND l.pool_id = g.pool_id AND l.ended_at IS NULL
            AND lower(l.host) ~>=~ prefix AND lower(l.host) ~<=~ (prefix || chr(1114111)) AND lower(l.host) LIKE hosts OFFSET 0) l,
        LATERAL (SELECT FROM pool_seat s WHERE s.pool_id = g.pool_id AND s.position = ANY (l.positions) AND s.lease_id = l.id AND s.free_at > now_is OFFSET 0) s LIMIT most) q;
    WHEN 'PROJECT' THEN
      SELECT count(*) INTO held FROM (SELECT FROM (SELECT l.id, l.positions FROM lease l
          WHERE l.organization_id = g.organization_id AND l.pool_id = g.pool_id AND l.ended_at IS NULL AND l.project IS NOT NULL
            AND lower(l.project) = lower(g.subject) OFFSET 0) l,
        LATERAL (SELECT FROM pool_seat s WHERE s.pool_id = g.pool_id AND s.position = ANY (l.positions) AND s.lease_id = l.id AND s.free_at > now_is OFFSET 0) s LIMIT most) q;
    WHEN 'DEPARTMENT' THEN
      WITH RECURSIVE tree AS (
        SELECT d.id FROM department d WHERE d.organization_id = g.organization_id AND d.id = g.subject
        UNION SELECT d.id FROM department d JOIN tree t ON d.parent_id = t.id WHERE d.organization_id = g.organization_id)
      SELECT array_agg(id) INTO below FROM tree;
      SELECT count(*) INTO held FROM (SELECT FROM (SELECT w.id FROM person w WHERE w.organization_id = g.organization_id AND w.department_id = ANY (below) OFFSET 0) w,
        LATERAL (SELECT l.id, l.positions FROM lease l
          WHERE l.organization_id = g.organization_id AND l.pool_id = g.pool_id AND l.ended_at IS NULL AND l.person_id = w.id OFFSET 0) l,
        LATERAL (SELECT FROM pool_seat s WHERE s.pool_id = g.pool_id AND s.position = ANY (l.positions) AND s.lease_id = l.id AND s.free_at > now_is OFFSET 0) s LIMIT most) q;
    ELSE
      SELECT count(*) INTO held FROM (SELECT 1 FROM pool_seat s JOIN lease l ON l.id = s.lease_id
        WHERE s.organization_id = g.organization_id AND s.pool_id = g.pool_id AND s.free_at > now_is
          AND in_group(g, l.person_id, l.host, l.project, l.address, l.country) LIMIT most) q;
  END CASE;
  RETURN held;
END $$;

-- Looks for room for a claim; the caller holds the pool alone. Answers the slots to take, locked, or the cause why not.
CREATE OR REPLACE FUNCTION "find_room"(p pool, claim jsonb, now_is timestamptz, OUT cause text, OUT detail text, OUT slots int[]) LANGUAGE plpgsql AS $$
DECLARE
  wanted int := (claim ->> 'seats')::int;
  kept int := 0; free int; usable int; live int; more int[]; fuller pool_group_rule; keeps text;
BEGIN
  IF p.grouped THEN
    SELECT g.* INTO fuller FROM pool_group_rule g WHERE g.organization_id = p.organization_id AND g.pool_id = p.id AND g.kind = 'CAP'
      AND rule_in_force(g, now_is) AND claims_for_group(g, claim) AND held_by_group(g, now_is, greatest(0, g.seats - wanted + 1)) + wanted > g.seats ORDER BY g.seats, g.id LIMIT 1;
    IF FOUND THEN
      cause := 'GROUP_CAP'; detail := fuller.group_kind; RETURN;
    END IF;
    SELECT coalesce(sum(r.kept), 0), (array_agg(r.group_kind ORDER BY r.kept DESC))[1] INTO kept, keeps FROM (
      SELECT g.group_kind, g.seats - held_by_group(g, now_is, g.seats) AS kept FROM pool_group_rule g
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
