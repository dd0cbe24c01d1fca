import type { Role } from "@/lib/db/generated/enums";
import type { Scope } from "./permissions";

/** Where a call came from; `address` is personal data and stands in events as a commitment. */
export type Origin = {
  requestId: string;
  channel: "web" | "api" | "job" | "setup";
  address?: string;
};

export type AccountActor = {
  kind: "account";
  organizationId: string;
  accountId: string;
  personId: string | null;
  name: string;
  roles: readonly Role[];
  origin: Origin;
};

export type TokenActor = {
  kind: "token";
  organizationId: string;
  tokenId: string;
  name: string;
  scopes: readonly Scope[];
  origin: Origin;
};

/** A client program that showed a key: it may act on that licence only. */
export type LicenseActor = {
  kind: "license";
  organizationId: string;
  licenseId: string;
  keyId: string;
  /** SHA-256 (hex) of the fingerprint of the one machine that the key is bound to. */
  boundTo: string | null;
  name: string;
  origin: Origin;
};

export type SystemActor = { kind: "system"; organizationId: string; name: string; origin: Origin };

/** Who acts. Roles and scopes are looked up on every request, never kept in a session. */
export type Actor = AccountActor | TokenActor | LicenseActor | SystemActor;

export function systemActor(organizationId: string, name: string, requestId: string): SystemActor {
  return { kind: "system", organizationId, name, origin: { requestId, channel: "job" } };
}

export function actorId(actor: Actor): string | null {
  switch (actor.kind) {
    case "account":
      return actor.accountId;
    case "token":
      return actor.tokenId;
    case "license":
      return actor.keyId;
    case "system":
      return null;
  }
}
