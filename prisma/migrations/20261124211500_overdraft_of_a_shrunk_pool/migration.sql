-- Reckons a pool anew from the purchases, the licence, its rules and the day; the caller holds the pool alone. Growing adds
-- slots; shrinking takes free ones and leaves the rest as a debt, of the overdraft too. The pool of a SITE licence is not counted: its capacity is as
-- many slots as were ever needed at once. Whoever judged by what stood before is told so by the version of the rules.
CREATE OR REPLACE FUNCTION "refresh_pool"(org text, on_pool text) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  now_is timestamptz := lease_now();
  p pool; l license; zone text; today date;
  has int; has_extra int; extra_to_be int; missing int; settled boolean;
BEGIN
  SELECT * INTO p FROM pool WHERE organization_id = org AND id = on_pool FOR NO KEY UPDATE;
  SELECT * INTO l FROM license WHERE organization_id = org AND id = p.license_id;
  SELECT time_zone INTO zone FROM organization WHERE id = org;
  today := (now_is AT TIME ZONE zone)::date;
  p.state := CASE WHEN license_standing(l, today) <> 'OPEN' THEN license_standing(l, today)
    WHEN p.feature_id IS NOT NULL AND NOT feature_holds(org, l.id, p.feature_id, NULL, now_is) THEN 'FEATURE_OFF' ELSE 'OPEN' END;
  SELECT count(*) FILTER (WHERE NOT extra), count(*) FILTER (WHERE extra) INTO has, has_extra FROM pool_seat WHERE pool_id = on_pool;
  p.counted := l.allocation <> 'SITE';
  SELECT CASE WHEN p.counted THEN share.share ELSE has END, share.settled INTO p.capacity, settled FROM pool_share(p, license_capacity(org, l.id, today), now_is) share;
  p.allowance := CASE WHEN p.archived_at IS NOT NULL THEN 0 WHEN NOT p.counted OR l.overage = 'ALWAYS' THEN NULL
    WHEN l.overage = 'PERCENT' THEN floor(p.capacity * (100 + l.overage_percent) / 100.0) ELSE p.capacity END;
  extra_to_be := p.allowance - p.capacity;
  IF extra_to_be < has_extra THEN
    has_extra := has_extra - drop_free_slots(org, on_pool, true, has_extra - extra_to_be, now_is);
    -- What is held beyond a smaller overdraft is owed as any other seat that is held beyond the capacity.
    IF extra_to_be < has_extra THEN
      UPDATE pool_seat s SET extra = false WHERE s.pool_id = on_pool AND s.position IN (SELECT x.position FROM pool_seat x
        WHERE x.pool_id = on_pool AND x.extra ORDER BY x.position LIMIT has_extra - extra_to_be);
      has := has + has_extra - extra_to_be;
      has_extra := extra_to_be;
    END IF;
  END IF;
  missing := p.capacity - has;
  IF missing > 0 THEN PERFORM add_slots(org, on_pool, false, missing);
  ELSIF missing < 0 THEN p.debt := -missing - drop_free_slots(org, on_pool, false, -missing, now_is);
  END IF;
  IF missing >= 0 THEN p.debt := 0; END IF;
  IF extra_to_be > has_extra THEN PERFORM add_slots(org, on_pool, true, extra_to_be - has_extra);
  END IF;
  UPDATE pool SET state = p.state, capacity = p.capacity, allowance = p.allowance, debt = p.debt,
    counted = p.counted, rules_version = rules_version + CASE WHEN
      -- Looking for seats of other pools changes nothing that a caller remembers.
      p.refresh_at = 'epoch' OR next_turn(p, p.refresh_at - interval '1 millisecond') <= now_is
      OR ((p.refresh_at - interval '1 millisecond') AT TIME ZONE zone)::date < today THEN 1 ELSE 0 END,
    -- Seats that come back to another pool of the licence may be this one's.
    refresh_at = least((today + 1)::timestamp AT TIME ZONE zone, next_turn(p, now_is), CASE WHEN NOT settled THEN now_is + interval '2 seconds' END),
    grouped = EXISTS (SELECT 1 FROM pool_group_rule g WHERE g.organization_id = org AND g.pool_id = on_pool
      AND g.kind IN ('RESERVATION', 'CAP') AND rule_in_force(g, now_is)),
    limited = cardinality(l.countries) > 0 OR cardinality(l.site_ids) > 0 OR cardinality(l.department_ids) > 0
      OR EXISTS (SELECT 1 FROM pool_group_rule g WHERE g.organization_id = org AND g.pool_id = on_pool
        AND g.kind IN ('INCLUDE', 'EXCLUDE') AND rule_in_force(g, now_is)),
    tailored = EXISTS (SELECT 1 FROM entitlement_override o WHERE o.organization_id = org AND o.license_id = p.license_id AND o.archived_at IS NULL
      AND (o.ends_at IS NULL OR o.ends_at > now_is))
  WHERE organization_id = org AND id = on_pool;
END $$;
