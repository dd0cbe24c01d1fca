import { createHash } from "node:crypto";
import { originOf } from "../request-origin";
import { buildDocument, type RouteTable } from "./build-document";

/** Answers the API's document, to anyone: it says nothing about anybody. Written at the first call. */
export function documentRoute(routes: RouteTable) {
  let written: { body: string; etag: string } | undefined;
  return async (request: Request): Promise<Response> => {
    written ??= write(routes);
    const headers = { etag: written.etag, "cache-control": "no-cache", "x-request-id": originOf(request).requestId };
    if (request.headers.get("if-none-match") === written.etag) return new Response(null, { status: 304, headers });
    return new Response(written.body, { headers: { ...headers, "content-type": "application/json" } });
  };
}

function write(routes: RouteTable): { body: string; etag: string } {
  const body = JSON.stringify(buildDocument(routes));
  return { body, etag: `"${createHash("sha256").update(body).digest("base64url").slice(0, 22)}"` };
}
