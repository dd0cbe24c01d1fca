import { refuseInput } from "@/lib/kernel/refusal";
import type { Asked } from "./asked";
import type { AskedRequest } from "./message-signature";

const printable = /^[\x21-\x7e](?:[\x20-\x7e]{0,198}[\x21-\x7e])?$/;

/**
 * A request as its client sent it. The address is the one that the client used: the host that it named, as the front
 * door passes it on, and https where the public address of the settings says so (a proxy in front may have ended TLS).
 */
export function askedRequest(request: Asked, publicUrl: string): AskedRequest {
  const nonce = request.headers.get("leasehold-nonce");
  return {
    method: request.method,
    targetUri: targetUri(request, publicUrl),
    nonce: nonce !== null && printable.test(nonce) ? nonce : null,
  };
}

/** A nonce that cannot be signed is refused, since an answer without it would look like one to another request. */
export function requireSignableNonce(request: Asked): void {
  const nonce = request.headers.get("leasehold-nonce");
  if (nonce !== null && !printable.test(nonce))
    throw refuseInput({ "Leasehold-Nonce": "is 1 to 200 printable ASCII characters" });
}

function targetUri(request: Asked, publicUrl: string): string {
  const { pathname, search, origin } = new URL(request.url);
  const host = request.headers.get("x-forwarded-host") ?? request.headers.get("host");
  const base = host === null ? origin : baseOf(host, request.headers.get("x-forwarded-proto") === "https", publicUrl);
  return `${base ?? origin}${pathname}${search}`;
}

const bases = new Map<string, string | null>();
const mostBases = 1_000;

/** How an address of a host begins; null for what is no host. Clients name few, so that they are kept. */
function baseOf(host: string, isSecure: boolean, publicUrl: string): string | null {
  const name = `${isSecure ? "https" : "http"}://${host} ${publicUrl}`;
  const kept = bases.get(name);
  if (kept !== undefined) return kept;
  const known = new URL(publicUrl);
  const text = known.host === host ? known.origin : `${isSecure ? "https" : "http"}://${host}`;
  const base = URL.canParse(text) ? new URL("/", text).origin : null;
  if (bases.size >= mostBases) bases.clear();
  bases.set(name, base);
  return base;
}
