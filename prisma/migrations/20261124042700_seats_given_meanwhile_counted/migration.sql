-- As before, with the lock that its callers hold already (FOR NO KEY UPDATE).
-- Whoever waited for the licence has an older instant than the seats given meanwhile. A seat that goes on now is counted
-- against every other that goes on, also one that started a moment later; history is counted at its own start alone.
CREATE OR REPLACE FUNCTION "guard_seat_capacity"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  kind text;
  zone text;
  held bigint;
BEGIN
  SELECT l.allocation, o.time_zone INTO kind, zone FROM license l JOIN organization o ON o.id = l.organization_id
    WHERE l.organization_id = NEW.organization_id AND l.id = NEW.license_id FOR NO KEY UPDATE OF l;
  IF kind IS DISTINCT FROM 'NAMED' THEN
    RAISE EXCEPTION 'only a NAMED licence has seats' USING ERRCODE = 'check_violation', CONSTRAINT = 'seat_on_named_license';
  END IF;
  SELECT count(*) INTO held FROM seat s
    WHERE s.organization_id = NEW.organization_id AND s.license_id = NEW.license_id
      AND (s.held_until IS NULL OR s.held_until > NEW.held_from)
      AND (s.held_from <= NEW.held_from
        OR ((NEW.held_until IS NULL OR NEW.held_until > clock_timestamp()) AND (s.held_until IS NULL OR s.held_until > clock_timestamp())));
  IF held > license_capacity(NEW.organization_id, NEW.license_id, (NEW.held_from AT TIME ZONE zone)::date) THEN
    RAISE EXCEPTION 'all seats of the licence are held' USING ERRCODE = 'check_violation', CONSTRAINT = 'seat_within_capacity';
  END IF;
  RETURN NULL;
END $$;
