-- Leases that were held for longer than a day: few. All others that touch a time began within a day before it, which the index
-- by their start finds, however many there were before and after.
CREATE INDEX "lease_long" ON "lease" ("pool_id", "ended_at") WHERE "ended_at" - "started_at" > interval '24 hours';

-- Seats that a group holds. Only the leases that live are looked at, and what the rule says is reckoned once, not once a lease.
CREATE OR REPLACE FUNCTION "held_by_group"(g pool_group_rule, now_is timestamptz) RETURNS bigint LANGUAGE plpgsql STABLE AS $$
DECLARE
  hosts text; below text[]; held bigint;
BEGIN
  CASE g.group_kind
    WHEN 'PERSON' THEN
      SELECT count(*) INTO held FROM lease l JOIN pool_seat s ON s.pool_id = l.pool_id AND s.position = ANY (l.positions) AND s.lease_id = l.id
      WHERE l.organization_id = g.organization_id AND l.pool_id = g.pool_id AND l.ended_at IS NULL AND l.person_id = g.subject AND s.free_at > now_is;
    WHEN 'HOST' THEN
      hosts := replace(replace(replace(replace(lower(g.subject), '\', '\\'), '_', '\_'), '%', '\%'), '*', '%');
      SELECT count(*) INTO held FROM lease l JOIN pool_seat s ON s.pool_id = l.pool_id AND s.position = ANY (l.positions) AND s.lease_id = l.id
      WHERE l.organization_id = g.organization_id AND l.pool_id = g.pool_id AND l.ended_at IS NULL AND lower(l.host) LIKE hosts AND s.free_at > now_is;
    WHEN 'PROJECT' THEN
      SELECT count(*) INTO held FROM lease l JOIN pool_seat s ON s.pool_id = l.pool_id AND s.position = ANY (l.positions) AND s.lease_id = l.id
      WHERE l.organization_id = g.organization_id AND l.pool_id = g.pool_id AND l.ended_at IS NULL AND lower(l.project) = lower(g.subject) AND s.free_at > now_is;
    WHEN 'DEPARTMENT' THEN
      WITH RECURSIVE tree AS (
        SELECT d.id FROM department d WHERE d.organization_id = g.organization_id AND d.id = g.subject
        UNION SELECT d.id FROM department d JOIN tree t ON d.parent_id = t.id WHERE d.organization_id = g.organization_id)
      SELECT array_agg(id) INTO below FROM tree;
      SELECT count(*) INTO held FROM lease l JOIN person w ON w.organization_id = l.organization_id AND w.id = l.person_id AND w.department_id = ANY (below)
      JOIN pool_seat s ON s.pool_id = l.pool_id AND s.position = ANY (l.positions) AND s.lease_id = l.id
      WHERE l.organization_id = g.organization_id AND l.pool_id = g.pool_id AND l.ended_at IS NULL AND s.free_at > now_is;
    ELSE
      SELECT count(*) INTO held FROM pool_seat s JOIN lease l ON l.id = s.lease_id
      WHERE s.organization_id = g.organization_id AND s.pool_id = g.pool_id AND s.free_at > now_is AND in_group(g, l.person_id, l.host, l.project, l.address, l.country);
  END CASE;
  RETURN held;
END $$;
