import { bearerActor } from "@/lib/auth/token-actor";
import { countFailedCredential } from "@/lib/auth/failed-credentials";
import type { LicenseActor, Origin, TokenActor } from "@/lib/kernel/actor";
import { refuse, type Refusal } from "@/lib/kernel/refusal";
import type { Runtime } from "@/lib/kernel/runtime";
import { presentKey } from "@/lib/keys/present-key";
import { ownerOfKeyText } from "@/lib/keys/verify-key-text";
import type { Asked } from "./asked";
import type { SignedBy } from "./signed-answer";

type Presented =
  /** `signingKey`: what signs the answer, where it was read with the credential. */
  | { actor: LicenseActor | TokenActor; signingKey: SignedBy["signingKey"] }
  /** `organizationId`: whose key it is or claims to be, where that is known. */
  | { refusal: Refusal; organizationId: string | null };

const licenseScheme = /^License +(\S.*)$/i;

/** The text of the key in `Authorization: License <key>`; null without one. */
export function keyInHeader(request: Pick<Asked, "headers">): string | null {
  return licenseScheme.exec(request.headers.get("authorization")?.trim() ?? "")?.[1] ?? null;
}

/**
 * Who a client endpoint's caller is: a program by its licence key, or a service account by its token. An address that
 * keeps failing is told to wait, but only after its key was looked at: a good one is never held up.
 */
export async function clientActor(runtime: Runtime, request: Asked, origin: Origin): Promise<Presented> {
  const text = keyInHeader(request);
  if (text === null) {
    const actor = await bearerActor(runtime, request, origin);
    return actor ? { actor, signingKey: null } : { refusal: refuse("not-authenticated"), organizationId: null };
  }
  const presented = await presentKey(runtime, text);
  if ("key" in presented) {
    const { id: keyId, licenseId, organizationId, fingerprint: boundTo } = presented.key;
    const actor = { kind: "license", organizationId, licenseId, keyId, boundTo, name: "licence key", origin } as const;
    return { actor, signingKey: presented.signingKey };
  }
  const { code, organizationId } = presented;
  const retryAfter = countFailedCredential(runtime, origin.address ?? "unknown");
  if (retryAfter > 0) return { refusal: refuse("rate-limited", { retryAfter }), organizationId };
  return { refusal: refuse("license-key-refused", { code, why: reasons[code] }), organizationId };
}

/** Whose key a client shows, as far as this process knows it without asking the database. */
export function ownerKnown(request: Pick<Asked, "headers">): string | null {
  const text = keyInHeader(request);
  return text === null ? null : ownerOfKeyText(text);
}

const reasons = {
  SIGNATURE_INVALID: "has a signature that does not verify",
  NOT_FOUND: "belongs to no licence",
  KEY_REVOKED: "was revoked",
  KEY_REPLACED: "was replaced by a newer one",
};
