import type { ExplainedEntitlement } from "@/lib/entitlements/effective-entitlements";
import type { Borrowed } from "@/lib/floating/take-offline.sql";
import { isoDay } from "@/lib/kernel/calendar";
import type { FileKey } from "./file-key";
import type { OfflineLicense } from "./offline-license";

/** What a document says of the file that it is in. Instants in RFC 3339, `ttl` in seconds. */
export type FileMeta = { id: string; issued: Date; expiry: Date; nonce?: string };

type Named = { key: FileKey | null; encrypted: boolean; leaseId?: string };

/** A licence as JSON:API (1.1) writes it, with all that a program without a network needs to decide. */
export function licenseResource(license: OfflineLicense, { key, encrypted, leaseId }: Named) {
  const { startsAt, endsAt, graceUntil, maintenanceEndsAt } = license.instants;
  return {
    type: "licenses",
    id: license.id,
    attributes: {
      name: license.name,
      /** Said only to who has it already: whoever showed it, or can decrypt with it. */
      key: key && (key.shown || encrypted) ? key.text : null,
      status: license.state,
      expiry: endsAt,
      metadata: license.metadata,
      product: license.product.code ?? license.product.id,
      term: license.term,
      allocation: license.allocation,
      deployment: license.deployment,
      startsAt,
      endsAt,
      graceUntil,
      expiryBehavior: license.expiryBehavior,
      maintenanceEndsAt,
      maintenance: license.maintenance && {
        since: dayOf(license.maintenance.since),
        spans: license.maintenance.spans.map((span) => ({ from: dayOf(span.startsOn), until: dayOf(span.endsOn) })),
      },
      versionRange: license.versionRange,
      channels: license.channels,
      downgradeRights: license.downgradeRights,
      environment: license.environment,
      countries: license.countries,
      /** SHA-256 (hex) of the fingerprint of the one machine that the key is for. */
      fingerprint: key?.fingerprint ?? null,
    },
    relationships: {
      product: { data: { type: "products", id: license.product.id } },
      key: { data: key && { type: "keys", id: key.id } },
      ...(leaseId === undefined ? {} : { lease: { data: { type: "leases", id: leaseId } } }),
    },
  };
}

/** A borrowed lease: who may use the licence by this file, with how many seats, and until when. */
export function leaseResource({ leaseId, user, host, process, seats, feature, token, startedAt, until }: Borrowed) {
  const holder = { user, host, ...(process === null ? {} : { process }) };
  return { type: "leases", id: leaseId, attributes: { holder, seats, feature, token, startedAt, until } };
}

export function entitlementResources(entitlements: readonly ExplainedEntitlement[]) {
  return entitlements.map(({ featureId, code, kind, value, until }) => ({
    type: "entitlements",
    id: featureId,
    attributes: { code, kind, value, until },
  }));
}

/** The document of a file: what it is about, what belongs to it, and for how long it is good. */
export function documentText(
  data: object,
  included: readonly object[],
  { id, issued, expiry, nonce }: FileMeta,
): string {
  const ttl = Math.round((expiry.getTime() - issued.getTime()) / 1000);
  return JSON.stringify({ data, included, meta: { id, issued, expiry, ttl, ...(nonce ? { nonce } : {}) } });
}

const dayOf = (day: Date | null) => day && isoDay(day);
