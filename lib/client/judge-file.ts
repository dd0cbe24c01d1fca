import { createHash } from "node:crypto";
import type { LicenseDocument } from "./license-document";
import { revocationOf, type RevocationList } from "./revocation-list";
import { channelOf, isAboveRange, isInRange } from "./version-range";

/** The program that asks: what of it is known is checked. `releasedOn` is the day of its publication, "2026-03-12". */
export type Program = { product?: string; version?: string; releasedOn?: string; environment?: string };

/** What is so here and now. */
export type Here = {
  now: Date;
  /** The latest instant that was ever seen. */
  seen: Date | null;
  fingerprint: string | null;
  program: Program;
  /** Codes of features that must be in force. */
  entitlements: readonly string[];
  revocations: RevocationList | null;
};

export type Judgement = { valid: boolean; code: string; detail: string };

/** How far clocks may be apart without anybody having turned one, in milliseconds. */
const clockTolerance = 5 * 60_000;

/**
 * What a file says without anybody being asked, in the words that the server would use; codes beyond the server's own are
 * CLOCK_TURNED_BACK and FILE_EXPIRED. The first that applies is the verdict.
 */
export function judgeFile(file: LicenseDocument, here: Here): Judgement {
  const { now, seen } = here;
  if (now.getTime() < Math.max(file.issued.getTime(), seen?.getTime() ?? 0) - clockTolerance)
    return no("CLOCK_TURNED_BACK", "cannot be checked: the clock of this machine was turned back. Set it right");
  if (now >= file.expiry) return no("FILE_EXPIRED", "could not be asked about, and its file has expired");
  const revoked = revocationOf(file, here.revocations);
  if (revoked !== null) return no(revoked, "is on the revocation list");
  return (
    termJudgement(file, now) ??
    programJudgement(file, here.program, now) ??
    entitlementJudgement(file, here) ??
    machineJudgement(file, here.fingerprint) ??
    goodJudgement(file, now)
  );
}

function termJudgement({ startsAt, endsAt, graceUntil, expiryBehavior }: LicenseDocument, now: Date): Judgement | null {
  if (startsAt && now < startsAt) return no("NOT_STARTED", `starts on ${startsAt.toISOString().slice(0, 10)}`);
  const last = graceUntil ?? endsAt;
  const endsUse = expiryBehavior === "RESTRICT" || expiryBehavior === "REVOKE";
  return endsUse && last && now >= last ? no("EXPIRED", "has expired") : null;
}

function programJudgement(file: LicenseDocument, program: Program, now: Date): Judgement | null {
  const { product, version, releasedOn, environment } = program;
  if (product !== undefined && product !== file.product.id && !sameText(product, file.product.code))
    return no("PRODUCT_SCOPE_MISMATCH", "is for another product");
  if (file.environment !== null && environment !== undefined && !sameText(environment, file.environment))
    return no("ENVIRONMENT_SCOPE_MISMATCH", `is for the environment ${file.environment}`);
  if (version !== undefined && !allowsVersion(file, version))
    return no("VERSION_NOT_ALLOWED", `does not allow version ${version}`);
  if (releasedOn !== undefined && !reaches(file, releasedOn, now))
    return no("MAINTENANCE_LAPSED", `does not reach versions published on ${releasedOn}`);
  return null;
}

/** Downgrade rights reach below the range, never above it and never to another channel. */
function allowsVersion(file: LicenseDocument, version: string): boolean {
  const { versionRange, channels, downgradeRights } = file;
  const channel = channelOf(version);
  const inChannel = channels.length === 0 || (channel !== null && channels.includes(channel));
  if (versionRange === null || !inChannel) return inChannel;
  return isInRange(version, versionRange) || (downgradeRights && !isAboveRange(version, versionRange));
}

/** Whether the day of publication lies where the maintenance ran, and for a term that is over: before its end. */
function reaches({ maintenance, expiryBehavior, endsAt }: LicenseDocument, releasedOn: string, now: Date): boolean {
  if (expiryBehavior === "MAINTAIN" && endsAt && now >= endsAt && new Date(releasedOn) >= endsAt) return false;
  if (maintenance === null || (maintenance.since !== null && releasedOn <= maintenance.since)) return true;
  return maintenance.spans.some(
    ({ from, until }) => (from === null || releasedOn >= from) && (until === null || releasedOn <= until),
  );
}

function entitlementJudgement({ entitlements }: LicenseDocument, here: Here): Judgement | null {
  const inForce = entitlements
    .filter(({ until }) => until === null || here.now < until)
    .map(({ code }) => code.toLowerCase());
  const missing = here.entitlements.filter((code) => !inForce.includes(code.toLowerCase()));
  return missing.length > 0 ? no("ENTITLEMENTS_MISSING", `does not include ${missing.join(", ")}`) : null;
}

function machineJudgement({ machine, boundTo }: LicenseDocument, fingerprint: string | null): Judgement | null {
  if (machine === null && boundTo === null) return null;
  if (fingerprint === null)
    return no("FINGERPRINT_SCOPE_REQUIRED", "is for one machine, and this one has not said which it is");
  const isThis =
    (machine === null || machine.fingerprint === fingerprint) &&
    (boundTo === null || boundTo === createHash("sha256").update(fingerprint).digest("hex"));
  return isThis ? null : no("FINGERPRINT_SCOPE_MISMATCH", "is for another machine");
}

function goodJudgement({ endsAt, graceUntil }: LicenseDocument, now: Date): Judgement {
  return endsAt && graceUntil && now >= endsAt
    ? { valid: true, code: "IN_GRACE", detail: "has ended and is in grace" }
    : { valid: true, code: "VALID", detail: "is valid, by its file" };
}

const no = (code: string, detail: string): Judgement => ({ valid: false, code, detail });
const sameText = (one: string, other: string) => one.toLowerCase() === other.toLowerCase();
