import { generateKeyPairSync, sign } from "node:crypto";
import fc from "fast-check";

/** Order of Ed25519's group: a signature whose second half is raised by it is the same to a careless verifier. */
const groupOrder = 2n ** 252n + 27742317777372353535851937790883648493n;
const attacker = generateKeyPairSync("ed25519");
const base64url = (data: string | Buffer) => Buffer.from(data).toString("base64url");

type Parts = { payload: Record<string, unknown>; signature: Buffer };

function partsOf(key: string): Parts {
  const [encoded = "", signature = ""] = key.slice("key/".length).split(".");
  return {
    payload: JSON.parse(Buffer.from(encoded, "base64url").toString("utf8")),
    signature: Buffer.from(signature, "base64url"),
  };
}
const textOf = ({ payload, signature }: Parts) => `key/${base64url(JSON.stringify(payload))}.${base64url(signature)}`;

/** The same signature, with a number that is too large. */
function malleable(key: string): string {
  const { payload, signature } = partsOf(key);
  const s = BigInt(`0x${Buffer.from(signature.subarray(32)).reverse().toString("hex")}`) + groupOrder;
  const raised = Buffer.from(s.toString(16).padStart(64, "0"), "hex").reverse();
  return textOf({ payload, signature: Buffer.concat([signature.subarray(0, 32), raised.subarray(0, 32)]) });
}

/** Signed by somebody else's key, which says that it is ours. */
function signedByAttacker(payload: Record<string, unknown>): string {
  const text = `key/${base64url(JSON.stringify(payload))}`;
  return `${text}.${base64url(sign(null, Buffer.from(text), attacker.privateKey))}`;
}

const change = fc.oneof(
  fc.record({ expiry: fc.constant("2199-01-01T00:00:00.000Z") }),
  fc.record({ license: fc.string({ minLength: 1, maxLength: 40 }) }),
  fc.record({ id: fc.string({ minLength: 1, maxLength: 40 }) }),
  fc.record({ allocation: fc.constantFrom("NAMED", "FLOATING", "NODE_LOCKED") }),
  fc.record({ fingerprint: fc.constant("0".repeat(64)) }),
  fc.record({ kid: fc.string({ minLength: 43, maxLength: 43 }) }),
  fc.dictionary(fc.string({ maxLength: 8 }), fc.jsonValue({ maxDepth: 2 }), { maxKeys: 3 }),
);

/** Texts that look like one of these signed keys and are none of them. */
export function forgeriesOf(keys: readonly [string, ...string[]]): fc.Arbitrary<string> {
  const key = fc.constantFrom(...keys);
  const known = new Set(keys);
  const at = fc.nat(800);
  const forged = fc.oneof(
    fc.tuple(key, at, fc.string({ minLength: 1, maxLength: 1, unit: "binary" })).map(([text, i, letter]) => {
      const index = i % text.length;
      return text.slice(0, index) + letter + text.slice(index + 1);
    }),
    fc.tuple(key, at, fc.nat(7)).map(([text, i, bit]) => {
      const bytes = Buffer.from(text, "latin1");
      const index = i % bytes.length;
      bytes[index] = (bytes[index] ?? 0) ^ (1 << bit);
      return bytes.toString("latin1");
    }),
    fc.tuple(key, at).map(([text, i]) => text.slice(0, i % text.length)),
    fc.tuple(key, at, fc.string({ minLength: 1, maxLength: 4 })).map(([text, i, more]) => {
      const index = i % text.length;
      return text.slice(0, index) + more + text.slice(index);
    }),
    fc.tuple(key, fc.constantFrom("=", "==", ".", "\n", "AA")).map(([text, tail]) => text + tail + "A"),
    fc.tuple(key, key).map(([one, other]) => textOf({ ...partsOf(one), signature: partsOf(other).signature })),
    fc.tuple(key, change).map(([text, changed]) => {
      const { payload, signature } = partsOf(text);
      return textOf({ payload: { ...payload, ...changed }, signature });
    }),
    fc.tuple(key, change).map(([text, changed]) => signedByAttacker({ ...partsOf(text).payload, ...changed })),
    key.map((text) => signedByAttacker(partsOf(text).payload)),
    key.map(malleable),
    fc
      .tuple(key, fc.uint8Array({ minLength: 64, maxLength: 64 }))
      .map(([text, signature]) => textOf({ ...partsOf(text), signature: Buffer.from(signature) })),
  );
  return forged.filter((text) => !known.has(text.trim()));
}
