import { createDecipheriv, createHash, createPublicKey, verify } from "node:crypto";

/**
 * Reads licence and machine files from the description of their format alone, sharing nothing with what writes them. It is
 * as strict as the format allows: everything between the first and the last character is one spelling of one content.
 */
export function readForeignFile(
  text: string,
  publicKeys: Record<string, string>,
  secret?: string,
): { document: Document; kid: string; encrypted: boolean } {
  const lines = text.split("\n");
  const [first = "", ...rest] = lines;
  const kind = first === "-----BEGIN LICENSE FILE-----" ? "license" : "machine";
  if (kind === "machine" && first !== "-----BEGIN MACHINE FILE-----") throw new Error("first line");
  if (rest.pop() !== "") throw new Error("no line break at the end");
  if (rest.pop() !== first.replace("BEGIN", "END")) throw new Error("last line");
  if (rest.some((line, at) => line.length !== 64 && at < rest.length - 1)) throw new Error("length of a line");

  const envelope = object(strictBase64(rest.join("")));
  const names = Object.keys(envelope).sort().join();
  if (names !== "alg,enc,kid,sig") throw new Error(`members ${names}`);
  const [enc, sig, alg, kid] = ["enc", "sig", "alg", "kid"].map((name) => String(envelope[name]));
  const x = publicKeys[kid ?? ""];
  if (x === undefined || enc === undefined || sig === undefined || kid === undefined) throw new Error("unknown key");
  const key = createPublicKey({ key: { kty: "OKP", crv: "Ed25519", x }, format: "jwk" });
  if (!verify(null, Buffer.from(`${kind}/${enc}`, "utf8"), key, strictBase64(sig))) throw new Error("signature");

  if (alg === "base64+ed25519") return { document: documentOf(strictBase64(enc)), kid, encrypted: false };
  if (alg !== "aes-256-gcm+ed25519" || secret === undefined) throw new Error("algorithm");
  const [ciphertext, iv, tag, more] = enc.split(".").map(strictBase64);
  if (!ciphertext || iv?.length !== 12 || tag?.length !== 16 || more) throw new Error("parts");
  const opened = createDecipheriv("aes-256-gcm", createHash("sha256").update(secret, "utf8").digest(), iv);
  opened.setAuthTag(tag);
  return { document: documentOf(Buffer.concat([opened.update(ciphertext), opened.final()])), kid, encrypted: true };
}

type Resource = { type: string; id: string; attributes: Record<string, unknown>; relationships?: unknown };
type Document = { data: Resource; included: Resource[]; meta: Record<string, unknown> };

function strictBase64(text: string): Buffer {
  const bytes = Buffer.from(text, "base64");
  if (bytes.length === 0 || bytes.toString("base64") !== text) throw new Error("base64");
  return bytes;
}

function object(bytes: Buffer): Record<string, unknown> {
  const value: unknown = JSON.parse(new TextDecoder("utf-8", { fatal: true }).decode(bytes));
  if (typeof value !== "object" || value === null || Array.isArray(value)) throw new Error("no object");
  return { ...value };
}

function documentOf(bytes: Buffer): Document {
  const { data, included, meta } = object(bytes) as Partial<Document>;
  if (!data || !included || !meta) throw new Error("no document");
  return { data, included, meta };
}
