-- CreateEnum
CREATE TYPE "holder_rule" AS ENUM ('USER', 'USER_HOST', 'PROCESS');

-- CreateEnum
CREATE TYPE "lease_end" AS ENUM ('RETURNED', 'RELEASED', 'EXPIRED', 'NOT_PICKED_UP', 'IDLE', 'LOST');

-- CreateEnum
CREATE TYPE "ticket_status" AS ENUM ('WAITING', 'GRANTED', 'EXPIRED', 'LEFT');

-- CreateEnum
CREATE TYPE "group_rule_kind" AS ENUM ('RESERVATION', 'CAP', 'INCLUDE', 'EXCLUDE', 'PRIORITY');

-- CreateEnum
CREATE TYPE "group_kind" AS ENUM ('PERSON', 'DEPARTMENT', 'HOST', 'PROJECT', 'ADDRESS', 'COUNTRY');

-- CreateEnum
CREATE TYPE "denial_cause" AS ENUM ('CAPACITY', 'RESERVATION', 'GROUP_CAP', 'EXCLUDED', 'RESTRICTION', 'EXPIRED');

-- CreateTable
CREATE TABLE "pool" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "license_id" TEXT NOT NULL,
    "feature_id" TEXT,
    "name" TEXT NOT NULL,
    "seats" INTEGER,
    "holder_rule" "holder_rule" NOT NULL DEFAULT 'USER_HOST',
    "lease_seconds" INTEGER,
    "longest_seconds" INTEGER,
    "idle_seconds" INTEGER,
    "pickup_seconds" INTEGER NOT NULL DEFAULT 120,
    "head_seconds" INTEGER NOT NULL DEFAULT 300,
    "rules_version" INTEGER NOT NULL DEFAULT 1,
    "capacity" INTEGER NOT NULL DEFAULT 0,
    "allowance" INTEGER DEFAULT 0,
    "debt" INTEGER NOT NULL DEFAULT 0,
    "waiting" INTEGER NOT NULL DEFAULT 0,
    "grouped" BOOLEAN NOT NULL DEFAULT false,
    "limited" BOOLEAN NOT NULL DEFAULT false,
    "tailored" BOOLEAN NOT NULL DEFAULT false,
    "counted" BOOLEAN NOT NULL DEFAULT true,
    "state" TEXT NOT NULL DEFAULT 'NOT_STARTED',
    "refresh_at" TIMESTAMPTZ(3) NOT NULL DEFAULT '1970-01-01 00:00:00 +00:00',
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "pool_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pool_seat" (
    "pool_id" TEXT NOT NULL,
    "position" INTEGER NOT NULL,
    "organization_id" TEXT NOT NULL,
    "extra" BOOLEAN NOT NULL DEFAULT false,
    "lease_id" TEXT,
    "token" BIGINT NOT NULL DEFAULT 0,
    "free_at" TIMESTAMPTZ(3) NOT NULL DEFAULT '1970-01-01 00:00:00 +00:00',
    "idle_since" TIMESTAMPTZ(3),

    CONSTRAINT "pool_seat_pkey" PRIMARY KEY ("pool_id","position")
);

-- CreateTable
CREATE TABLE "lease" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "pool_id" TEXT NOT NULL,
    "license_id" TEXT NOT NULL,
    "holder_key" TEXT NOT NULL,
    "user" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "process" TEXT,
    "project" TEXT,
    "person_id" TEXT,
    "seats" INTEGER NOT NULL,
    "positions" INTEGER[],
    "token" BIGINT NOT NULL,
    "ttl" INTEGER NOT NULL,
    "overdraft" BOOLEAN NOT NULL DEFAULT false,
    "app_version" TEXT,
    "country" TEXT,
    "address" TEXT,
    "ticket_id" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL,
    "borrowed_at" TIMESTAMPTZ(3),
    "borrowed_until" TIMESTAMPTZ(3),
    "lost_at" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),
    "end_reason" "lease_end",
    "end_note" TEXT,

    CONSTRAINT "lease_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "lease_process" (
    "lease_id" TEXT NOT NULL,
    "process" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,

    CONSTRAINT "lease_process_pkey" PRIMARY KEY ("lease_id","process")
);

-- CreateTable
CREATE TABLE "queue_ticket" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "pool_id" TEXT NOT NULL,
    "holder_key" TEXT NOT NULL,
    "seats" INTEGER NOT NULL,
    "priority" INTEGER NOT NULL DEFAULT 0,
    "claimed" JSONB NOT NULL,
    "status" "ticket_status" NOT NULL DEFAULT 'WAITING',
    "lease_id" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "queued_at" TIMESTAMPTZ(3) NOT NULL,
    "waits_until" TIMESTAMPTZ(3) NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,
    "head_since" TIMESTAMPTZ(3),
    "ended_at" TIMESTAMPTZ(3),

    CONSTRAINT "queue_ticket_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "pool_group_rule" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "pool_id" TEXT NOT NULL,
    "kind" "group_rule_kind" NOT NULL,
    "group_kind" "group_kind" NOT NULL,
    "subject" TEXT NOT NULL,
    "seats" INTEGER,
    "priority" INTEGER,
    "starts_at" TIMESTAMPTZ(3),
    "ends_at" TIMESTAMPTZ(3),
    "archived_at" TIMESTAMPTZ(3),
    "created_at" TIMESTAMPTZ(3) NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "pool_group_rule_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "denial" (
    "id" TEXT NOT NULL,
    "organization_id" TEXT NOT NULL,
    "pool_id" TEXT NOT NULL,
    "holder_key" TEXT NOT NULL,
    "user" TEXT NOT NULL,
    "host" TEXT NOT NULL,
    "person_id" TEXT,
    "seats" INTEGER NOT NULL,
    "cause" "denial_cause" NOT NULL,
    "detail" TEXT,
    "times" INTEGER NOT NULL DEFAULT 1,
    "at" TIMESTAMPTZ(3) NOT NULL,
    "last_at" TIMESTAMPTZ(3) NOT NULL,
    "capacity" INTEGER NOT NULL,
    "in_use" INTEGER NOT NULL,
    "holders" TEXT[],

    CONSTRAINT "denial_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "pool_organization_id_license_id_idx" ON "pool"("organization_id", "license_id");

-- CreateIndex
CREATE UNIQUE INDEX "pool_organization_id_id_key" ON "pool"("organization_id", "id");

-- CreateIndex
CREATE INDEX "pool_seat_pool_id_extra_free_at_position_idx" ON "pool_seat"("pool_id", "extra", "free_at", "position");

-- CreateIndex
CREATE INDEX "lease_organization_id_pool_id_started_at_idx" ON "lease"("organization_id", "pool_id", "started_at");

-- CreateIndex
CREATE INDEX "lease_organization_id_person_id_started_at_idx" ON "lease"("organization_id", "person_id", "started_at");

-- CreateIndex
CREATE UNIQUE INDEX "lease_organization_id_id_key" ON "lease"("organization_id", "id");

-- CreateIndex
CREATE INDEX "queue_ticket_pool_id_created_at_idx" ON "queue_ticket"("pool_id", "created_at");

-- CreateIndex
CREATE UNIQUE INDEX "queue_ticket_organization_id_id_key" ON "queue_ticket"("organization_id", "id");

-- CreateIndex
CREATE INDEX "pool_group_rule_organization_id_pool_id_idx" ON "pool_group_rule"("organization_id", "pool_id");

-- CreateIndex
CREATE UNIQUE INDEX "pool_group_rule_organization_id_id_key" ON "pool_group_rule"("organization_id", "id");

-- CreateIndex
CREATE INDEX "denial_organization_id_pool_id_at_idx" ON "denial"("organization_id", "pool_id", "at");

-- CreateIndex
CREATE INDEX "denial_pool_id_holder_key_last_at_idx" ON "denial"("pool_id", "holder_key", "last_at");

-- CreateIndex
CREATE UNIQUE INDEX "denial_organization_id_id_key" ON "denial"("organization_id", "id");

-- AddForeignKey
ALTER TABLE "pool" ADD CONSTRAINT "pool_organization_id_fkey" FOREIGN KEY ("organization_id") REFERENCES "organization"("id") ON DELETE RESTRICT ON UPDATE CASCADE;

-- AddForeignKey
ALTER TABLE "pool" ADD CONSTRAINT "pool_organization_id_license_id_fkey" FOREIGN KEY ("organization_id", "license_id") REFERENCES "license"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "pool" ADD CONSTRAINT "pool_organization_id_feature_id_fkey" FOREIGN KEY ("organization_id", "feature_id") REFERENCES "feature"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "pool_seat" ADD CONSTRAINT "pool_seat_organization_id_pool_id_fkey" FOREIGN KEY ("organization_id", "pool_id") REFERENCES "pool"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "lease" ADD CONSTRAINT "lease_organization_id_pool_id_fkey" FOREIGN KEY ("organization_id", "pool_id") REFERENCES "pool"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "lease_process" ADD CONSTRAINT "lease_process_organization_id_lease_id_fkey" FOREIGN KEY ("organization_id", "lease_id") REFERENCES "lease"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "queue_ticket" ADD CONSTRAINT "queue_ticket_organization_id_pool_id_fkey" FOREIGN KEY ("organization_id", "pool_id") REFERENCES "pool"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "pool_group_rule" ADD CONSTRAINT "pool_group_rule_organization_id_pool_id_fkey" FOREIGN KEY ("organization_id", "pool_id") REFERENCES "pool"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- AddForeignKey
ALTER TABLE "denial" ADD CONSTRAINT "denial_organization_id_pool_id_fkey" FOREIGN KEY ("organization_id", "pool_id") REFERENCES "pool"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;

-- Floating check-out: what follows is the licence server's heart. Lock order everywhere: the pool (advisory, shared or
-- exclusive), the holder (advisory), slots, leases. A claim never waits for a slot (SKIP LOCKED).

CREATE SEQUENCE "lease_token";
CREATE UNIQUE INDEX "lease_live_once" ON "lease" ("pool_id", "holder_key") WHERE "ended_at" IS NULL;
CREATE UNIQUE INDEX "queue_ticket_waiting_once" ON "queue_ticket" ("pool_id", "holder_key") WHERE "status" = 'WAITING';
CREATE INDEX "queue_ticket_waiting" ON "queue_ticket" ("pool_id", "priority" DESC, "queued_at", "id") WHERE "status" = 'WAITING';
CREATE UNIQUE INDEX "pool_of_product_once" ON "pool" ("organization_id", "license_id", coalesce("feature_id", '')) WHERE "archived_at" IS NULL;
ALTER TABLE "pool" ADD CONSTRAINT "pool_numbers_in_range" CHECK ("seats" >= 0 AND "lease_seconds" > 0 AND "longest_seconds" > 0
  AND "idle_seconds" > 0 AND "pickup_seconds" > 0 AND "head_seconds" >= 0 AND "capacity" >= 0 AND "debt" >= 0 AND "waiting" >= 0);
ALTER TABLE "lease" ADD CONSTRAINT "lease_end_has_reason" CHECK (("ended_at" IS NULL) = ("end_reason" IS NULL));
ALTER TABLE "lease" ADD CONSTRAINT "lease_ends_after_it_starts" CHECK ("ended_at" >= "started_at");
ALTER TABLE "lease" ADD CONSTRAINT "lease_has_its_seats" CHECK ("seats" > 0 AND cardinality("positions") = "seats");
ALTER TABLE "pool_group_rule" ADD CONSTRAINT "pool_group_rule_in_range" CHECK ("seats" >= 0 AND "priority" BETWEEN 0 AND 100 AND "ends_at" > "starts_at"
  AND ("seats" IS NOT NULL) = ("kind" IN ('RESERVATION', 'CAP')) AND ("priority" IS NOT NULL) = ("kind" = 'PRIORITY'));

-- The database's clock, in whole milliseconds, since two lanes' clocks differ; tests move it by a setting of their session.
CREATE FUNCTION "lease_now"() RETURNS timestamptz LANGUAGE sql VOLATILE AS $$
  SELECT date_trunc('milliseconds', clock_timestamp() + coalesce(nullif(current_setting('leasehold.clock_offset', true), ''), '0')::interval)
$$;

-- A lease keeps who had it, of which pool and since when; once ended it stays ended.
CREATE FUNCTION "guard_lease_history"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF TG_OP = 'DELETE' OR OLD.ended_at IS NOT NULL
     OR (OLD.organization_id, OLD.pool_id, OLD.license_id, OLD.holder_key, OLD.token, OLD.seats, OLD.started_at)
        IS DISTINCT FROM (NEW.organization_id, NEW.pool_id, NEW.license_id, NEW.holder_key, NEW.token, NEW.seats, NEW.started_at) THEN
    RAISE EXCEPTION 'a lease is history: it may end, never change or vanish' USING ERRCODE = 'check_violation', CONSTRAINT = 'lease_is_history';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "lease_is_history" BEFORE UPDATE OR DELETE ON "lease" FOR EACH ROW EXECUTE FUNCTION "guard_lease_history"();

CREATE FUNCTION "lock_pool"(on_pool text) RETURNS void LANGUAGE sql VOLATILE AS $$
  SELECT pg_advisory_xact_lock(hashtextextended(on_pool, 1))
$$;

-- An event of the licence server itself, with an id that follows from what it is about, so that it is written once.
CREATE FUNCTION "note_by_server"(org text, kind text, of_kind text, subject text, related text[], said jsonb, at timestamptz) RETURNS void LANGUAGE sql VOLATILE AS $$
  INSERT INTO audit_event (id, organization_id, type, operation, actor_kind, actor_id, subject_kind, subject_id, related, after, origin, request_id, at)
  VALUES ('evt_' || substr(subject, 5), org, kind, 'floating.serve', 'system', 'licence-server', of_kind, subject, related, said, '{"channel":"system"}', 'licence-server', at)
$$;

-- Ends leases that ran out, as of when they did; with their seats, which stay claimable.
CREATE FUNCTION "end_expired_leases"(org text, which text[], now_is timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  gone record;
BEGIN
  FOR gone IN
    UPDATE lease l SET ended_at = greatest(ran_out.at, l.started_at),
      end_reason = CASE WHEN ran_out.picked_up THEN 'EXPIRED' ELSE 'NOT_PICKED_UP' END::lease_end
    FROM (SELECT l2.id, coalesce(max(s.free_at), now_is) AS at,
        l2.ticket_id IS NULL OR max(s.free_at) > l2.started_at + make_interval(secs => max(p.pickup_seconds)) AS picked_up
      FROM lease l2 JOIN pool p ON p.organization_id = l2.organization_id AND p.id = l2.pool_id
      LEFT JOIN pool_seat s ON s.pool_id = l2.pool_id AND s.position = ANY (l2.positions) AND s.lease_id = l2.id
      WHERE l2.organization_id = org AND l2.id = ANY (which) GROUP BY l2.id) ran_out
    WHERE l.organization_id = org AND l.id = ran_out.id AND l.ended_at IS NULL
    RETURNING l.id, l.pool_id, l.license_id, l.person_id, l.ended_at, l.end_reason
  LOOP
    PERFORM note_by_server(org, 'lease.expired', 'lease', gone.id, array_remove(ARRAY[gone.license_id, gone.pool_id, gone.person_id], NULL),
      jsonb_build_object('endedAt', gone.ended_at, 'endReason', gone.end_reason), now_is);
  END LOOP;
END $$;

-- Takes up to `most` free slots away, ordinary or extra ones; answers how many.
CREATE FUNCTION "drop_free_slots"(org text, on_pool text, of_extra boolean, most int, now_is timestamptz) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  gone int[];
BEGIN
  SELECT array_agg(position) INTO gone FROM (SELECT s.position FROM pool_seat s WHERE s.pool_id = on_pool AND s.extra = of_extra
    AND s.free_at <= now_is ORDER BY s.free_at, s.position LIMIT most FOR UPDATE) q;
  PERFORM end_expired_leases(org, (SELECT array_agg(DISTINCT s.lease_id) FROM pool_seat s WHERE s.pool_id = on_pool
    AND s.position = ANY (gone) AND s.lease_id IS NOT NULL), now_is);
  DELETE FROM pool_seat s WHERE s.organization_id = org AND s.pool_id = on_pool AND s.position = ANY (gone);
  RETURN coalesce(cardinality(gone), 0);
END $$;

CREATE FUNCTION "add_slots"(org text, on_pool text, of_extra boolean, how_many int) RETURNS void LANGUAGE sql VOLATILE AS $$
  INSERT INTO pool_seat (pool_id, position, organization_id, extra)
  SELECT on_pool, (SELECT coalesce(max(s.position), 0) FROM pool_seat s WHERE s.pool_id = on_pool) + n, org, of_extra FROM generate_series(1, how_many) n
$$;

-- Whether something granted for a time holds at an instant; `fact` as entitlement_facts gives it.
CREATE FUNCTION "fact_in_force"(fact jsonb, at timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce((fact ->> 'startsAt')::timestamptz <= at, true) AND coalesce((fact ->> 'endsAt')::timestamptz > at, true)
$$;

-- Whether a licence grants a feature, to somebody or (NULL) in general: what effectiveEntitlements of lib/entitlements says.
CREATE FUNCTION "feature_holds"(org text, on_license text, on_feature text, person text, at timestamptz) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT coalesce((SELECT coalesce(
      (SELECT bool_and((q.o ->> 'enabled')::boolean) FROM (
        SELECT o, rank() OVER (ORDER BY CASE o ->> 'of' WHEN 'machine' THEN -2 WHEN 'person' THEN -1 ELSE (o ->> 'depth')::int END) AS nearest
        FROM jsonb_array_elements(f -> 'overrides') o WHERE fact_in_force(o, at)) q WHERE q.nearest = 1),
      NOT EXISTS (SELECT 1 FROM jsonb_array_elements(f -> 'own') e WHERE fact_in_force(e, at) AND NOT (e ->> 'enabled')::boolean)
        AND (EXISTS (SELECT 1 FROM jsonb_array_elements(f -> 'own') e WHERE fact_in_force(e, at))
          OR EXISTS (SELECT 1 FROM jsonb_array_elements(f -> 'addOns') a WHERE fact_in_force(a, at) AND (a ->> 'enabled')::boolean)))
    FROM jsonb_array_elements(entitlement_facts(org, on_license, person, NULL)) f WHERE f ->> 'id' = on_feature), false)
$$;

CREATE FUNCTION "rule_in_force"(g pool_group_rule, now_is timestamptz) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT g.archived_at IS NULL AND (g.starts_at IS NULL OR g.starts_at <= now_is) AND (g.ends_at IS NULL OR g.ends_at > now_is)
$$;

-- The next instant at which a rule of the pool, or a feature of its licence, begins or ends.
CREATE FUNCTION "next_turn"(p pool, now_is timestamptz) RETURNS timestamptz LANGUAGE sql STABLE AS $$
  SELECT min(turn) FROM (
    SELECT unnest(ARRAY[g.starts_at, g.ends_at]) AS turn FROM pool_group_rule g WHERE g.organization_id = p.organization_id AND g.pool_id = p.id AND g.archived_at IS NULL
    UNION ALL SELECT unnest(ARRAY[e.starts_at, e.ends_at]) FROM entitlement e WHERE e.organization_id = p.organization_id AND e.license_id = p.license_id AND e.archived_at IS NULL
    UNION ALL SELECT unnest(ARRAY[a.starts_at, a.ends_at]) FROM license_add_on a WHERE a.organization_id = p.organization_id AND a.license_id = p.license_id AND a.archived_at IS NULL
    UNION ALL SELECT unnest(ARRAY[o.starts_at, o.ends_at]) FROM entitlement_override o WHERE o.organization_id = p.organization_id AND o.license_id = p.license_id AND o.archived_at IS NULL
  ) turns WHERE turn > now_is
$$;

-- OPEN, or why a licence is no good on a day of its organisation.
CREATE FUNCTION "license_standing"(l license, today date) RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE WHEN l.archived_at IS NOT NULL OR l.terminated_at IS NOT NULL OR (l.expiry_behavior = 'REVOKE'
      AND today > CASE WHEN l.cancelled_at IS NULL THEN l.ends_on + l.grace_days ELSE l.ends_on END) THEN 'TERMINATED'
    WHEN l.suspended_at IS NOT NULL THEN 'SUSPENDED'
    WHEN today < l.starts_on THEN 'NOT_STARTED'
    WHEN today > license_goes_on_until(l) THEN 'EXPIRED' ELSE 'OPEN' END
$$;

-- Reckons a pool anew from the purchases, the licence, its rules and the day; the caller holds the pool alone. Growing adds
-- slots; shrinking takes free ones and leaves the rest as a debt. The pool of a SITE licence is not counted: its capacity is as
-- many slots as were ever needed at once. Whoever judged by what stood before is told so by the version of the rules.
CREATE FUNCTION "refresh_pool"(org text, on_pool text) RETURNS void LANGUAGE plpgsql AS $$
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
  missing := p.capacity - has;
  IF missing > 0 THEN PERFORM add_slots(org, on_pool, false, missing);
  ELSIF missing < 0 THEN p.debt := -missing - drop_free_slots(org, on_pool, false, -missing, now_is);
  END IF;
  IF missing >= 0 THEN p.debt := 0; END IF;
  IF extra_to_be > has_extra THEN PERFORM add_slots(org, on_pool, true, extra_to_be - has_extra);
  ELSIF extra_to_be < has_extra THEN PERFORM drop_free_slots(org, on_pool, true, has_extra - extra_to_be, now_is);
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

-- Whatever a pool is reckoned from has changed: nobody claims until this transaction is over, and then the pool is reckoned anew.
CREATE FUNCTION "make_pools_stale"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  which record;
BEGIN
  FOR which IN
    SELECT p.organization_id, p.id FROM pool p WHERE (p.organization_id, p.license_id) IN (
      SELECT c.organization_id, CASE TG_TABLE_NAME WHEN 'license' THEN to_jsonb(c) ->> 'id' ELSE to_jsonb(c) ->> 'license_id' END FROM changed c)
    ORDER BY p.id
  LOOP
    PERFORM lock_pool(which.id);
    UPDATE pool SET refresh_at = 'epoch', rules_version = rules_version + 1 WHERE organization_id = which.organization_id AND id = which.id;
  END LOOP;
  RETURN NULL;
END $$;
CREATE FUNCTION "make_pool_stale"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM lock_pool(NEW.pool_id);
  UPDATE pool SET refresh_at = 'epoch' WHERE organization_id = NEW.organization_id AND id = NEW.pool_id;
  RETURN NULL;
END $$;
CREATE TRIGGER "license_makes_pools_stale" AFTER UPDATE ON "license" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "make_pools_stale"();
CREATE TRIGGER "purchase_makes_pools_stale" AFTER INSERT ON "purchase" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "make_pools_stale"();
CREATE TRIGGER "purchase_change_makes_pools_stale" AFTER UPDATE ON "purchase" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "make_pools_stale"();
-- What many licences share: the releases and features of a product, what an add-on holds. It is no matter of counting, so the
-- pools' rows are enough; nothing in such a transaction takes a pool's lock after them.
CREATE FUNCTION "make_pools_of_catalog_stale"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  WITH hit AS (SELECT to_jsonb(c) AS said, to_jsonb(c) ->> 'organization_id' AS org FROM changed c),
  product AS (
    SELECT org, said ->> 'product_id' AS id FROM hit
    UNION SELECT org, said ->> 'suite_id' FROM hit
    UNION SELECT s.organization_id, s.suite_id FROM hit JOIN suite_component s ON s.organization_id = hit.org AND s.component_id = hit.said ->> 'product_id'
  ), touched AS (
    SELECT p.organization_id, p.id FROM pool p JOIN license l ON l.organization_id = p.organization_id AND l.id = p.license_id
    WHERE p.archived_at IS NULL AND ((l.organization_id, l.product_id) IN (SELECT org, id FROM product)
      OR (l.organization_id, l.id) IN (SELECT a.organization_id, a.license_id FROM hit JOIN license_add_on a
        ON a.organization_id = hit.org AND a.add_on_id = hit.said ->> 'add_on_id'))
    ORDER BY p.id FOR NO KEY UPDATE OF p)
  UPDATE pool p SET refresh_at = 'epoch', rules_version = p.rules_version + 1 FROM touched t WHERE p.organization_id = t.organization_id AND p.id = t.id;
  RETURN NULL;
END $$;
CREATE FUNCTION "make_pools_of_organization_stale"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  UPDATE pool p SET refresh_at = 'epoch', rules_version = p.rules_version + 1
  FROM (SELECT o.id FROM pool o WHERE o.organization_id = NEW.id ORDER BY o.id FOR NO KEY UPDATE) t WHERE p.organization_id = NEW.id AND p.id = t.id;
  RETURN NULL;
END $$;
CREATE TRIGGER "entitlement_makes_pools_stale" AFTER INSERT ON "entitlement" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "make_pools_stale"();
CREATE TRIGGER "entitlement_change_makes_pools_stale" AFTER UPDATE ON "entitlement" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "make_pools_stale"();
CREATE TRIGGER "license_add_on_makes_pools_stale" AFTER INSERT ON "license_add_on" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "make_pools_stale"();
CREATE TRIGGER "license_add_on_change_makes_pools_stale" AFTER UPDATE ON "license_add_on" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "make_pools_stale"();
CREATE TRIGGER "override_makes_pools_stale" AFTER INSERT ON "entitlement_override" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "make_pools_stale"();
CREATE TRIGGER "override_change_makes_pools_stale" AFTER UPDATE ON "entitlement_override" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "make_pools_stale"();
CREATE TRIGGER "maintenance_makes_pools_stale" AFTER INSERT ON "maintenance_period" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "make_pools_stale"();
CREATE TRIGGER "maintenance_change_makes_pools_stale" AFTER UPDATE ON "maintenance_period" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "make_pools_stale"();
CREATE TRIGGER "maintenance_end_makes_pools_stale" AFTER DELETE ON "maintenance_period" REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "make_pools_stale"();
CREATE TRIGGER "release_makes_pools_stale" AFTER INSERT ON "release" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "make_pools_of_catalog_stale"();
CREATE TRIGGER "release_change_makes_pools_stale" AFTER UPDATE ON "release" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "make_pools_of_catalog_stale"();
CREATE TRIGGER "feature_change_makes_pools_stale" AFTER UPDATE ON "feature" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "make_pools_of_catalog_stale"();
CREATE TRIGGER "add_on_feature_makes_pools_stale" AFTER INSERT ON "add_on_feature" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "make_pools_of_catalog_stale"();
CREATE TRIGGER "add_on_feature_change_makes_pools_stale" AFTER UPDATE ON "add_on_feature" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "make_pools_of_catalog_stale"();
CREATE TRIGGER "add_on_feature_end_makes_pools_stale" AFTER DELETE ON "add_on_feature" REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "make_pools_of_catalog_stale"();
CREATE TRIGGER "suite_makes_pools_stale" AFTER INSERT ON "suite_component" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "make_pools_of_catalog_stale"();
CREATE TRIGGER "suite_end_makes_pools_stale" AFTER DELETE ON "suite_component" REFERENCING OLD TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "make_pools_of_catalog_stale"();
CREATE TRIGGER "organization_makes_pools_stale" AFTER UPDATE OF "time_zone" ON "organization" FOR EACH ROW WHEN (OLD.time_zone IS DISTINCT FROM NEW.time_zone)
EXECUTE FUNCTION "make_pools_of_organization_stale"();
CREATE TRIGGER "group_rule_makes_pools_stale" AFTER INSERT OR UPDATE ON "pool_group_rule" FOR EACH ROW EXECUTE FUNCTION "make_pool_stale"();

-- The department of a person and those above it.
CREATE FUNCTION "department_path"(org text, person text) RETURNS text[] LANGUAGE sql STABLE AS $$
  WITH RECURSIVE above AS (
    SELECT d.id, d.parent_id, 0 AS depth FROM person h JOIN department d ON d.organization_id = h.organization_id AND d.id = h.department_id
    WHERE h.organization_id = org AND h.id = person
    UNION ALL SELECT d.id, d.parent_id, above.depth + 1 FROM above JOIN department d ON d.organization_id = org AND d.id = above.parent_id
    WHERE above.depth < 64
  ) SELECT array_agg(id) FROM above
$$;

-- Whether a claim or a lease belongs to the group of a rule.
CREATE FUNCTION "in_group"(g pool_group_rule, person text, host text, project text, address text, country text) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT CASE g.group_kind
    WHEN 'PERSON' THEN person = g.subject
    WHEN 'HOST' THEN lower(host) LIKE replace(replace(replace(replace(lower(g.subject), '\', '\\'), '_', '\_'), '%', '\%'), '*', '%')
    WHEN 'PROJECT' THEN lower(project) = lower(g.subject)
    WHEN 'ADDRESS' THEN address::inet <<= g.subject::inet
    WHEN 'COUNTRY' THEN country = g.subject
    WHEN 'DEPARTMENT' THEN g.subject = ANY (department_path(g.organization_id, person))
    END IS TRUE
$$;

CREATE FUNCTION "claims_for_group"(g pool_group_rule, claim jsonb) RETURNS boolean LANGUAGE sql STABLE AS $$
  SELECT in_group(g, claim ->> 'personId', claim -> 'holder' ->> 'host', claim ->> 'project', claim ->> 'address', claim ->> 'country')
$$;

-- Puts into a claim where it comes from: the narrowest site whose address ranges cover the caller says so, whatever the program
-- claims; else the site of the person and the country that was sent.
CREATE FUNCTION "place_claim"(org text, claim jsonb) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE
  claimed text := CASE WHEN claim ? 'claimedCountry' THEN claim ->> 'claimedCountry' ELSE claim ->> 'country' END;
  here record; home record;
BEGIN
  IF claim ? 'address' THEN
    SELECT s.id, s.name, s.country INTO here FROM site s, unnest(s.address_ranges) AS r(covers) WHERE s.organization_id = org AND s.archived_at IS NULL
      AND (claim ->> 'address')::inet <<= r.covers::inet ORDER BY masklen(r.covers::inet) DESC, s.id LIMIT 1;
    IF FOUND THEN
      RETURN claim || jsonb_build_object('claimedCountry', claimed, 'country', here.country, 'siteId', here.id, 'siteName', here.name, 'covered', true);
    END IF;
  END IF;
  SELECT s.id, s.name INTO home FROM person h JOIN site s ON s.organization_id = h.organization_id AND s.id = h.site_id
    WHERE h.organization_id = org AND h.id = claim ->> 'personId';
  RETURN claim || jsonb_build_object('claimedCountry', claimed, 'country', claimed, 'siteId', home.id, 'siteName', home.name, 'covered', false);
END $$;

-- Notes that a program said one country while its address lies in a site in another: once a day, since a build farm would make
-- every check-out wait for the last.
CREATE FUNCTION "note_country_claim"(p pool, claim jsonb, now_is timestamptz) RETURNS void LANGUAGE sql VOLATILE AS $$
  INSERT INTO country_claim (organization_id, license_id, site_id, claimed, day)
  SELECT p.organization_id, p.license_id, claim ->> 'siteId', claim ->> 'claimedCountry', (now_is AT TIME ZONE o.time_zone)::date
  FROM organization o WHERE o.id = p.organization_id AND (claim ->> 'covered')::boolean AND claim ->> 'claimedCountry' <> claim ->> 'country'
  ON CONFLICT DO NOTHING
$$;

-- The first restriction of a licence that a use does not meet: what restrictionVerdict of lib/licenses/restrictions.ts says.
CREATE FUNCTION "restriction_verdict"(countries text[], site_ids text[], site_countries text[], departments text[], country text, site text, path text[])
RETURNS text LANGUAGE sql IMMUTABLE AS $$
  SELECT CASE
    WHEN cardinality(departments) > 0 AND (departments && path) IS NOT TRUE THEN 'DEPARTMENT_NOT_ALLOWED'
    WHEN country IS NULL AND (cardinality(countries) > 0 OR (cardinality(site_ids) > 0 AND site IS NULL)) THEN 'COUNTRY_SCOPE_REQUIRED'
    WHEN cardinality(countries) > 0 AND NOT country = ANY (countries) THEN 'COUNTRY_NOT_ALLOWED'
    WHEN cardinality(site_ids) > 0 AND NOT CASE WHEN site IS NULL THEN country = ANY (site_countries) ELSE site = ANY (site_ids) END THEN 'COUNTRY_NOT_ALLOWED'
  END
$$;

-- What the pool's lists say of a claim: NULL where it may check out, else a code and the word for the denial. Where there is an
-- INCLUDE, one of them must hold it.
CREATE FUNCTION "list_verdict"(p pool, claim jsonb, now_is timestamptz, OUT code text, OUT detail text) LANGUAGE sql STABLE AS $$
  SELECT CASE
      WHEN bool_or(r.kind = 'EXCLUDE' AND r.holds) THEN 'EXCLUDED'
      WHEN claim ->> 'country' IS NULL AND bool_or(r.kind = 'EXCLUDE' AND r.group_kind = 'COUNTRY') THEN 'COUNTRY_SCOPE_REQUIRED'
      WHEN bool_or(r.kind = 'INCLUDE' AND r.holds) IS NOT FALSE OR NOT bool_or(r.kind = 'INCLUDE') THEN NULL
      WHEN claim ->> 'country' IS NULL AND bool_or(r.kind = 'INCLUDE' AND r.group_kind = 'COUNTRY') THEN 'COUNTRY_SCOPE_REQUIRED'
      ELSE 'NOT_INCLUDED' END,
    coalesce(max(r.group_kind::text) FILTER (WHERE r.kind = 'EXCLUDE' AND r.holds), 'NOT_INCLUDED')
  FROM (SELECT g.kind, g.group_kind, claims_for_group(g, claim) AS holds FROM pool_group_rule g
    WHERE g.organization_id = p.organization_id AND g.pool_id = p.id AND g.kind IN ('INCLUDE', 'EXCLUDE') AND rule_in_force(g, now_is)) r
$$;

-- Why a claim whose place is known may not be made, by whom it is for, where it comes from and which version it runs: a code for
-- the caller and, unless only something was left out, the cause and word of the denial. NULL where it may. The version is judged
-- by the caller, who has the rules of semantic versions.
CREATE FUNCTION "judge_claim"(p pool, claim jsonb, now_is timestamptz) RETURNS jsonb LANGUAGE plpgsql STABLE AS $$
DECLARE
  listed record; l license; code text;
BEGIN
  IF p.limited THEN
    SELECT * INTO listed FROM list_verdict(p, claim, now_is);
    IF listed.code IS NOT NULL THEN
      RETURN jsonb_build_object('code', listed.code) || CASE listed.code WHEN 'COUNTRY_SCOPE_REQUIRED' THEN '{}' ELSE
        jsonb_build_object('cause', 'EXCLUDED', 'detail', listed.detail) END;
    END IF;
    SELECT * INTO l FROM license WHERE organization_id = p.organization_id AND id = p.license_id;
    SELECT restriction_verdict(l.countries, array_agg(s.id), array_agg(s.country), l.department_ids, claim ->> 'country', claim ->> 'siteId',
      CASE WHEN cardinality(l.department_ids) > 0 THEN department_path(p.organization_id, claim ->> 'personId') END) INTO code
    FROM site s WHERE s.organization_id = p.organization_id AND s.id = ANY (l.site_ids);
  END IF;
  code := coalesce(code, claim ->> 'versionCode');
  RETURN CASE WHEN code LIKE '%REQUIRED' THEN jsonb_build_object('code', code)
    WHEN code IS NOT NULL THEN jsonb_build_object('code', code, 'cause', 'RESTRICTION', 'detail', CASE code WHEN 'DEPARTMENT_NOT_ALLOWED' THEN 'DEPARTMENT'
      WHEN 'COUNTRY_NOT_ALLOWED' THEN 'PLACE' WHEN 'VERSION_NOT_ALLOWED' THEN 'VERSION' ELSE 'MAINTENANCE' END,
      'country', claim -> 'country', 'site', claim -> 'siteName', 'covered', claim -> 'covered') END;
END $$;

-- Seats that the group of a rule holds now.
CREATE FUNCTION "held_by_group"(g pool_group_rule, now_is timestamptz) RETURNS bigint LANGUAGE sql STABLE AS $$
  SELECT count(*) FROM pool_seat s JOIN lease l ON l.id = s.lease_id
  WHERE s.organization_id = g.organization_id AND s.pool_id = g.pool_id AND s.free_at > now_is AND in_group(g, l.person_id, l.host, l.project, l.address, l.country)
$$;

-- Looks for room for a claim; the caller holds the pool alone. Answers the slots to take, locked, or the cause why not.
CREATE FUNCTION "find_room"(p pool, claim jsonb, now_is timestamptz, OUT cause text, OUT detail text, OUT slots int[]) LANGUAGE plpgsql AS $$
DECLARE
  wanted int := (claim ->> 'seats')::int;
  kept int := 0; free int; usable int; live int; more int[]; fuller pool_group_rule; keeps text;
BEGIN
  IF p.grouped THEN
    SELECT g.* INTO fuller FROM pool_group_rule g WHERE g.organization_id = p.organization_id AND g.pool_id = p.id AND g.kind = 'CAP'
      AND rule_in_force(g, now_is) AND claims_for_group(g, claim) AND held_by_group(g, now_is) + wanted > g.seats ORDER BY g.seats, g.id LIMIT 1;
    IF FOUND THEN
      cause := 'GROUP_CAP'; detail := fuller.group_kind; RETURN;
    END IF;
    SELECT coalesce(sum(r.kept), 0), (array_agg(r.group_kind ORDER BY r.kept DESC))[1] INTO kept, keeps FROM (
      SELECT g.group_kind, greatest(0, g.seats - held_by_group(g, now_is)) AS kept FROM pool_group_rule g
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
    SELECT count(*) INTO live FROM pool_seat s WHERE s.pool_id = p.id AND s.free_at > now_is;
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

-- Writes a lease over slots that the caller has locked: the seats, the lease, its event and the personal value behind it.
-- Answers the fencing token.
CREATE FUNCTION "start_lease"(p pool, claim jsonb, slots int[], began timestamptz, until timestamptz, ticket text, OUT fence bigint, OUT over boolean) LANGUAGE plpgsql AS $$
DECLARE
  before text[];
  holder text := (claim -> 'holder')::text;
  commitment text := encode(sha256(decode(claim ->> 'salt', 'hex') || convert_to(holder, 'UTF8')), 'hex');
BEGIN
  fence := nextval('lease_token');
  SELECT array_agg(DISTINCT s.lease_id) FILTER (WHERE s.lease_id IS NOT NULL), bool_or(s.extra) INTO before, over
  FROM pool_seat s WHERE s.pool_id = p.id AND s.position = ANY (slots);
  IF before IS NOT NULL THEN PERFORM end_expired_leases(p.organization_id, before, began); END IF;
  UPDATE pool_seat s SET lease_id = claim ->> 'leaseId', token = fence, free_at = until, idle_since = NULL WHERE s.pool_id = p.id AND s.position = ANY (slots);
  INSERT INTO lease (id, organization_id, pool_id, license_id, holder_key, "user", host, process, project, person_id, seats, positions,
    token, ttl, overdraft, app_version, country, address, ticket_id, started_at)
  VALUES (claim ->> 'leaseId', p.organization_id, p.id, p.license_id, claim ->> 'holderKey', claim -> 'holder' ->> 'user', claim -> 'holder' ->> 'host',
    claim -> 'holder' ->> 'process', claim ->> 'project', claim ->> 'personId', (claim ->> 'seats')::int, slots,
    fence, (claim ->> 'ttl')::int, over, claim ->> 'version', claim ->> 'country', claim ->> 'address', ticket, began);
  IF claim -> 'holder' ->> 'process' IS NOT NULL THEN
    INSERT INTO lease_process (lease_id, process, organization_id) VALUES (claim ->> 'leaseId', claim -> 'holder' ->> 'process', p.organization_id);
  END IF;
  IF NOT p.counted THEN
    -- A licence without seats counts who used it, each once a day.
    INSERT INTO license_use_day (organization_id, license_id, day, holder)
    SELECT o.id, p.license_id, (began AT TIME ZONE o.time_zone)::date,
      coalesce(claim ->> 'personId', 'user:' || encode(sha256(convert_to(lower(claim -> 'holder' ->> 'user'), 'UTF8')), 'hex'))
    FROM organization o WHERE o.id = p.organization_id ON CONFLICT DO NOTHING;
  END IF;
  INSERT INTO personal_value (organization_id, commitment, salt, value, subject_id)
  VALUES (p.organization_id, commitment, decode(claim ->> 'salt', 'hex'), holder, claim ->> 'leaseId');
  INSERT INTO audit_event (id, organization_id, type, operation, actor_kind, actor_id, subject_kind, subject_id, related, after, origin, request_id, at)
  VALUES (claim ->> 'eventId', p.organization_id, 'lease.started', 'floating.check-out', claim ->> 'actorKind', claim ->> 'actorId', 'lease',
    claim ->> 'leaseId', array_remove(ARRAY[p.license_id, p.id, claim ->> 'personId', ticket], NULL),
    jsonb_build_object('seats', claim -> 'seats', 'token', fence, 'overdraft', over, 'expiresAt', until, 'holder', jsonb_build_object('personal', commitment)),
    jsonb_build_object('channel', claim ->> 'channel'), claim ->> 'requestId', began);
END $$;

-- OPEN, or why a pool gives somebody nothing: where features differ by person, so may that of the pool.
CREATE FUNCTION "pool_state"(p pool, person text, now_is timestamptz) RETURNS text LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF NOT p.tailored OR p.feature_id IS NULL OR p.state NOT IN ('OPEN', 'FEATURE_OFF') THEN RETURN p.state; END IF;
  RETURN CASE WHEN feature_holds(p.organization_id, p.license_id, p.feature_id, person, now_is) THEN 'OPEN' ELSE 'FEATURE_OFF' END;
END $$;

-- Seats held now, ordinary and extra ones, without walking over all of a large pool: what is free of a full one is little.
CREATE FUNCTION "seats_in_use"(p pool, now_is timestamptz) RETURNS int LANGUAGE sql STABLE AS $$
  SELECT (p.capacity + p.debt - (SELECT count(*) FROM pool_seat s WHERE s.pool_id = p.id AND NOT s.extra AND s.free_at <= now_is)
    + (SELECT count(*) FROM pool_seat s WHERE s.pool_id = p.id AND s.extra AND s.free_at > now_is))::int
$$;

-- Remembers a refusal, with who held the seats then; the retries of one holder within a minute are one. The caller has the
-- holder's lock.
CREATE FUNCTION "note_denial"(p pool, claim jsonb, why text, word text, now_is timestamptz) RETURNS void LANGUAGE plpgsql AS $$
DECLARE
  in_use int := seats_in_use(p, now_is);
BEGIN
  UPDATE denial SET times = times + 1, last_at = now_is
  WHERE id = (SELECT d.id FROM denial d WHERE d.pool_id = p.id AND d.holder_key = claim ->> 'holderKey' AND d.cause::text = why
    AND d.detail IS NOT DISTINCT FROM word AND d.last_at > now_is - interval '1 minute' ORDER BY d.last_at DESC LIMIT 1);
  IF NOT FOUND THEN
    INSERT INTO denial (id, organization_id, pool_id, holder_key, "user", host, person_id, seats, cause, detail, at, last_at, capacity, in_use, holders)
    VALUES (claim ->> 'denialId', p.organization_id, p.id, claim ->> 'holderKey', claim -> 'holder' ->> 'user', claim -> 'holder' ->> 'host',
      claim ->> 'personId', (claim ->> 'seats')::int, why::denial_cause, word, now_is, now_is, CASE WHEN p.counted THEN p.capacity ELSE in_use END, in_use,
      ARRAY(SELECT DISTINCT h.lease_id FROM (SELECT s.lease_id FROM pool_seat s WHERE s.pool_id = p.id AND s.free_at > now_is LIMIT 100) h));
  END IF;
END $$;

-- Gives what is free to those who wait, by priority and age; the caller holds the pool alone. Each is judged once more by who it is
-- and where, and gives its place up where the rules forbid it now. Whoever a cap or another's
-- reservation stops does not stop those behind. Answers whether somebody waits for capacity, past whom no newcomer gets. A request for several seats keeps what is free for `head_seconds` at the
-- head, and then goes behind those who wait at its priority.
CREATE FUNCTION "serve_queue"(p pool, now_is timestamptz) RETURNS boolean LANGUAGE plpgsql AS $$
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
    IF p.limited THEN
      t.claimed := place_claim(p.organization_id, t.claimed);
      said := judge_claim(p, t.claimed, now_is);
      IF said IS NOT NULL THEN
        UPDATE queue_ticket SET status = 'EXPIRED', ended_at = now_is WHERE id = t.id;
        PERFORM note_denial(p, t.claimed, said ->> 'cause', said ->> 'detail', now_is) WHERE said ? 'cause';
        PERFORM note_by_server(p.organization_id, 'queue.expired', 'ticket', t.id, ARRAY[p.license_id, p.id], jsonb_build_object('because', said ->> 'code'), now_is);
        CONTINUE;
      END IF;
    END IF;
    SELECT * INTO room FROM find_room(p, t.claimed, now_is);
    IF room.cause IS NULL THEN
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

-- Brings a pool up to date, the caller holding it alone: its capacity, its debt, its queue. Answers it as it then is.
CREATE FUNCTION "settle_pool"(org text, on_pool text, now_is timestamptz, OUT p pool, OUT stopped boolean) LANGUAGE plpgsql AS $$
DECLARE
  paid int;
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
  IF p.waiting > 0 AND (p.state = 'OPEN' OR (p.state = 'FEATURE_OFF' AND p.tailored)) THEN
    stopped := serve_queue(p, now_is);
    SELECT * INTO p FROM pool WHERE organization_id = org AND id = on_pool;
  END IF;
END $$;

-- How many wait before a ticket, and itself.
CREATE FUNCTION "place_in_queue"(t queue_ticket) RETURNS int LANGUAGE sql STABLE AS $$
  SELECT count(*)::int + 1 FROM queue_ticket q WHERE q.organization_id = t.organization_id AND q.pool_id = t.pool_id AND q.status = 'WAITING'
    AND (q.priority > t.priority OR (q.priority = t.priority AND (q.queued_at, q.id) < (t.queued_at, t.id)))
$$;

-- Seconds until a place is served, from the mean length of the last 50 leases: seats come back at capacity ÷ length.
CREATE FUNCTION "wait_estimate"(p pool, place int) RETURNS int LANGUAGE sql STABLE AS $$
  SELECT ceil(place * coalesce((SELECT avg(extract(epoch FROM r.ended_at - r.started_at)) FROM (
    SELECT l.started_at, l.ended_at FROM lease l WHERE l.organization_id = p.organization_id AND l.pool_id = p.id AND l.ended_at IS NOT NULL
    ORDER BY l.started_at DESC LIMIT 50) r), p.lease_seconds, 900) / greatest(p.capacity, 1))::int
$$;

CREATE FUNCTION "ticket_answer"(p pool, t queue_ticket) RETURNS jsonb LANGUAGE sql STABLE AS $$
  SELECT jsonb_build_object('ticket', t.id, 'position', n.place, 'estimatedWaitSeconds', wait_estimate(p, n.place), 'expiresAt', t.waits_until)
  FROM (SELECT place_in_queue(t) AS place) n
$$;

-- The priority of a claim: what it asks for, cut to the highest that the rules allow its groups.
CREATE FUNCTION "allowed_priority"(p pool, claim jsonb, now_is timestamptz) RETURNS int LANGUAGE sql STABLE AS $$
  SELECT least((claim ->> 'priority')::int, (SELECT max(g.priority) FROM pool_group_rule g WHERE g.organization_id = p.organization_id AND g.pool_id = p.id
    AND g.kind = 'PRIORITY' AND rule_in_force(g, now_is) AND claims_for_group(g, claim)))
$$;

-- What becomes of a claim without room: a place in the queue where it waits, else a denial.
CREATE FUNCTION "deny_or_queue"(p pool, claim jsonb, why text, word text, now_is timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
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
    'retryAfter', least(600, greatest(5, wait_estimate(p, p.waiting + 1))));
END $$;

-- The person whom a client program names, by id, e-mail address, username or employee number, and whether he or she is suspended; NULL where nobody or several are.
CREATE FUNCTION "person_named"(org text, who text, OUT person text, OUT suspended boolean) LANGUAGE plpgsql STABLE AS $$
BEGIN
  IF starts_with(who, 'per_') THEN
    SELECT h.id, h.status = 'SUSPENDED' INTO person, suspended FROM person h WHERE h.organization_id = org AND h.id = who AND h.archived_at IS NULL AND h.status <> 'DEPARTED';
    IF person IS NOT NULL THEN RETURN; END IF;
  END IF;
  IF strpos(who, '@') > 0 THEN
    SELECT CASE WHEN count(*) = 1 THEN max(h.id) END, bool_or(h.status = 'SUSPENDED') INTO person, suspended FROM person h WHERE h.organization_id = org AND lower(h.email) = lower(who) AND h.archived_at IS NULL AND h.status <> 'DEPARTED';
    IF person IS NOT NULL THEN RETURN; END IF;
  END IF;
  SELECT CASE WHEN count(*) = 1 THEN max(h.id) END, bool_or(h.status = 'SUSPENDED') INTO person, suspended FROM person h WHERE h.organization_id = org AND lower(h.username) = lower(who) AND h.archived_at IS NULL AND h.status <> 'DEPARTED';
  IF person IS NOT NULL THEN RETURN; END IF;
  SELECT CASE WHEN count(*) = 1 THEN max(h.id) END, bool_or(h.status = 'SUSPENDED') INTO person, suspended FROM person h WHERE h.organization_id = org AND lower(h.employee_number) = lower(who) AND h.archived_at IS NULL AND h.status <> 'DEPARTED';
END $$;

-- One check-out in one round trip. Answers `outcome`: STARTED HELD (the lease, and `features` where they differ by person),
-- HELD_DIFFERENTLY, QUEUED, DENIED (for want of room: cause), REFUSED (by a rule: code), a state of the pool, STALE (the rules that the caller judged by are not those in force), ALONE (ask again, holding the
-- pool alone) or NOT_FOUND. `alone` chooses the exclusive lock, which a pool needs while it has a queue, groups or a debt.
CREATE FUNCTION "check_out"(org text, on_pool text, rules int, claim jsonb, alone boolean) RETURNS jsonb LANGUAGE plpgsql AS $$
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
      until := least(now_is + ttl, had.started_at + make_interval(secs => p.longest_seconds));
      UPDATE pool_seat s SET free_at = greatest(s.free_at, until) WHERE s.pool_id = on_pool AND s.position = ANY (had.positions) RETURNING s.free_at INTO until;
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

-- A heartbeat in one round trip. Answers OK (until when, and by which rules), LOST, IDLE (nobody worked with it for longer than
-- the pool allows, which ends it), NOT_FOUND, a state of the pool, or ALONE where it can only be judged alone: what ran out is revived only if nobody took its seats, nobody waits and no debt is open.
CREATE FUNCTION "beat_lease"(org text, which text, on_license text, fence bigint, idle int, alone boolean) RETURNS jsonb LANGUAGE plpgsql AS $$
DECLARE
  now_is timestamptz; until timestamptz; l lease; p pool; settled record; beaten int; state text; told jsonb;
BEGIN
  SELECT * INTO l FROM lease WHERE organization_id = org AND id = which AND (on_license IS NULL OR license_id = on_license);
  IF NOT FOUND THEN RETURN '{"outcome":"NOT_FOUND"}'; END IF;
  IF l.token <> fence OR l.ended_at IS NOT NULL THEN RETURN jsonb_build_object('outcome', CASE WHEN l.token = fence AND l.end_reason = 'IDLE' THEN 'IDLE' ELSE 'LOST' END); END IF;
  IF alone THEN
    PERFORM lock_pool(l.pool_id);
    SELECT e.borrowed_until INTO l.borrowed_until FROM lease e WHERE e.organization_id = org AND e.id = which;
  ELSE
    -- Shared, so that whoever counts a group, alone, never misses a lease that this keeps alive.
    PERFORM pg_advisory_xact_lock_shared(hashtextextended(l.pool_id, 1));
  END IF;
  now_is := lease_now();
  SELECT * INTO p FROM pool WHERE organization_id = org AND id = l.pool_id;
  IF alone THEN
    SELECT s.p, s.stopped INTO settled FROM settle_pool(org, l.pool_id, now_is) s;
    p := settled.p;
  ELSIF p.refresh_at <= now_is OR idle > p.idle_seconds THEN RETURN '{"outcome":"ALONE"}';
  END IF;
  state := CASE WHEN p.tailored THEN pool_state(p, l.person_id, now_is) ELSE p.state END;
  IF state <> 'OPEN' THEN RETURN jsonb_build_object('outcome', state); END IF;
  until := least(now_is + make_interval(secs => l.ttl), l.started_at + make_interval(secs => p.longest_seconds));
  -- A borrowed lease needs no heartbeats, and none cuts it short.
  until := greatest(until, l.borrowed_until);
  IF until <= now_is THEN RETURN '{"outcome":"LOST"}'; END IF;
  IF idle > p.idle_seconds AND NOT coalesce(l.borrowed_until > now_is, false) THEN
    UPDATE pool_seat s SET lease_id = NULL, free_at = now_is WHERE s.pool_id = l.pool_id AND s.position = ANY (l.positions) AND s.token = fence AND s.free_at > now_is;
    GET DIAGNOSTICS beaten = ROW_COUNT;
    IF beaten < l.seats THEN
      PERFORM end_expired_leases(org, ARRAY[l.id], now_is);
      RETURN '{"outcome":"LOST"}';
    END IF;
    UPDATE lease e SET ended_at = now_is, end_reason = 'IDLE' WHERE e.id = l.id;
    PERFORM note_by_server(org, 'lease.ended', 'lease', l.id, array_remove(ARRAY[l.license_id, l.pool_id, l.person_id], NULL),
      jsonb_build_object('endReason', 'IDLE', 'seats', l.seats, 'idleSeconds', idle), now_is);
    PERFORM settle_pool(org, l.pool_id, now_is);
    RETURN '{"outcome":"IDLE"}';
  END IF;
  told := jsonb_build_object('outcome', 'OK', 'expiresAt', until, 'poolId', p.id, 'rules', p.rules_version);
  IF p.tailored THEN told := told || jsonb_build_object('features', entitlement_facts(org, l.license_id, l.person_id, NULL), 'at', now_is); END IF;
  UPDATE pool_seat s SET free_at = greatest(s.free_at, until), idle_since = now_is - make_interval(secs => idle)
  WHERE s.pool_id = l.pool_id AND s.position = ANY (l.positions) AND s.token = fence AND s.free_at > now_is;
  GET DIAGNOSTICS beaten = ROW_COUNT;
  IF beaten = l.seats THEN RETURN told; END IF;
  IF NOT alone THEN RETURN '{"outcome":"ALONE"}'; END IF;
  IF p.waiting = 0 AND p.debt = 0 AND (SELECT count(*) FROM pool_seat s WHERE s.pool_id = l.pool_id AND s.position = ANY (l.positions) AND s.token = fence) = l.seats
     AND EXISTS (SELECT 1 FROM lease e WHERE e.id = l.id AND e.ended_at IS NULL)
     AND (NOT p.grouped OR (SELECT r.cause IS NULL FROM find_room(p, jsonb_build_object('seats', l.seats, 'personId', l.person_id,
       'holder', jsonb_build_object('host', l.host), 'project', l.project, 'address', l.address, 'country', l.country), now_is) r)) THEN
    UPDATE pool_seat s SET free_at = until WHERE s.pool_id = l.pool_id AND s.position = ANY (l.positions) AND s.token = fence;
    RETURN told;
  END IF;
  PERFORM end_expired_leases(org, ARRAY[l.id], now_is);
  RETURN '{"outcome":"LOST"}';
END $$;

-- A check-in in one round trip. Answers DONE (also when it was returned before), SHARED (other processes still use it),
-- BORROWED (its file runs on: `return_lease` ends it), NOT_FOUND or ALONE. `said` carries the event: id, actor, request; `process` is the one that returns it.
CREATE FUNCTION "check_in"(org text, which text, on_license text, process text, reason lease_end, note text, said jsonb, alone boolean) RETURNS jsonb LANGUAGE plpgsql AS $$
#variable_conflict use_variable
DECLARE
  now_is timestamptz; l lease; p pool; settled record; mine int; free_from timestamptz; ended lease; borrowed timestamptz;
BEGIN
  SELECT * INTO l FROM lease e WHERE e.organization_id = org AND e.id = which AND (on_license IS NULL OR e.license_id = on_license);
  IF NOT FOUND THEN RETURN '{"outcome":"NOT_FOUND"}'; END IF;
  IF l.ended_at IS NOT NULL THEN RETURN '{"outcome":"DONE"}'; END IF;
  IF alone THEN PERFORM lock_pool(l.pool_id); ELSE PERFORM pg_advisory_xact_lock_shared(hashtextextended(l.pool_id, 1)); END IF;
  PERFORM pg_advisory_xact_lock(hashtextextended(l.pool_id || '/' || l.holder_key, 2));
  now_is := lease_now();
  SELECT * INTO p FROM pool o WHERE o.organization_id = org AND o.id = l.pool_id;
  IF l.borrowed_until > now_is THEN RETURN jsonb_build_object('outcome', 'BORROWED', 'until', l.borrowed_until); END IF;
  IF NOT alone AND (p.waiting > 0 OR p.debt > 0) THEN RETURN '{"outcome":"ALONE"}'; END IF;
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
      INSERT INTO audit_event (id, organization_id, type, operation, actor_kind, actor_id, actor_person_id, subject_kind, subject_id, related, after, origin, request_id, at)
      VALUES (said ->> 'eventId', org, 'lease.ended', 'floating.check-in', said ->> 'actorKind', said ->> 'actorId', said ->> 'actorPersonId', 'lease', l.id,
        array_remove(ARRAY[l.license_id, l.pool_id, l.person_id], NULL), jsonb_build_object('endReason', reason, 'seats', l.seats),
        jsonb_build_object('channel', said ->> 'channel'), said ->> 'requestId', now_is);
    END IF;
  END IF;
  IF alone THEN PERFORM settle_pool(org, l.pool_id, now_is); END IF;
  RETURN '{"outcome":"DONE"}';
END $$;

-- What a waiting client is told, which is its sign of life too; whoever asks also serves the queue, so that no background
-- process is needed for it. `leave` gives the place up.
CREATE FUNCTION "ask_queue"(org text, which text, on_license text, leave boolean, said jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
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
    PERFORM settle_pool(org, t.pool_id, now_is);
    UPDATE pool SET served_at = now_is WHERE organization_id = org AND id = t.pool_id;
    SELECT * INTO t FROM queue_ticket q WHERE q.id = which;
  END IF;
  SELECT * INTO p FROM pool o WHERE o.organization_id = org AND o.id = t.pool_id;
  IF t.status = 'WAITING' THEN RETURN jsonb_build_object('outcome', 'WAITING') || ticket_answer(p, t); END IF;
  IF t.status = 'GRANTED' THEN
    RETURN coalesce((SELECT jsonb_build_object('outcome', 'GRANTED', 'leaseId', l.id, 'token', l.token, 'seats', l.seats, 'overdraft', l.overdraft,
        'poolId', l.pool_id, 'expiresAt', max(s.free_at), 'ttl', l.ttl, 'rules', p.rules_version, 'at', lease_now())
        || CASE WHEN p.tailored THEN jsonb_build_object('features', entitlement_facts(org, l.license_id, l.person_id, NULL)) ELSE '{}' END
      FROM lease l JOIN pool_seat s ON s.pool_id = l.pool_id AND s.position = ANY (l.positions) AND s.token = l.token
      WHERE l.id = t.lease_id AND l.ended_at IS NULL GROUP BY l.id HAVING count(*) = l.seats AND max(s.free_at) > lease_now()), '{"outcome":"EXPIRED"}');
  END IF;
  RETURN jsonb_build_object('outcome', t.status);
END $$;

-- A FLOATING licence has the pool of its product from the start, whoever makes it so; a SITE licence one that is not counted.
CREATE FUNCTION "give_floating_license_its_pool"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  INSERT INTO pool (id, organization_id, license_id, name, created_at)
  SELECT 'poo_' || substr(c.id, 5), c.organization_id, c.id, c.name, now() FROM changed c
  WHERE c.allocation IN ('FLOATING', 'SITE') AND c.archived_at IS NULL ON CONFLICT DO NOTHING;
  RETURN NULL;
END $$;
CREATE TRIGGER "floating_license_made" AFTER INSERT ON "license" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "give_floating_license_its_pool"();
CREATE TRIGGER "floating_license_changed" AFTER UPDATE ON "license" REFERENCING NEW TABLE AS changed FOR EACH STATEMENT EXECUTE FUNCTION "give_floating_license_its_pool"();
INSERT INTO "pool" ("id", "organization_id", "license_id", "name", "created_at")
SELECT 'poo_' || substr(l.id, 5), l.organization_id, l.id, l.name, now() FROM "license" l WHERE l.allocation IN ('FLOATING', 'SITE') AND l.archived_at IS NULL;

-- Whoever keeps credentials in memory hears of it at the commit when one is revoked, replaced or ended.
CREATE FUNCTION "tell_of_credentials"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM pg_notify('leasehold_credentials', TG_TABLE_NAME);
  RETURN NULL;
END $$;
CREATE TRIGGER "api_token_is_told" AFTER UPDATE OF "revoked_at", "expires_at", "scopes" OR DELETE ON "api_token" FOR EACH STATEMENT EXECUTE FUNCTION "tell_of_credentials"();
CREATE TRIGGER "license_key_is_told" AFTER UPDATE OF "revoked_at", "replaced_at" ON "license_key" FOR EACH STATEMENT EXECUTE FUNCTION "tell_of_credentials"();
CREATE TRIGGER "signing_key_is_told" AFTER UPDATE OF "retired_at", "verifies_until" OR DELETE ON "signing_key" FOR EACH STATEMENT EXECUTE FUNCTION "tell_of_credentials"();

-- Borrowing: a lease that is taken away from the network keeps its seats until a stated time. What is borrowed of a licence is
-- counted over all of its pools.
ALTER TABLE "issued_file" ADD COLUMN "lease_id" TEXT;
CREATE INDEX "issued_file_organization_id_lease_id_idx" ON "issued_file"("organization_id", "lease_id");
ALTER TABLE "issued_file" ADD CONSTRAINT "issued_file_organization_id_lease_id_fkey" FOREIGN KEY ("organization_id", "lease_id") REFERENCES "lease"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
CREATE INDEX "lease_borrowed" ON "lease" ("organization_id", "license_id") WHERE "borrowed_until" IS NOT NULL AND "ended_at" IS NULL;
ALTER TABLE "lease" ADD CONSTRAINT "lease_is_borrowed_until_a_time" CHECK (("borrowed_at" IS NULL) = ("borrowed_until" IS NULL)
  AND "borrowed_until" > "borrowed_at" AND ("lost_at" IS NULL OR "borrowed_at" IS NOT NULL));

CREATE FUNCTION "borrowed_seats"(org text, on_license text, but_lease text, now_is timestamptz) RETURNS int LANGUAGE sql STABLE AS $$
  SELECT coalesce(sum(l.seats), 0)::int FROM lease l WHERE l.organization_id = org AND l.license_id = on_license AND l.id <> but_lease
    AND l.borrowed_until > now_is AND l.ended_at IS NULL
$$;

-- The last guard of a borrow: within the licence's number of seats, and never cut short, since its file cannot be called back.
CREATE FUNCTION "guard_borrow"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.borrowed_until IS NULL OR NEW.borrowed_until < OLD.borrowed_until THEN
    RAISE EXCEPTION 'a borrow is never cut short' USING ERRCODE = 'check_violation', CONSTRAINT = 'lease_borrow_only_grows';
  END IF;
  IF borrowed_seats(NEW.organization_id, NEW.license_id, NEW.id, lease_now()) + NEW.seats
     > (SELECT l.borrow_limit FROM license l WHERE l.organization_id = NEW.organization_id AND l.id = NEW.license_id) THEN
    RAISE EXCEPTION 'more seats borrowed than the licence lends' USING ERRCODE = 'check_violation', CONSTRAINT = 'lease_borrow_within_limit';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "lease_borrow" BEFORE UPDATE OF "borrowed_until" ON "lease" FOR EACH ROW WHEN (OLD.borrowed_until IS DISTINCT FROM NEW.borrowed_until) EXECUTE FUNCTION "guard_borrow"();

-- Takes a live lease offline until a time, or prolongs what is borrowed. Answers BORROWED, TOO_LONG, TOO_MANY, PAST, EARLIER
-- (than it is borrowed for already), DECLARED_LOST, LOST, NOT_FOUND or a state of the licence. The caller's transaction holds
-- the pool alone from here on; its file and event are written in it.
CREATE FUNCTION "borrow_lease"(org text, which text, on_license text, on_person text, until timestamptz) RETURNS jsonb LANGUAGE plpgsql AS $$
#variable_conflict use_variable
DECLARE
  now_is timestamptz; l lease; p pool; settled record; lends license; alive int; others int; latest timestamptz; state text;
BEGIN
  SELECT * INTO l FROM lease e WHERE e.organization_id = org AND e.id = which AND (on_license IS NULL OR e.license_id = on_license)
    AND (on_person IS NULL OR e.person_id = on_person);
  IF NOT FOUND THEN RETURN '{"outcome":"NOT_FOUND"}'; END IF;
  PERFORM lock_pool(l.pool_id);
  -- Always after the pool's: whoever has it waits for nothing more.
  PERFORM pg_advisory_xact_lock(hashtextextended(l.license_id, 3));
  now_is := lease_now();
  SELECT s.p, s.stopped INTO settled FROM settle_pool(org, l.pool_id, now_is) s;
  p := settled.p;
  state := pool_state(p, l.person_id, now_is);
  IF state <> 'OPEN' THEN RETURN jsonb_build_object('outcome', state, 'feature', (SELECT f.code FROM feature f WHERE f.organization_id = org AND f.id = p.feature_id)); END IF;
  SELECT * INTO l FROM lease e WHERE e.organization_id = org AND e.id = which;
  SELECT count(*) INTO alive FROM (SELECT 1 FROM pool_seat s WHERE s.pool_id = l.pool_id AND s.position = ANY (l.positions)
    AND s.token = l.token AND s.free_at > now_is ORDER BY s.position FOR UPDATE) q;
  IF l.ended_at IS NOT NULL OR alive < l.seats THEN RETURN '{"outcome":"LOST"}'; END IF;
  IF l.lost_at IS NOT NULL THEN RETURN jsonb_build_object('outcome', 'DECLARED_LOST', 'until', l.borrowed_until); END IF;
  IF until <= now_is THEN RETURN '{"outcome":"PAST"}'; END IF;
  IF until < l.borrowed_until THEN RETURN jsonb_build_object('outcome', 'EARLIER', 'until', l.borrowed_until); END IF;
  SELECT * INTO lends FROM license c WHERE c.organization_id = org AND c.id = l.license_id;
  latest := now_is + make_interval(secs => lends.borrow_seconds);
  IF latest IS NULL OR (until > latest AND until > coalesce(l.borrowed_until, latest)) THEN
    RETURN jsonb_build_object('outcome', 'TOO_LONG', 'longestSeconds', lends.borrow_seconds, 'latest', latest);
  END IF;
  others := borrowed_seats(org, l.license_id, l.id, now_is);
  IF others + l.seats > lends.borrow_limit THEN
    RETURN jsonb_build_object('outcome', 'TOO_MANY', 'limit', lends.borrow_limit, 'borrowed', others);
  END IF;
  UPDATE lease e SET borrowed_at = coalesce(e.borrowed_at, now_is), borrowed_until = until WHERE e.organization_id = org AND e.id = which;
  UPDATE pool_seat s SET free_at = greatest(s.free_at, until) WHERE s.pool_id = l.pool_id AND s.position = ANY (l.positions) AND s.token = l.token;
  RETURN jsonb_build_object('outcome', 'BORROWED', 'leaseId', l.id, 'poolId', l.pool_id, 'licenseId', l.license_id, 'personId', l.person_id,
    'user', l."user", 'host', l.host, 'process', l.process, 'seats', l.seats, 'token', l.token, 'startedAt', l.started_at, 'until', until, 'at', now_is,
    'feature', (SELECT f.code FROM feature f WHERE f.organization_id = org AND f.id = p.feature_id));
END $$;

-- Ends a borrow. Returned early, its seats are free at once and go to whoever waits. Of a lost device they are free when its
-- file ends, or at once with `free_now`, which only a licence manager may say. Answers DONE (since when, or from when on, its
-- seats are free), NOT_BORROWED or NOT_FOUND; what was ended before is done.
CREATE FUNCTION "return_lease"(org text, which text, on_license text, on_person text, lost boolean, free_now boolean, note text, said jsonb) RETURNS jsonb LANGUAGE plpgsql AS $$
#variable_conflict use_variable
DECLARE
  now_is timestamptz; l lease; how lease_end := CASE WHEN lost THEN 'LOST' ELSE 'RETURNED' END; held boolean;
  related text[]; why jsonb;
  commitment text := encode(sha256(decode(said ->> 'salt', 'hex') || convert_to(note, 'UTF8')), 'hex');
BEGIN
  SELECT * INTO l FROM lease e WHERE e.organization_id = org AND e.id = which AND (on_license IS NULL OR e.license_id = on_license)
    AND (on_person IS NULL OR e.person_id = on_person);
  IF NOT FOUND THEN RETURN '{"outcome":"NOT_FOUND"}'; END IF;
  PERFORM lock_pool(l.pool_id);
  now_is := lease_now();
  SELECT * INTO l FROM lease e WHERE e.organization_id = org AND e.id = which;
  related := array_remove(ARRAY[l.license_id, l.pool_id, l.person_id], NULL);
  IF l.ended_at IS NULL THEN
    held := EXISTS (SELECT 1 FROM pool_seat s WHERE s.pool_id = l.pool_id AND s.position = ANY (l.positions) AND s.token = l.token AND s.free_at > now_is);
    IF NOT held THEN
      PERFORM end_expired_leases(org, ARRAY[l.id], now_is);
      SELECT * INTO l FROM lease e WHERE e.organization_id = org AND e.id = which;
    END IF;
  END IF;
  IF l.borrowed_until IS NULL THEN RETURN '{"outcome":"NOT_BORROWED"}'; END IF;
  IF l.ended_at IS NOT NULL THEN RETURN jsonb_build_object('outcome', 'DONE', 'returned', true, 'freeAt', l.ended_at); END IF;
  IF commitment IS NOT NULL THEN
    why := jsonb_build_object('personal', commitment);
    INSERT INTO personal_value (organization_id, commitment, salt, value, subject_id)
    VALUES (org, commitment, decode(said ->> 'salt', 'hex'), note, l.id);
  END IF;
  IF lost AND l.lost_at IS NULL THEN
    UPDATE lease e SET lost_at = now_is, end_note = note WHERE e.organization_id = org AND e.id = which;
    INSERT INTO audit_event (id, organization_id, type, operation, actor_kind, actor_id, actor_person_id, subject_kind, subject_id, related, after, reason, origin, request_id, at)
    VALUES (said ->> 'lostEventId', org, 'lease.declared-lost', said ->> 'operation', said ->> 'actorKind', said ->> 'actorId', said ->> 'actorPersonId', 'lease', l.id,
      related, jsonb_build_object('seats', l.seats, 'freeAt', CASE WHEN free_now THEN now_is ELSE l.borrowed_until END), why,
      jsonb_build_object('channel', said ->> 'channel'), said ->> 'requestId', now_is);
  END IF;
  IF lost AND NOT free_now THEN RETURN jsonb_build_object('outcome', 'DONE', 'returned', false, 'freeAt', l.borrowed_until); END IF;
  UPDATE lease e SET ended_at = now_is, end_reason = how, end_note = coalesce(note, e.end_note) WHERE e.organization_id = org AND e.id = which;
  UPDATE pool_seat s SET lease_id = NULL, free_at = now_is WHERE s.pool_id = l.pool_id AND s.position = ANY (l.positions) AND s.token = l.token;
  INSERT INTO audit_event (id, organization_id, type, operation, actor_kind, actor_id, actor_person_id, subject_kind, subject_id, related, after, reason, origin, request_id, at)
  VALUES (said ->> 'eventId', org, 'lease.ended', said ->> 'operation', said ->> 'actorKind', said ->> 'actorId', said ->> 'actorPersonId', 'lease', l.id,
    related, jsonb_build_object('endReason', how, 'seats', l.seats), why, jsonb_build_object('channel', said ->> 'channel'), said ->> 'requestId', now_is);
  PERFORM settle_pool(org, l.pool_id, now_is);
  RETURN jsonb_build_object('outcome', 'DONE', 'returned', true, 'freeAt', now_is);
END $$;

-- Who asked the idle holders of a full pool, and when last. It is told to nobody: the event of it names no asker.
CREATE TABLE "release_ask" (
    "organization_id" TEXT NOT NULL,
    "pool_id" TEXT NOT NULL,
    "person_id" TEXT NOT NULL,
    "asked_at" TIMESTAMPTZ(3) NOT NULL,

    CONSTRAINT "release_ask_pkey" PRIMARY KEY ("organization_id","pool_id","person_id")
);
ALTER TABLE "release_ask" ADD CONSTRAINT "release_ask_organization_id_pool_id_fkey" FOREIGN KEY ("organization_id", "pool_id") REFERENCES "pool"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
ALTER TABLE "release_ask" ADD CONSTRAINT "release_ask_organization_id_person_id_fkey" FOREIGN KEY ("organization_id", "person_id") REFERENCES "person"("organization_id", "id") ON DELETE NO ACTION ON UPDATE NO ACTION;
