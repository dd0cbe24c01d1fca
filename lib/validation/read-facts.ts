import { inetOf } from "@/lib/people/inet-address";
import { identityOf } from "@/lib/activations/component-values";
import { parseEntitlementFacts, type FeatureFactsJson } from "@/lib/entitlements/entitlement-facts";
import { fingerprintHash } from "@/lib/keys/key-text";
import { verifyKeyText } from "@/lib/keys/verify-key-text";
import type { Runtime } from "@/lib/kernel/runtime";
import { readFactsRow, type FactsRow, type FactsRowJson } from "./facts-row";
import type { Scope } from "./schema";
import { entitlementsOfMachine, factsByKey, factsByLicense } from "./validation-facts.sql";

/** Who is validated: by a key's text, or (for a token of an organisation) by a licence's id. */
export type Subject = { key: string; organizationId: string | null } | { licenseId: string; organizationId: string };

/** `signed`: false for what looks like a signed key and does not verify. `organizationId`: whose it is, where known. */
export type Found = { signed: boolean; organizationId: string | null; row: FactsRow | null };

/** A signed key is verified before anything is looked up by it; then one statement reads all that a verdict needs. */
export async function readFacts(
  runtime: Runtime,
  subject: Subject,
  scope: Scope,
  address: string | undefined,
): Promise<Found> {
  const { organizationId } = subject;
  if ("licenseId" in subject) {
    const row = await query(runtime, "validation-facts-by-license", factsByLicense, [null, subject, scope, address]);
    return { signed: true, organizationId, row };
  }
  const verified = await verifyKeyText(runtime, subject.key, organizationId === null ? {} : { organizationId });
  const owner = organizationId ?? verified.organizationId;
  if ("code" in verified) return { signed: verified.code !== "SIGNATURE_INVALID", organizationId: owner, row: null };
  const row = await query(runtime, "validation-facts-by-key", factsByKey, [verified.hash, subject, scope, address]);
  const signed = row?.keyCode !== "SIGNATURE_INVALID";
  return { signed, organizationId: row?.organizationId ?? owner, row: signed ? row : null };
}

/** The features of a machine that the statement could not know, being recognised by its components. */
export async function rereadEntitlements(runtime: Runtime, row: FactsRow, machineId: string | null): Promise<FactsRow> {
  const { organizationId, id, person, departmentId } = row;
  const { rows } = await runtime.pool.query<{ facts: FeatureFactsJson[] }>({
    name: "entitlements-of-machine",
    text: entitlementsOfMachine,
    values: [organizationId, id, person?.id ?? null, machineId, departmentId],
  });
  return { ...row, machineId, entitlements: parseEntitlementFacts(rows[0]?.facts ?? []) };
}

type Asked = [hash: string | null, subject: Subject, scope: Scope, address: string | undefined];

async function query(runtime: Runtime, name: string, text: string, asked: Asked): Promise<FactsRow | null> {
  const [hash, subject, scope, address] = asked;
  const { components, fingerprint } = scope;
  const described = components !== undefined && Object.keys(components).length > 0;
  const { rows } = await runtime.pool.query<FactsRowJson>({
    name,
    text,
    values: [
      hash,
      runtime.now(),
      "licenseId" in subject ? subject.licenseId : null,
      subject.organizationId,
      scope.user ?? null,
      fingerprint ?? null,
      described ? JSON.stringify(components) : null,
      described ? identityOf(components).identity : null,
      inetOf(address),
      scope.department ?? null,
      scope.country ?? null,
      scope.version !== undefined,
      fingerprint === undefined ? null : machineHolder(fingerprint),
    ],
  });
  return rows[0] ? readFactsRow(rows[0]) : null;
}

/** A machine among the holders of trials and of use. */
export const machineHolder = (fingerprint: string) => `machine:${fingerprintHash(fingerprint)}`;
