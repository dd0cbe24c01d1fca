import { keyByHash } from "@/lib/keys/key-by-hash.sql";

/**
 * Everything that a verdict needs, in one statement. Parameters: $1 hash of the key, $2 instant, $3 licence and $4
 * organisation (of a token), $5 user, $6 fingerprint, $7 components (JSON), $8 identity of the machine, $9 the caller's
 * address, $10 department, $11 country, $12 whether a version is asked for, $13 the machine as a holder of trials.
 * What the scope does not ask for, and the licence does not need, is not looked up.
 */
const facts = `
SELECT key.id AS "keyId", key.code AS "keyCode", key.fingerprint AS "keyFingerprint", key."lastSeenAt" AS "keySeenAt",
  o.id AS "organizationId", o.time_zone AS "timeZone", day.today::text AS today, ring.kid, ring.sealed,
  l.id, l.name, l.term, l.allocation, l.metric, l.starts_on::text AS "startsOn", l.ends_on::text AS "endsOn",
  l.grace_days AS "graceDays", l.cancelled_at AS "cancelledAt", l.expiry_behavior AS "expiryBehavior",
  l.suspended_at AS "suspendedAt", l.terminated_at AS "terminatedAt", l.archived_at AS "archivedAt", l.environment,
  l.countries, l.department_ids AS "departmentIds", l.heartbeat_seconds AS "heartbeatSeconds",
  l.machine_matching AS "machineMatching", l.maintained, l.maintenance_ends_on::text AS "maintenanceEndsOn",
  l.version_range AS "versionRange", l.channels, l.downgrade_rights AS "downgradeRights",
  l.trial_start AS "trialStart", l.trial_repeatable AS "trialRepeatable",
  p.id AS "productId", p.code AS "productCode", p.name AS "productName", components.listed AS components,
  to_jsonb(person) AS person, sites.home AS "homeSite", sites.here AS site, sites.allowed AS "allowedSites",
  departments.path AS "departmentPath", departments.alike AS "departmentsAlike", versions.said AS versions, machines.known AS "hasMachines", machines.id AS "machineId", departments.id AS "departmentId", machines.likely AS machines,
  coalesce(units.used, leased.used)::int AS used, coalesce(units.capacity, leased.capacity)::int AS capacity,
  CASE WHEN l.allocation = 'FLOATING' THEN leased.allowance ELSE units.allowance END::int AS allowance, trials.uses AS "trialUses",
  entitlement_facts(o.id, l.id, person.id, machines.id, departments.id) AS entitlements,
  CASE WHEN person.id IS NOT NULL THEN EXISTS (SELECT 1 FROM usage_day u WHERE u.organization_id = o.id
    AND u.product_id = p.id AND u.person_id = person.id AND u.day = day.today AND u.source = 'validation') END AS "usageNoted",
  CASE WHEN l.allocation = 'SITE' THEN EXISTS (SELECT 1 FROM license_use_day u WHERE u.organization_id = o.id
    AND u.license_id = l.id AND u.day = day.today AND u.holder = coalesce(person.id, $13)) END AS "useNoted",
  EXISTS (SELECT 1 FROM country_claim c WHERE c.organization_id = o.id AND c.license_id = l.id
    AND c.site_id = sites.here ->> 'id' AND c.claimed = $11 AND c.day = day.today) AS "claimNoted"
FROM key
JOIN license l ON l.organization_id = key."organizationId" AND l.id = key."licenseId"
JOIN organization o ON o.id = l.organization_id
JOIN product p ON p.organization_id = o.id AND p.id = l.product_id
LEFT JOIN signing_key ring ON ring.organization_id = o.id AND ring.retired_at IS NULL
CROSS JOIN LATERAL (SELECT ($2::timestamptz AT TIME ZONE o.time_zone)::date AS today) day
LEFT JOIN LATERAL (
  SELECT jsonb_agg(jsonb_build_object('id', c.id, 'code', c.code, 'name', c.name)) AS listed
  FROM suite_component s JOIN product c ON c.organization_id = s.organization_id AND c.id = s.component_id
  WHERE s.organization_id = o.id AND s.suite_id = p.id
) components ON true
LEFT JOIN LATERAL (
  SELECT named.*, EXISTS (SELECT 1 FROM seat s WHERE s.organization_id = o.id AND s.license_id = l.id
    AND s.person_id = named.id AND s.held_from <= $2 AND (s.held_until IS NULL OR s.held_until > $2)) AS "holdsSeat"
  FROM (
    SELECT h.id, h.display_name AS name, h.status, h.department_id AS "departmentId", h.site_id AS "siteId", h.rank,
      count(*) OVER (PARTITION BY h.rank)::int AS alike
    FROM (
      SELECT 1 AS rank, h.* FROM person h WHERE h.organization_id = o.id AND h.id = $5
      UNION ALL SELECT 2, h.* FROM person h WHERE h.organization_id = o.id AND lower(h.email) = lower($5)
        AND h.archived_at IS NULL AND h.status <> 'DEPARTED'
      UNION ALL SELECT 3, h.* FROM person h WHERE h.organization_id = o.id AND lower(h.username) = lower($5)
        AND h.archived_at IS NULL AND h.status <> 'DEPARTED'
      UNION ALL SELECT 4, h.* FROM person h WHERE h.organization_id = o.id AND lower(h.employee_number) = lower($5)
        AND h.archived_at IS NULL AND h.status <> 'DEPARTED'
    ) h WHERE h.archived_at IS NULL ORDER BY h.rank LIMIT 1
  ) named
) person ON $5::text IS NOT NULL
LEFT JOIN LATERAL (
  SELECT (SELECT jsonb_build_object('id', s.id, 'name', s.name, 'country', s.country) FROM site s
      WHERE s.organization_id = o.id AND s.id = person."siteId") AS home,
    (SELECT jsonb_build_object('id', s.id, 'name', s.name, 'country', s.country)
      FROM site s, unnest(s.address_ranges) AS r(covers) WHERE s.organization_id = o.id AND s.archived_at IS NULL
        AND $9::inet <<= r.covers::inet ORDER BY masklen(r.covers::inet) DESC, s.id LIMIT 1) AS here,
    (SELECT jsonb_agg(jsonb_build_object('id', s.id, 'name', s.name, 'country', s.country) ORDER BY s.name) FROM site s
      WHERE s.organization_id = o.id AND s.id = ANY (l.site_ids)) AS allowed
) sites ON cardinality(l.countries) > 0 OR cardinality(l.site_ids) > 0 OR $11::text IS NOT NULL
LEFT JOIN LATERAL (
  WITH RECURSIVE named AS (
    SELECT d.id, d.parent_id, count(*) OVER ()::int AS alike FROM department d WHERE d.organization_id = o.id
      AND CASE WHEN person."departmentId" IS NOT NULL THEN d.id = person."departmentId"
        ELSE d.archived_at IS NULL AND (d.id = $10 OR lower(d.name) = lower($10)) END
  ), above AS (
    SELECT named.id, named.parent_id, 0 AS depth FROM named WHERE named.alike = 1
    UNION ALL
    SELECT d.id, d.parent_id, above.depth + 1 FROM above
    JOIN department d ON d.organization_id = o.id AND d.id = above.parent_id WHERE above.depth < 64
  ) SELECT array_agg(above.id) AS path, (array_agg(above.id ORDER BY above.depth))[1] AS id,
    (SELECT max(named.alike) FROM named) AS alike FROM above
) departments ON cardinality(l.department_ids) > 0 OR $10::text IS NOT NULL
LEFT JOIN LATERAL (
  SELECT CASE WHEN $12::boolean THEN version_facts(o.id, l.id, p.id) ELSE jsonb_build_object('releases', '[]'::jsonb,
    'maintenancePeriods', (SELECT coalesce(jsonb_agg(jsonb_build_object('startsOn', m.starts_on, 'endsOn', m.ends_on)), '[]')
      FROM maintenance_period m WHERE m.organization_id = o.id AND m.license_id = l.id)) END AS said
) versions ON true
LEFT JOIN LATERAL (
  WITH exact AS (
    SELECT a.* FROM activation a WHERE a.organization_id = o.id AND a.license_id = l.id AND a.ended_at IS NULL
      AND (a.fingerprint = $6 OR a.identity = $8)
  ), likely AS (
    SELECT * FROM exact
    UNION ALL
    SELECT a.* FROM activation a WHERE a.organization_id = o.id AND a.license_id = l.id AND a.ended_at IS NULL
      AND $7::jsonb IS NOT NULL AND a.fingerprint <> $6 AND (a.identity = $8) IS NOT TRUE
      AND NOT EXISTS (SELECT 1 FROM exact e WHERE e.identity = $8 OR (e.fingerprint = $6 AND (e.identity IS NULL OR $8::text IS NULL)))
      AND EXISTS (SELECT 1 FROM jsonb_each_text(a.components) known JOIN jsonb_each_text($7::jsonb) sent
        ON sent.key = known.key AND lower(sent.value) = lower(known.value))
  ), few AS (
    SELECT * FROM likely ORDER BY (SELECT count(*) FROM jsonb_each_text(components) known JOIN jsonb_each_text($7::jsonb) sent
      ON sent.key = known.key AND lower(sent.value) = lower(known.value)) DESC, activated_at DESC, id LIMIT 200
  )
  SELECT EXISTS (SELECT 1 FROM activation a WHERE a.organization_id = o.id AND a.license_id = l.id AND a.ended_at IS NULL) AS known,
    (SELECT e.id FROM exact e ORDER BY (e.identity = $8) IS TRUE DESC, e.id LIMIT 1) AS id,
    (SELECT jsonb_agg(jsonb_build_object('id', f.id, 'fingerprint', f.fingerprint, 'components', f.components,
      'identity', f.identity, 'activatedAt', f.activated_at, 'lastHeartbeatAt', f.last_heartbeat_at,
      'lastSeenAt', f.last_seen_at) ORDER BY f.activated_at DESC, f.id) FROM few f) AS likely
) machines ON l.allocation = 'NODE_LOCKED'
LEFT JOIN LATERAL (
  SELECT CASE l.allocation WHEN 'NAMED' THEN seats_held(o.id, l.id, $2) ELSE activations_held(o.id, l.id) END AS used,
    license_capacity(o.id, l.id, day.today) AS capacity, license_allowance(o.id, l.id, day.today) AS allowance
) units ON l.allocation IN ('NAMED', 'NODE_LOCKED')
LEFT JOIN LATERAL (
  -- Only what goes beyond the capacity matters, and that is a debt or overdraft: else nothing is counted.
  SELECT p.capacity, p.allowance, CASE WHEN p.debt > 0
      OR EXISTS (SELECT 1 FROM pool_seat s WHERE s.pool_id = p.id AND s.extra AND s.free_at > lease_now())
    THEN seats_in_use(p, lease_now()) ELSE 0 END AS used
  FROM pool p WHERE p.organization_id = o.id AND p.license_id = l.id AND p.feature_id IS NULL AND p.archived_at IS NULL
) leased ON l.allocation = 'FLOATING'
LEFT JOIN LATERAL (
  SELECT jsonb_agg(jsonb_build_object('holder', t.holder, 'licenseId', t.license_id)) AS uses FROM trial_use t
  WHERE t.organization_id = o.id AND t.product_id = p.id AND t.holder IN (person.id, $13)
) trials ON l.term = 'TRIAL' AND NOT l.trial_repeatable`;

/** The features once more, for a machine that was only known by its components. $1 organisation, $2 licence, $3 person, $4 machine, $5 department. */
export const entitlementsOfMachine = `SELECT entitlement_facts($1, $2, $3, $4, $5) AS facts`;

/** By the hash of a key; with an organisation, only where it is that one's. */
export const factsByKey = `
WITH key AS (SELECT k.* FROM (${keyByHash}) k WHERE ($4::text IS NULL OR k."organizationId" = $4) AND $3::text IS NULL)
${facts}`;

/** By the id of a licence of the organisation, for a token. */
export const factsByLicense = `
WITH key AS (
  SELECT NULL::text AS id, l.organization_id AS "organizationId", l.id AS "licenseId", NULL::text AS code,
    NULL::text AS fingerprint, NULL::timestamptz AS "lastSeenAt"
  FROM license l WHERE l.organization_id = $4 AND l.id = $3 AND $1::text IS NULL
)
${facts}`;
