import { createPublicKey, verify, type KeyObject } from "node:crypto";
import { NotGenuine } from "./client-errors";

/** A JSON Web Key Set (RFC 7517) of Ed25519 keys (RFC 8037), as `/.well-known/jwks.json` answers it. */
export type JwkSet = { keys: readonly { kty: string; crv: string; kid: string; x: string }[] };

/** The organisation's keys by their key id: those that the program ships with, not whatever the server says. */
export class PublicKeys {
  readonly #keys: Map<string, KeyObject>;

  constructor({ keys }: JwkSet) {
    this.#keys = new Map(
      keys.map(({ kty, crv, kid, x }) => [kid, createPublicKey({ key: { kty, crv, x }, format: "jwk" })]),
    );
    if (this.#keys.size === 0) throw new TypeError("name the public keys of your organisation");
  }

  /** Throws unless the key of that id has signed exactly this text. */
  requireSigned(kid: string, signed: string, signature: Uint8Array): void {
    const key = this.#keys.get(kid);
    if (!key) throw new NotGenuine("signed by a key that this program does not know");
    if (!verify(null, Buffer.from(signed, "utf8"), key, signature))
      throw new NotGenuine("the signature does not verify");
  }
}
