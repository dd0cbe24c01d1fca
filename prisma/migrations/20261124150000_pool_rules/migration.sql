-- AlterTable
ALTER TABLE "pool" ADD COLUMN     "heartbeat_seconds" INTEGER;

-- AlterTable
ALTER TABLE "pool_group_rule" ADD COLUMN     "note" TEXT;

-- The seats of a licence are given out once: a pool has its part, and one pool of a licence has what remains.
CREATE UNIQUE INDEX "pool_rest_once" ON "pool" ("organization_id", "license_id") WHERE "seats" IS NULL AND "archived_at" IS NULL;
ALTER TABLE "pool" ADD CONSTRAINT "pool_heartbeat_in_range" CHECK ("heartbeat_seconds" > 0);

-- Whether a pool is served before another of its licence: those with a part by age, then the one that has what remains.
CREATE FUNCTION "pool_comes_before"(o pool, p pool) RETURNS boolean LANGUAGE sql IMMUTABLE AS $$
  SELECT o.archived_at IS NULL AND o.seats IS NOT NULL AND (p.seats IS NULL OR (o.created_at, o.id) < (p.created_at, p.id))
$$;

-- What a pool has of the seats of its licence, so that all pools together never give out more than there are: its part, or what
-- remains, of what the pools before it leave. Seats that another pool holds beyond its own share (it was made smaller, archived, or
-- the licence shrank) are not given out again before they come back: until then it is not `settled`. No other pool's lock is
-- needed: whoever's part changes makes the others stale under theirs, and a pool that is stale gives nothing out.
CREATE FUNCTION "pool_share"(p pool, licensed bigint, now_is timestamptz, OUT share int, OUT settled boolean) LANGUAGE plpgsql STABLE AS $$
DECLARE
  before bigint; taken bigint; part bigint := coalesce(p.seats, 2147483647);
BEGIN
  IF p.archived_at IS NOT NULL THEN share := 0; settled := true; RETURN; END IF;
  SELECT coalesce(sum(o.seats) FILTER (WHERE pool_comes_before(o, p)), 0),
    coalesce(sum(CASE WHEN pool_comes_before(o, p) THEN greatest(o.seats, h.held) ELSE h.held END), 0) INTO before, taken
  FROM pool o CROSS JOIN LATERAL (SELECT count(*) AS held FROM pool_seat s WHERE s.pool_id = o.id AND NOT s.extra AND s.free_at > now_is) h
  WHERE o.organization_id = p.organization_id AND o.license_id = p.license_id AND o.id <> p.id;
  share := least(part, greatest(0, licensed - taken));
  settled := share = least(part, greatest(0, licensed - before));
END $$;

-- A setting acts at once: whoever judged by the old ones is told so, and the pool is reckoned anew before it gives anything out.
CREATE FUNCTION "tell_of_pool_settings"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  PERFORM lock_pool(NEW.id);
  NEW.rules_version := OLD.rules_version + 1;
  NEW.refresh_at := 'epoch';
  RETURN NEW;
END $$;
CREATE TRIGGER "pool_settings_act_at_once" BEFORE UPDATE ON "pool" FOR EACH ROW
  WHEN ((OLD.seats, OLD.holder_rule, OLD.lease_seconds, OLD.heartbeat_seconds, OLD.longest_seconds, OLD.idle_seconds, OLD.pickup_seconds, OLD.head_seconds, OLD.archived_at)
    IS DISTINCT FROM (NEW.seats, NEW.holder_rule, NEW.lease_seconds, NEW.heartbeat_seconds, NEW.longest_seconds, NEW.idle_seconds, NEW.pickup_seconds, NEW.head_seconds, NEW.archived_at))
  EXECUTE FUNCTION "tell_of_pool_settings"();

-- What one pool has, the others of its licence have not. Whoever writes has all their locks already, by their order.
CREATE FUNCTION "tell_other_pools"() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
  other text;
BEGIN
  FOR other IN SELECT o.id FROM pool o WHERE o.organization_id = NEW.organization_id AND o.license_id = NEW.license_id AND o.id <> NEW.id ORDER BY o.id LOOP
    PERFORM lock_pool(other);
    UPDATE pool SET refresh_at = 'epoch', rules_version = rules_version + 1 WHERE organization_id = NEW.organization_id AND id = other;
  END LOOP;
  RETURN NULL;
END $$;
CREATE TRIGGER "pool_made_tells_others" AFTER INSERT ON "pool" FOR EACH ROW EXECUTE FUNCTION "tell_other_pools"();
CREATE TRIGGER "pool_part_tells_others" AFTER UPDATE ON "pool" FOR EACH ROW
  WHEN ((OLD.seats, OLD.archived_at) IS DISTINCT FROM (NEW.seats, NEW.archived_at)) EXECUTE FUNCTION "tell_other_pools"();

-- A pool is for a feature of its licence's product or of a part of its suite; a floating licence keeps at least one.
CREATE FUNCTION "guard_pool"() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.feature_id IS NOT NULL AND (TG_OP = 'INSERT' OR NEW.feature_id IS DISTINCT FROM OLD.feature_id) AND NOT EXISTS (SELECT 1 FROM feature f
      JOIN license l ON l.organization_id = f.organization_id AND l.id = NEW.license_id
      WHERE f.organization_id = NEW.organization_id AND f.id = NEW.feature_id
        AND f.product_id IN (SELECT covered_products(l.organization_id, l.product_id))) THEN
    RAISE EXCEPTION 'the feature is none of this licence''s product' USING ERRCODE = 'check_violation', CONSTRAINT = 'pool_feature_is_of_license';
  END IF;
  IF NEW.archived_at IS NOT NULL AND NOT EXISTS (SELECT 1 FROM pool o WHERE o.organization_id = NEW.organization_id
      AND o.license_id = NEW.license_id AND o.id <> NEW.id AND o.archived_at IS NULL) THEN
    RAISE EXCEPTION 'a floating licence keeps a pool' USING ERRCODE = 'check_violation', CONSTRAINT = 'pool_last_stays';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER "pool_is_of_its_license" BEFORE INSERT OR UPDATE OF "feature_id", "license_id", "archived_at" ON "pool" FOR EACH ROW EXECUTE FUNCTION "guard_pool"();

-- Gives up the places of those who wait for a pool; the caller holds it alone. Answers how many they were.
CREATE FUNCTION "end_queue"(org text, on_pool text) RETURNS int LANGUAGE plpgsql AS $$
DECLARE
  now_is timestamptz := lease_now(); t record; gone int := 0;
BEGIN
  FOR t IN UPDATE queue_ticket q SET status = 'EXPIRED', ended_at = now_is FROM pool p
    WHERE q.organization_id = org AND q.pool_id = on_pool AND q.status = 'WAITING' AND p.organization_id = org AND p.id = on_pool
    RETURNING q.id, p.license_id
  LOOP
    PERFORM note_by_server(org, 'queue.expired', 'ticket', t.id, ARRAY[t.license_id, on_pool], NULL, now_is);
    gone := gone + 1;
  END LOOP;
  UPDATE pool SET waiting = 0 WHERE organization_id = org AND id = on_pool;
  RETURN gone;
END $$;

-- Of one group, one rule of a kind is in force at any instant.
ALTER TABLE "pool_group_rule" ADD CONSTRAINT "pool_group_rule_once" EXCLUDE USING gist ("organization_id" WITH =, "pool_id" WITH =,
  "kind" WITH =, "group_kind" WITH =, lower("subject") WITH =, tstzrange("starts_at", "ends_at") WITH &&) WHERE ("archived_at" IS NULL);
-- An address or a country says where somebody is, and so only who may: seats are counted by who they are.
ALTER TABLE "pool_group_rule" ADD CONSTRAINT "pool_group_rule_of_somebody" CHECK ("kind" IN ('INCLUDE', 'EXCLUDE') OR "group_kind" NOT IN ('ADDRESS', 'COUNTRY'));
ALTER TABLE "pool_group_rule" ADD CONSTRAINT "pool_group_rule_subject" CHECK (CASE "group_kind" WHEN 'ADDRESS' THEN "subject"::inet IS NOT NULL
  WHEN 'COUNTRY' THEN "subject" ~ '^[A-Z]{2}$' ELSE "subject" <> '' END);
