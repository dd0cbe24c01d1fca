import { NotGenuine } from "./client-errors";
import type { JsonObject } from "./read-json";

export type Entitlement = {
  code: string;
  kind: "FLAG" | "LIMIT" | "METER";
  /** `true` for a FLAG; null for a METER without a limit. */
  value: number | true | null;
  until: Date | null;
};

/** A calendar day ("2026-03-12") or, as an end of a span, none. */
type DaySpan = { from: string | null; until: string | null };

/** What a licence or machine file says, as far as a program decides by it. */
export type LicenseDocument = {
  kid: string;
  issued: Date;
  /** The first instant at which the file is no longer good. */
  expiry: Date;
  nonce: string | null;
  licenseId: string;
  keyId: string | null;
  /** Of a machine file: the activation and its machine. */
  machine: { id: string; fingerprint: string } | null;
  /** Of a borrowed lease: who has it, and how many seats. The file ends when the borrow does. */
  lease: { id: string; user: string; host: string; seats: number } | null;
  name: string;
  status: string;
  product: { id: string; code: string };
  startsAt: Date | null;
  endsAt: Date | null;
  graceUntil: Date | null;
  expiryBehavior: string;
  maintenance: { since: string | null; spans: DaySpan[] } | null;
  versionRange: string | null;
  channels: string[];
  /** Whether a version older than the range may run too. */
  downgradeRights: boolean;
  environment: string | null;
  /** SHA-256 (hex) of the fingerprint of the one machine that the key is for. */
  boundTo: string | null;
  metadata: Record<string, unknown>;
  entitlements: Entitlement[];
};

/** Reads a file's document (JSON:API 1.1), after its signature was verified. */
export function licenseDocument(document: JsonObject, kid: string): LicenseDocument {
  const [data, meta, included] = [document.object("data"), document.object("meta"), document.objects("included")];
  const license = [data, ...included].find((resource) => resource.text("type") === "licenses");
  if (!license) throw new NotGenuine("the file is about no licence");
  const said = license.object("attributes");
  const related = license.object("relationships");
  const isMachine = data.text("type") === "machines";
  const productId = related.object("product").object("data").text("id");
  return {
    kid,
    issued: meta.instant("issued"),
    expiry: meta.instant("expiry"),
    nonce: meta.textOrNull("nonce"),
    licenseId: license.text("id"),
    keyId: related.object("key").objectOrNull("data")?.text("id") ?? null,
    machine: isMachine ? { id: data.text("id"), fingerprint: data.object("attributes").text("fingerprint") } : null,
    lease: leaseOf(included.find((resource) => resource.text("type") === "leases")),
    name: said.text("name"),
    status: said.text("status"),
    product: { id: productId, code: said.text("product") },
    startsAt: said.instantOrNull("startsAt"),
    endsAt: said.instantOrNull("endsAt"),
    graceUntil: said.instantOrNull("graceUntil"),
    expiryBehavior: said.text("expiryBehavior"),
    maintenance: maintenanceOf(said.objectOrNull("maintenance")),
    versionRange: said.textOrNull("versionRange"),
    channels: said.texts("channels"),
    downgradeRights: said.isMissing("downgradeRights") ? false : said.boolean("downgradeRights"),
    environment: said.textOrNull("environment"),
    boundTo: said.textOrNull("fingerprint"),
    metadata: said.object("metadata").plain(),
    entitlements: included
      .filter((resource) => resource.text("type") === "entitlements")
      .map((resource) => entitlement(resource.object("attributes"))),
  };
}

function leaseOf(resource: JsonObject | undefined): LicenseDocument["lease"] {
  if (!resource) return null;
  const said = resource.object("attributes");
  const holder = said.object("holder");
  const [user, host, seats] = [holder.text("user"), holder.text("host"), said.number("seats")];
  return { id: resource.text("id"), user, host, seats };
}

function maintenanceOf(said: JsonObject | null): LicenseDocument["maintenance"] {
  if (said === null) return null;
  const spans = said
    .objects("spans")
    .map((span) => ({ from: span.textOrNull("from"), until: span.textOrNull("until") }));
  return { since: said.textOrNull("since"), spans };
}

export function entitlement(said: JsonObject): Entitlement {
  const kind = said.text("kind");
  if (kind !== "FLAG" && kind !== "LIMIT" && kind !== "METER") throw new NotGenuine(`a feature of the kind ${kind}`);
  const value = kind === "FLAG" ? said.truth("value") : said.numberOrNull("value");
  return { code: said.text("code"), kind, value, until: said.instantOrNull("until") };
}
