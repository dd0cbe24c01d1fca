-- CreateTable
CREATE TABLE "pool_capacity" (
    "pool_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "organization_id" TEXT NOT NULL,
    "capacity" INTEGER,
    "allowance" INTEGER,

    CONSTRAINT "pool_capacity_pkey" PRIMARY KEY ("pool_id","at")
);

-- CreateTable
CREATE TABLE "pool_roll" (
    "pool_id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "rolled_until" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "pool_roll_pkey" PRIMARY KEY ("pool_id")
);

-- CreateTable
CREATE TABLE "pool_hour" (
    "pool_id" TEXT NOT NULL,
    "hour" TIMESTAMPTZ(3) NOT NULL,
    "organization_id" TEXT NOT NULL,
    "known_ms" INTEGER NOT NULL,
    "seat_ms" BIGINT NOT NULL,
    "peak" INTEGER NOT NULL,
    "full_ms" INTEGER NOT NULL,
    "overdraft_ms" BIGINT NOT NULL,
    "overdraft_peak" INTEGER NOT NULL,
    "overhang_ms" BIGINT NOT NULL,
    "overhang_peak" INTEGER NOT NULL,
    "capacity_min" INTEGER,
    "capacity_max" INTEGER,
    "holders" INTEGER NOT NULL,
    "check_outs" INTEGER NOT NULL,
    "denials" JSONB NOT NULL,
    "levels" INTEGER[],
    "level_ms" INTEGER[],

    CONSTRAINT "pool_hour_pkey" PRIMARY KEY ("pool_id","hour")
);

-- CreateTable
CREATE TABLE "pool_holder_day" (
    "pool_id" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "holder" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "person_id" TEXT,
    "user" TEXT NOT NULL,
    "seat_ms" BIGINT NOT NULL,
    "check_outs" INTEGER NOT NULL,

    CONSTRAINT "pool_holder_day_pkey" PRIMARY KEY ("pool_id","day","holder")
);

-- CreateIndex
CREATE UNIQUE INDEX "pool_roll_organization_id_pool_id_key" ON "pool_roll"("organization_id", "pool_id");

-- AddForeignKey
ALTER TABLE "pool_capacity" ADD CONSTRAINT "pool_capacity_organization_id_pool_id_fkey" FOREIGN KEY ("organization_id", "pool_id") REFERENCES "pool"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "pool_roll" ADD CONSTRAINT "pool_roll_organization_id_pool_id_fkey" FOREIGN KEY ("organization_id", "pool_id") REFERENCES "pool"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "pool_hour" ADD CONSTRAINT "pool_hour_organization_id_pool_id_fkey" FOREIGN KEY ("organization_id", "pool_id") REFERENCES "pool"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "pool_holder_day" ADD CONSTRAINT "pool_holder_day_organization_id_pool_id_fkey" FOREIGN KEY ("organization_id", "pool_id") REFERENCES "pool"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

ALTER TABLE "pool_hour" ADD CONSTRAINT "pool_hour_numbers_in_range" CHECK ("known_ms" BETWEEN 1 AND 3600000 AND "seat_ms" >= 0 AND "peak" >= 0
  AND "full_ms" BETWEEN 0 AND "known_ms" AND "overdraft_ms" >= 0 AND "overhang_ms" >= 0 AND "overdraft_peak" >= 0 AND "overhang_peak" >= 0
  AND "capacity_min" <= "capacity_max" AND "holders" >= 0 AND "check_outs" >= 0 AND cardinality("levels") = cardinality("level_ms"));
ALTER TABLE "pool_hour" ADD CONSTRAINT "pool_hour_is_full_hour" CHECK ("hour" = date_bin('1 hour', "hour", 'epoch'));
ALTER TABLE "pool_roll" ADD CONSTRAINT "pool_roll_ends_at_full_hour" CHECK ("rolled_until" = date_bin('1 hour', "rolled_until", 'epoch'));

-- What a pool has on a day by the purchases and by the parts of the pools that are served before it. What other pools hold
-- beyond theirs is not looked at: it is known for the present alone.
CREATE FUNCTION "pool_part_on"(p pool, on_day date) RETURNS int LANGUAGE sql STABLE AS $$
  SELECT least(coalesce(p.seats, 2147483647), greatest(0, license_capacity(p.organization_id, p.license_id, on_day)
    - coalesce((SELECT sum(o.seats) FROM pool o WHERE o.organization_id = p.organization_id AND o.license_id = p.license_id AND o.id <> p.id
      AND pool_comes_before(o, p)), 0)))::int
$$;

-- Notes what a pool has from an instant on, where that is news.
CREATE FUNCTION "note_capacity"(p pool, from_at timestamptz, has int, permitted int) RETURNS void LANGUAGE sql VOLATILE AS $$
  INSERT INTO pool_capacity (pool_id, at, organization_id, capacity, allowance)
  SELECT p.id, from_at, p.organization_id, has, permitted
  WHERE NOT EXISTS (SELECT 1 FROM (SELECT c.capacity, c.allowance FROM pool_capacity c WHERE c.pool_id = p.id AND c.at <= from_at ORDER BY c.at DESC LIMIT 1) last
    WHERE last.capacity IS NOT DISTINCT FROM has AND last.allowance IS NOT DISTINCT FROM permitted)
  ON CONFLICT (pool_id, at) DO UPDATE SET capacity = excluded.capacity, allowance = excluded.allowance
$$;

-- Notes the days between two instants on which lots of a counted pool began or ended, each from its midnight on: nobody may have
-- reckoned the pool in the meantime, and whoever had asked would have been given by them.
CREATE FUNCTION "note_capacity_between"(p pool, since timestamptz, till timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  l license; zone text; turn date; has int;
BEGIN
  SELECT * INTO l FROM license c WHERE c.organization_id = p.organization_id AND c.id = p.license_id;
  SELECT o.time_zone INTO zone FROM organization o WHERE o.id = p.organization_id;
  FOR turn IN SELECT DISTINCT d.on_day FROM (
      SELECT unnest(ARRAY[u.starts_on, u.ends_on + 1]) AS on_day FROM purchase u WHERE u.organization_id = p.organization_id AND u.license_id = p.license_id
      UNION ALL SELECT unnest(ARRAY[l.ends_on + 1, license_goes_on_until(l) + 1])) d
    WHERE d.on_day IS NOT NULL AND d.on_day BETWEEN (since AT TIME ZONE zone)::date AND (till AT TIME ZONE zone)::date
      AND d.on_day::timestamp AT TIME ZONE zone >= since AND d.on_day::timestamp AT TIME ZONE zone <= till
    ORDER BY d.on_day
  LOOP
    has := pool_part_on(p, turn);
    PERFORM note_capacity(p, turn::timestamp AT TIME ZONE zone, has, CASE l.overage WHEN 'ALWAYS' THEN NULL
      WHEN 'PERCENT' THEN floor(has * (100 + l.overage_percent) / 100.0)::int ELSE has END);
  END LOOP;
END $$;

-- Each reckoning of a pool says what it has from now on. One that is due since a midnight tells of that midnight; the first one
-- tells of the time since the pool was made. An archived pool has nothing.
CREATE FUNCTION "note_pool_capacity"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  now_is timestamptz := lease_now();
  first boolean := NOT EXISTS (SELECT 1 FROM pool_capacity c WHERE c.pool_id = NEW.id);
  made timestamptz := least(NEW.created_at, now_is);
  day_made date; has int;
BEGIN
  IF NEW.archived_at IS NOT NULL THEN
    PERFORM note_capacity(NEW, greatest(made, least(NEW.archived_at, now_is)), 0, 0);
    RETURN NULL;
  END IF;
  IF NEW.refresh_at = 'epoch' THEN RETURN NULL; END IF;
  IF NOT NEW.counted THEN
    PERFORM note_capacity(NEW, CASE WHEN first THEN made ELSE now_is END, NULL, NULL);
    RETURN NULL;
  END IF;
  IF first THEN
    SELECT (made AT TIME ZONE o.time_zone)::date INTO day_made FROM organization o WHERE o.id = NEW.organization_id;
    has := pool_part_on(NEW, day_made);
    PERFORM note_capacity(NEW, made, has, CASE WHEN NEW.allowance IS NOT NULL THEN has + NEW.allowance - NEW.capacity END);
    PERFORM note_capacity_between(NEW, made, now_is);
  ELSIF OLD.refresh_at <> 'epoch' THEN
    PERFORM note_capacity_between(NEW, OLD.refresh_at, now_is);
  END IF;
  PERFORM note_capacity(NEW, now_is, NEW.capacity, NEW.allowance);
  RETURN NULL;
END $$;
CREATE TRIGGER "pool_capacity_is_noted" AFTER UPDATE ON "pool" FOR EACH ROW
  WHEN (OLD.refresh_at IS DISTINCT FROM NEW.refresh_at OR OLD.archived_at IS DISTINCT FROM NEW.archived_at
    OR (NEW.counted AND (OLD.capacity IS DISTINCT FROM NEW.capacity OR OLD.allowance IS DISTINCT FROM NEW.allowance)))
  EXECUTE FUNCTION "note_pool_capacity"();

-- What pools had until now, as far as purchases and parts tell.
SELECT note_capacity(p, p.created_at, CASE WHEN p.counted THEN pool_part_on(p, (p.created_at AT TIME ZONE o.time_zone)::date) END,
  CASE WHEN p.counted AND p.allowance IS NOT NULL THEN pool_part_on(p, (p.created_at AT TIME ZONE o.time_zone)::date) + p.allowance - p.capacity END)
FROM pool p JOIN organization o ON o.id = p.organization_id WHERE p.refresh_at <> 'epoch';
SELECT note_capacity_between(p, p.created_at, now()) FROM pool p WHERE p.counted AND p.refresh_at <> 'epoch';
SELECT note_capacity(p, greatest(p.created_at, now()), CASE WHEN p.counted THEN p.capacity END, CASE WHEN p.counted THEN p.allowance END)
FROM pool p WHERE p.refresh_at <> 'epoch';

-- Pools that nobody touches and that have something to do: to be reckoned anew (so that what they have is noted when it
-- changes), a queue to serve, or, archived or not, leases that ran out longer ago than `grace` and after `since`, which are not
-- written down yet.
CREATE OR REPLACE FUNCTION "resting_pools"(since timestamptz, grace interval) RETURNS jsonb LANGUAGE sql VOLATILE AS $$
  SELECT coalesce(jsonb_agg(jsonb_build_array(p.organization_id, p.id) ORDER BY p.id), '[]') FROM pool p, (SELECT lease_now() AS now_is) n
  WHERE (p.archived_at IS NULL AND (p.refresh_at <= n.now_is OR (p.waiting > 0 AND queue_is_due(p, n.now_is))))
    OR EXISTS (SELECT 1 FROM pool_seat s JOIN lease l ON l.id = s.lease_id AND l.ended_at IS NULL
      WHERE s.pool_id = p.id AND NOT s.extra AND s.free_at > since AND s.free_at <= n.now_is - grace)
    OR EXISTS (SELECT 1 FROM pool_seat s JOIN lease l ON l.id = s.lease_id AND l.ended_at IS NULL
      WHERE s.pool_id = p.id AND s.extra AND s.free_at > since AND s.free_at <= n.now_is - grace)
$$;
