import type { LicenseActor, Origin, TokenActor } from "@/lib/kernel/actor";
import { tellEntitlements } from "@/lib/entitlements/told-entitlements";
import { execute } from "@/lib/kernel/operation";
import { Refusal, refuse } from "@/lib/kernel/refusal";
import type { Runtime } from "@/lib/kernel/runtime";
import { stateOn } from "@/lib/licenses/license-state";
import { lastMaintainedDay } from "@/lib/licenses/maintenance-spans";
import { termInstants } from "@/lib/licenses/term-dates";
import { beginTrial } from "./begin-trial";
import { caseOf } from "./case-of";
import type { LicenseCase } from "./facts";
import type { FactsRow } from "./facts-row";
import { noteSeen } from "./note-seen";
import { machineHolder, readFacts, rereadEntitlements, type Found } from "./read-facts";
import type { Scope, ValidateInput } from "./schema";
import { verdictOf, type Verdict } from "./verdict";

/** Who asks: a program that shows a key (nobody vouches for it), or a token of an organisation. */
export type Caller = { token: TokenActor | null; origin: Origin };

type Validated = {
  answer: ReturnType<typeof answerOf>;
  /** Whose key was asked about, where that is known: its signing key signs the answer. */
  organizationId: string | null;
  keyId: string | null;
  signingKey: { kid: string; sealed: Uint8Array } | null;
};

/**
 * Is this key good, for this use? One statement and a signature check; besides a sampled last-seen, only the first
 * validation of a trial writes. Throws a Refusal where a token or key names a licence that is not its own.
 */
export async function validate(
  runtime: Runtime,
  { token, origin }: Caller,
  { key, licenseId, nonce, scope }: ValidateInput,
): Promise<Validated> {
  const subject =
    key !== undefined
      ? { key, organizationId: token?.organizationId ?? null }
      : { licenseId: licenseId ?? "", organizationId: token?.organizationId ?? "" };
  let known = await judge(runtime, await readFacts(runtime, subject, scope, origin.address), scope);
  if (licenseId !== undefined && known.row?.id !== licenseId && (token !== null || known.row !== null))
    throw refuse("not-found", { what: "licence" });
  const { row, found } = known;
  if (row && found && known.verdict.valid && trialBegins(row, found, scope)) {
    await begin(runtime, actorOf(row, token, origin), row, found, scope);
    known = await judge(runtime, await readFacts(runtime, subject, scope, origin.address), scope);
  }
  if (known.row && known.found)
    await noteSeen(runtime, { row: known.row, found: known.found, scope, valid: known.verdict.valid });
  const { kid, sealed } = known.row ?? { kid: null, sealed: null };
  return {
    answer: answerOf(known, nonce),
    organizationId: known.organizationId,
    keyId: known.row?.keyId ?? null,
    signingKey: kid !== null && sealed !== null ? { kid, sealed } : null,
  };
}

type Judged = Found & { at: Date; found: LicenseCase | null; verdict: Verdict };

async function judge(runtime: Runtime, facts: Found, scope: Scope): Promise<Judged> {
  const at = runtime.now();
  let { row } = facts;
  let found = row ? caseOf(row, scope, at) : null;
  if (row && found && row.machineId !== (found.activation?.id ?? null)) {
    row = await rereadEntitlements(runtime, row, found.activation?.id ?? null);
    found = caseOf(row, scope, at);
  }
  return { ...facts, row, at, found, verdict: verdictOf({ signed: facts.signed, found }, scope) };
}

/** A trial that waits for its first validation, or that this person or machine has not been seen to try. */
function trialBegins(row: FactsRow, { person }: LicenseCase, { fingerprint }: Scope): boolean {
  if (row.term !== "TRIAL") return false;
  if (row.trialStart === "FIRST_VALIDATION" && row.endsOn === null) return true;
  const holders = [person?.id, fingerprint === undefined ? undefined : machineHolder(fingerprint)];
  const isNew = (holder: string | undefined) =>
    holder !== undefined && !row.trialUses?.some((use) => use.holder === holder);
  return !row.trialRepeatable && holders.some(isNew);
}

async function begin(
  runtime: Runtime,
  actor: LicenseActor | TokenActor,
  row: FactsRow,
  { person }: LicenseCase,
  { fingerprint }: Scope,
): Promise<void> {
  const who = { licenseId: row.id, personId: person?.id ?? null, fingerprint: fingerprint ?? null };
  try {
    await execute(runtime, actor, beginTrial, who);
  } catch (error) {
    // Somebody tried another trial of it in this very moment: the verdict that follows says so.
    if (!(error instanceof Refusal)) throw error;
  }
}

function actorOf(row: FactsRow, token: TokenActor | null, origin: Origin): LicenseActor | TokenActor {
  if (token) return token;
  const { organizationId, id: licenseId, keyId, keyFingerprint: boundTo, name } = row;
  return { kind: "license", organizationId, licenseId, keyId: keyId ?? "", boundTo, name, origin };
}

const keyCodes = ["SIGNATURE_INVALID", "NOT_FOUND", "KEY_REVOKED", "KEY_REPLACED"];

/** What the caller is told; a key that is no good is told nothing of the licence. */
function answerOf({ verdict, row, found, at }: Judged, nonce: string | undefined) {
  const told = row && found && !keyCodes.includes(verdict.code) ? { row, found } : null;
  const entitlements = told && verdict.valid ? told.found.entitlements : [];
  return {
    ...verdict,
    nonce: nonce ?? null,
    at,
    license: told && {
      id: told.row.id,
      product: told.row.productCode ?? told.row.productId,
      term: told.row.term,
      allocation: told.row.allocation,
      status: stateOn(told.row, told.row.today),
      ...termInstants(told.row, told.row.timeZone, lastMaintainedDay({ ...told.row, ...told.row.versions })),
    },
    entitlements: tellEntitlements(entitlements),
  };
}
