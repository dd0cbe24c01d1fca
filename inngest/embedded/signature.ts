import { createHmac, timingSafeEqual } from "node:crypto";

const prefix = /^signkey-\w+-/;
const validForSeconds = 300;

/** The value of `X-Inngest-Signature` for a body, which must be canonical JSON (or empty). */
export function sign(body: string, signingKey: string, now: Date): string {
  const timestamp = Math.floor(now.getTime() / 1000).toString();
  return `t=${timestamp}&s=${digest(body, signingKey, timestamp)}`;
}

export function isSigned(body: string, header: string | null, signingKey: string, now: Date): boolean {
  const parts = new URLSearchParams(header ?? "");
  const timestamp = parts.get("t") ?? "";
  const given = Buffer.from(parts.get("s") ?? "", "hex");
  const expected = Buffer.from(digest(body, signingKey, timestamp), "hex");
  if (given.length !== expected.length || !timingSafeEqual(given, expected)) return false;
  return Math.abs(now.getTime() / 1000 - Number(timestamp)) <= validForSeconds;
}

function digest(body: string, signingKey: string, timestamp: string): string {
  return createHmac("sha256", signingKey.replace(prefix, "")).update(body).update(timestamp).digest("hex");
}
