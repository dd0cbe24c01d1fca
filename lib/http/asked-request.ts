import { refuseInput } from "@/lib/kernel/refusal";
import type { AskedRequest } from "./message-signature";

const printable = /^[\x21-\x7e](?:[\x20-\x7e]{0,198}[\x21-\x7e])?$/;

/**
 * A request as its client sent it. The address is the one that the client used: the host that it named, as the front
 * door passes it on, and https where the public address of the settings says so (a proxy in front may have ended TLS).
 */
export function askedRequest(request: Request, publicUrl: string): AskedRequest {
  const nonce = request.headers.get("leasehold-nonce");
  return {
    method: request.method,
    targetUri: targetUri(request, publicUrl),
    nonce: nonce !== null && printable.test(nonce) ? nonce : null,
  };
}

/** A nonce that cannot be signed is refused, since an answer without it would look like one to another request. */
export function requireSignableNonce(request: Request): void {
  const nonce = request.headers.get("leasehold-nonce");
  if (nonce !== null && !printable.test(nonce))
    throw refuseInput({ "Leasehold-Nonce": "is 1 to 200 printable ASCII characters" });
}

function targetUri(request: Request, publicUrl: string): string {
  const { pathname, search, origin } = new URL(request.url);
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  if (host === null) return `${origin}${pathname}${search}`;
  const proto = request.headers.get("x-forwarded-proto") === "https" ? "https" : "http";
  const known = new URL(publicUrl);
  const base = known.host === host ? known.origin : `${proto}://${host}`;
  return URL.canParse(base) ? new URL(`${pathname}${search}`, base).href : `${origin}${pathname}${search}`;
}
