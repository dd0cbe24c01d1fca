-- The guard locked the licence FOR UPDATE, which waits for everyone whose new row refers to it (FOR KEY SHARE) while they
-- wait for the licence themselves: a deadlock. FOR NO KEY UPDATE is the lock that its callers hold already.
CREATE OR REPLACE FUNCTION "guard_seat_capacity"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  kind text;
  zone text;
BEGIN
  SELECT l.allocation, o.time_zone INTO kind, zone FROM license l JOIN organization o ON o.id = l.organization_id
    WHERE l.organization_id = NEW.organization_id AND l.id = NEW.license_id FOR NO KEY UPDATE OF l;
  IF kind IS DISTINCT FROM 'NAMED' THEN
    RAISE EXCEPTION 'only a NAMED licence has seats' USING ERRCODE = 'check_violation', CONSTRAINT = 'seat_on_named_license';
  END IF;
  IF seats_held(NEW.organization_id, NEW.license_id, NEW.held_from)
     > license_capacity(NEW.organization_id, NEW.license_id, (NEW.held_from AT TIME ZONE zone)::date) THEN
    RAISE EXCEPTION 'all seats of the licence are held' USING ERRCODE = 'check_violation', CONSTRAINT = 'seat_within_capacity';
  END IF;
  RETURN NULL;
END $$;
