import { randomBytes, sign, verify } from "node:crypto";
import fc from "fast-check";
import { expect, test } from "vitest";
import type { KeyPayload } from "./key-payload";
import { parseKey, signKeyText } from "./key-text";
import { newShortKey, readShortKey } from "./short-key";
import { keyIdOf, newSigningPair, privateKeyOf, publicKeyFrom } from "./signing-pair";

const random = (size: number) => Uint8Array.from(randomBytes(size));
const pair = newSigningPair(random);
const signer = {
  kid: pair.kid,
  sign: (data: Uint8Array | string) => sign(null, Buffer.from(data), privateKeyOf(pair.seed)),
};
const publicKey = publicKeyFrom(pair.publicKey);
const payload: KeyPayload = {
  v: 1,
  kid: pair.kid,
  id: "key_1",
  license: "lic_1",
  product: "pro_1",
  term: "PERPETUAL",
  allocation: "NODE_LOCKED",
  issued: "2026-11-02T09:00:00.000Z",
  expiry: null,
};

test("a key id is the thumbprint of RFC 7638, by the example of RFC 8037, appendix A.3", () => {
  const example = Buffer.from("11qYAYKxCrfVS_7TyWQHOg7hcvPapiMlrwIaaPcHURo", "base64url");
  expect(keyIdOf(example)).toBe("kPrK_qmxVWaYVA9wwBF6Iuo3vVzz7TxHCTwXBygrS4k");
});

test("a signed key says its payload, and its signature is over the text before the dot", () => {
  const text = signKeyText(payload, signer);
  const parsed = parseKey(` ${text}\n`);
  expect(parsed).toMatchObject({ kind: "SIGNED", text, payload, kid: pair.kid });
  if (parsed?.kind !== "SIGNED") throw new Error("not read");
  expect(parsed.signedText).toBe(text.split(".")[0]);
  expect(verify(null, Buffer.from(parsed.signedText), publicKey, parsed.signature)).toBe(true);
});

test("a signed key in another encoding of the same bytes is not read: no change of a key goes unseen", () => {
  const text = signKeyText(payload, signer);
  const alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";
  const last = alphabet.indexOf(text.at(-1) ?? "");
  expect(parseKey(text.slice(0, -1) + alphabet.charAt(last ^ 1))).toBeNull();
  expect(parseKey(`${text}=`)).toBeNull();
  expect(parseKey(text.replace("key/", "key/="))).toBeNull();
});

test("whatever is given is read or refused, never thrown at", () => {
  const any = fc.oneof(
    fc.string({ maxLength: 3_000 }),
    fc.string({ unit: "binary", maxLength: 300 }),
    fc.string().map((text) => `key/${Buffer.from(text).toString("base64url")}.${"A".repeat(86)}`),
    fc.json().map((text) => `key/${Buffer.from(text).toString("base64url")}.${"A".repeat(86)}`),
    fc.constantFrom("key/", "key/.", "key/a.b", `key/${"a".repeat(5_000)}.${"A".repeat(86)}`, "\0".repeat(25)),
  );
  fc.assert(
    fc.property(any, (text) => {
      const parsed = parseKey(text);
      expect(parsed === null || parsed.kind === "SHORT").toBe(true);
    }),
    { numRuns: 5_000 },
  );
});

test("a short key is read however it is typed", () => {
  fc.assert(
    fc.property(fc.uint8Array({ minLength: 15, maxLength: 15 }), (bytes) => {
      const key = newShortKey(() => bytes);
      expect(key).toMatch(/^([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}$/);
      expect(readShortKey(key)).toBe(key);
      const typed = key.toLowerCase().replaceAll("-", " ").replaceAll("1", "l").replaceAll("0", "o");
      expect(readShortKey(typed)).toBe(key);
      expect(parseKey(key.replaceAll("-", ""))).toEqual({ kind: "SHORT", text: key });
    }),
  );
});

test("one character mistyped is found, wherever it is", () => {
  const alphabet = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  const key = newShortKey(random);
  for (const [at, char] of [...key].entries()) {
    if (char === "-") continue;
    for (const other of alphabet) {
      if (other !== char) expect(readShortKey(key.slice(0, at) + other + key.slice(at + 1))).toBeNull();
    }
  }
});

test("neighbours that changed places are found, but for the two that sum alike", () => {
  const key = newShortKey(random).replaceAll("-", "");
  for (let at = 0; at < key.length - 1; at++) {
    const [one = "", other = ""] = key.slice(at, at + 2);
    if (one === other || ["0Z", "Z0"].includes(one + other)) continue;
    expect(readShortKey(key.slice(0, at) + other + one + key.slice(at + 2))).toBeNull();
  }
});
