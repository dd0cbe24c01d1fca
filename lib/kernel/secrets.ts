import { createCipheriv, createDecipheriv, createHash, createHmac, hkdfSync } from "node:crypto";

/** Seals, opens and fingerprints secrets under one master key. `context` binds a sealed value to its place. */
export type Secrets = {
  seal(plaintext: string | Uint8Array, context: string): Uint8Array<ArrayBuffer>;
  open(sealed: Uint8Array, context: string): Buffer;
  /** A keyed fingerprint (hex) that finds a value again without revealing it. */
  digest(value: string, context: string): string;
};

const version = 1;

/**
 * AES-256-GCM with a random 96-bit nonce (NIST SP 800-38D) and the context as associated data.
 * Layout: version (1 byte), nonce (12), tag (16), ciphertext.
 */
export function secretsUnder(masterKey: Uint8Array, randomBytes: (size: number) => Uint8Array): Secrets {
  if (masterKey.length !== 32) throw new RangeError("the master key has 32 bytes");
  const derive = (purpose: string) => Buffer.from(hkdfSync("sha256", masterKey, "", `leasehold/${purpose}`, 32));
  const sealing = derive("seal");
  const digesting = derive("digest");

  return {
    seal(plaintext, context) {
      const nonce = randomBytes(12);
      const cipher = createCipheriv("aes-256-gcm", sealing, nonce).setAAD(Buffer.from(context));
      const body = Buffer.concat([cipher.update(plaintext), cipher.final()]);
      return Uint8Array.from(Buffer.concat([Buffer.from([version]), nonce, cipher.getAuthTag(), body]));
    },
    open(sealed, context) {
      const bytes = Buffer.from(sealed);
      if (bytes[0] !== version) throw new Error("sealed under an unknown version");
      const decipher = createDecipheriv("aes-256-gcm", sealing, bytes.subarray(1, 13)).setAAD(Buffer.from(context));
      decipher.setAuthTag(bytes.subarray(13, 29));
      return Buffer.concat([decipher.update(bytes.subarray(29)), decipher.final()]);
    },
    digest: (value, context) => createHmac("sha256", digesting).update(`${context}\0${value}`).digest("hex"),
  };
}

/** SHA-256 in hex of a random token (at least 128 bits), which needs no key to be safe at rest. */
export function hashToken(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}
