import { createHash, createPrivateKey, createPublicKey, type KeyObject } from "node:crypto";

/** An Ed25519 pair (RFC 8032): the seed is the private part, 32 bytes, as is the public key. */
type SigningPair = { kid: string; publicKey: Uint8Array<ArrayBuffer>; seed: Uint8Array };

/** PKCS #8 of an Ed25519 private key (RFC 8410) up to its 32-byte seed. */
const pkcs8Head = Buffer.from("302e020100300506032b657004220420", "hex");

export function newSigningPair(randomBytes: (size: number) => Uint8Array): SigningPair {
  const seed = randomBytes(32);
  const { x } = createPublicKey(privateKeyOf(seed)).export({ format: "jwk" });
  const publicKey = Uint8Array.from(Buffer.from(x ?? "", "base64url"));
  return { kid: keyIdOf(publicKey), publicKey, seed };
}

export function privateKeyOf(seed: Uint8Array): KeyObject {
  return createPrivateKey({ key: Buffer.concat([pkcs8Head, seed]), format: "der", type: "pkcs8" });
}

/** The members of a JWK (RFC 8037) that make the public key. */
export function publicJwk(publicKey: Uint8Array) {
  return { kty: "OKP", crv: "Ed25519", x: Buffer.from(publicKey).toString("base64url") } as const;
}

export function publicKeyFrom(publicKey: Uint8Array): KeyObject {
  return createPublicKey({ key: publicJwk(publicKey), format: "jwk" });
}

/** The key id: the JWK thumbprint of the public key (RFC 7638: members in lexicographic order, no white space). */
export function keyIdOf(publicKey: Uint8Array): string {
  const { crv, kty, x } = publicJwk(publicKey);
  return createHash("sha256").update(JSON.stringify({ crv, kty, x })).digest("base64url");
}
