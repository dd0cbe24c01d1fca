import { NotGenuine } from "./client-errors";
import type { LicenseDocument } from "./license-document";
import type { PublicKeys } from "./public-keys";
import { bytesOf, jsonObject } from "./read-json";

/** Keys, licences, machines and signing keys that are good no more, for programs that cannot ask. */
export type RevocationList = {
  /** The licence that it is about; null for all of the organisation. */
  license: string | null;
  /** The instant at which another one should be fetched. */
  next: Date;
  /** Counts up: a lower one than was seen before is an old list, played back. */
  sequence: number;
  keys: readonly string[];
  licenses: readonly string[];
  activations: readonly string[];
  /** Leases whose borrowed files are good no more: returned early, or their device is lost. */
  leases: readonly string[];
  signingKeys: readonly string[];
};

/** Reads a list: a compact JWS (RFC 7515, EdDSA). Throws `NotGenuine` where it is changed or older than `sequence`. */
export function readRevocations(jws: string, keys: PublicKeys, sequence: number): RevocationList {
  const [head = "", body = "", signature = "", ...more] = jws.trim().split(".");
  const header = jsonObject(bytesOf(head, "base64url").toString("utf8"), "the list");
  if (more.length > 0 || header.text("alg") !== "EdDSA" || header.text("typ") !== "revocations+jws")
    throw new NotGenuine("not a revocation list");
  keys.requireSigned(header.text("kid"), `${head}.${body}`, bytesOf(signature, "base64url"));
  const said = jsonObject(bytesOf(body, "base64url").toString("utf8"), "the list");
  const list = {
    license: said.textOrNull("license"),
    next: new Date(said.number("next") * 1_000),
    sequence: said.number("sequence"),
    keys: said.texts("keys"),
    licenses: said.texts("licenses"),
    activations: said.texts("activations"),
    leases: said.texts("leases"),
    signingKeys: said.texts("signingKeys"),
  };
  if (list.sequence < sequence) throw new NotGenuine("an older list, played back");
  return list;
}

/** The code by which a file was revoked, or null. */
export function revocationOf(file: LicenseDocument, list: RevocationList | null): string | null {
  if (!list || (list.license !== null && list.license !== file.licenseId)) return null;
  if (list.signingKeys.includes(file.kid)) return "SIGNATURE_INVALID";
  if (file.keyId !== null && list.keys.includes(file.keyId)) return "KEY_REVOKED";
  if (list.licenses.includes(file.licenseId)) return "SUSPENDED";
  if (file.lease && list.leases.includes(file.lease.id)) return "LEASE_ENDED";
  return file.machine && list.activations.includes(file.machine.id) ? "NO_MACHINE" : null;
}
