import { isoDay } from "@/lib/kernel/calendar";
import { log } from "@/lib/kernel/log";
import type { Runtime } from "@/lib/kernel/runtime";
import type { LicenseCase } from "./facts";
import type { FactsRow } from "./facts-row";
import { machineHolder } from "./read-facts";
import type { Scope } from "./schema";

/** How old "last seen" may be before it is written again, ms. */
const seenSample = 3_600_000;

/**
 * One statement. What somebody else is writing this moment is left to them (SKIP LOCKED, DO NOTHING), so that a thousand
 * validations of one key wait for nobody. A licence of SITE counts its users by day, as it has no seats.
 */
const statement = `
WITH key AS (
  UPDATE license_key SET last_seen_at = $2 WHERE id = (SELECT k.id FROM license_key k WHERE k.organization_id = $1
    AND k.id = $3 AND (k.last_seen_at IS NULL OR k.last_seen_at <= $4) FOR NO KEY UPDATE SKIP LOCKED)
), machine AS (
  UPDATE activation SET last_seen_at = $2 WHERE id = (SELECT a.id FROM activation a WHERE a.organization_id = $1
    AND a.id = $5 AND a.ended_at IS NULL AND (a.last_seen_at IS NULL OR a.last_seen_at <= $4) FOR NO KEY UPDATE SKIP LOCKED)
), used AS (
  INSERT INTO usage_day (organization_id, person_id, product_id, day, source, uses)
  SELECT $1, $6, $7, $8::date, 'validation', 1 WHERE $6::text IS NOT NULL ON CONFLICT DO NOTHING
), counted AS (
  INSERT INTO license_use_day (organization_id, license_id, day, holder)
  SELECT $1, $9, $8::date, $10 WHERE $10::text IS NOT NULL ON CONFLICT DO NOTHING
)
INSERT INTO country_claim (organization_id, license_id, site_id, claimed, day)
SELECT $1, $9, $11, $12, $8::date WHERE $11::text IS NOT NULL
ON CONFLICT (organization_id, license_id, site_id, claimed, day) DO UPDATE SET times = least(country_claim.times, 2147483646) + 1`;

type Seen = { row: FactsRow; found: LicenseCase; scope: Scope; valid: boolean };

/**
 * Notes that a key, a machine and a person were seen, and that a country was claimed which the caller's site is not in:
 * at most once an hour for each key and machine, once a day for a person. Never fails the answer.
 */
export async function noteSeen(runtime: Runtime, { row, found, scope, valid }: Seen): Promise<void> {
  const { now } = found;
  const due = (at: Date | null) => at === null || now.getTime() - at.getTime() >= seenSample;
  const keyId = row.keyId !== null && due(row.keySeenAt) ? row.keyId : null;
  const stored = valid ? row.machines?.find(({ id }) => id === found.activation?.id) : undefined;
  const activationId = stored && due(stored.lastSeenAt) ? stored.id : null;
  const personId = valid && row.usageNoted === false ? (found.person?.id ?? null) : null;
  const holder = found.person?.id ?? (scope.fingerprint === undefined ? null : machineHolder(scope.fingerprint));
  const counted = valid && row.useNoted === false ? holder : null;
  const differs = row.site !== null && scope.country !== undefined && scope.country !== row.site.country;
  const claimed = differs && (!row.claimNoted || keyId !== null) ? row.site : null;
  if (!keyId && !activationId && !personId && !counted && !claimed) return;
  try {
    await runtime.pool.query({
      name: "note-seen",
      text: statement,
      values: [
        row.organizationId,
        now,
        keyId,
        new Date(now.getTime() - seenSample),
        activationId,
        personId,
        row.productId,
        isoDay(row.today),
        row.id,
        counted,
        claimed?.id ?? null,
        scope.country ?? null,
      ],
    });
  } catch (error) {
    log.warn({ err: error }, "last seen could not be noted");
  }
}
