-- The guard looks once at each licence of a statement, not once at each seat. Whoever waited for the licence has an older
-- instant than the seats given meanwhile: a seat that goes on now is counted against every other that goes on, also one that
-- started a moment later; history is counted at its own start alone. FOR NO KEY UPDATE is the lock that callers hold already;
-- FOR UPDATE would wait for everyone whose new row refers to the licence, while they wait for it: a deadlock.
DROP TRIGGER "seat_within_capacity" ON "seat";
CREATE OR REPLACE FUNCTION "guard_seat_capacity"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  given record;
  kind text;
  zone text;
  held bigint;
BEGIN
  FOR given IN
    SELECT a.organization_id, a.license_id, a.held_from, bool_or(a.held_until IS NULL OR a.held_until > clock_timestamp()) AS goes_on
    FROM added a GROUP BY a.organization_id, a.license_id, a.held_from ORDER BY a.license_id, a.held_from
  LOOP
    SELECT l.allocation, o.time_zone INTO kind, zone FROM license l JOIN organization o ON o.id = l.organization_id
      WHERE l.organization_id = given.organization_id AND l.id = given.license_id FOR NO KEY UPDATE OF l;
    IF kind IS DISTINCT FROM 'NAMED' THEN
      RAISE EXCEPTION 'only a NAMED licence has seats' USING ERRCODE = 'check_violation', CONSTRAINT = 'seat_on_named_license';
    END IF;
    SELECT count(*) INTO held FROM seat s
      WHERE s.organization_id = given.organization_id AND s.license_id = given.license_id
        AND (s.held_until IS NULL OR s.held_until > given.held_from)
        AND (s.held_from <= given.held_from OR (given.goes_on AND (s.held_until IS NULL OR s.held_until > clock_timestamp())));
    IF held > license_capacity(given.organization_id, given.license_id, (given.held_from AT TIME ZONE zone)::date) THEN
      RAISE EXCEPTION 'all seats of the licence are held' USING ERRCODE = 'check_violation', CONSTRAINT = 'seat_within_capacity';
    END IF;
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER "seat_within_capacity" AFTER INSERT ON "seat" REFERENCING NEW TABLE AS added
  FOR EACH STATEMENT EXECUTE FUNCTION "guard_seat_capacity"();
