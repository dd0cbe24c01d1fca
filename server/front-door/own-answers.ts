import type { IncomingMessage, ServerResponse } from "node:http";
import { tooLarge as largest } from "@/lib/imports/schema";

type Answer = {
  readonly status: number;
  readonly code: string;
  readonly title: string;
  readonly detail: string;
  readonly retryAfter?: number;
};

export const starting: Answer = {
  status: 503,
  code: "starting",
  title: "Leasehold is starting",
  detail: "The pages are not there yet. This takes a few seconds.",
  retryAfter: 2,
};

export const noAnswer: Answer = {
  status: 502,
  code: "no-answer",
  title: "Leasehold did not answer",
  detail:
    "The request was passed on and nothing came back. Whether it took effect is not known; look before you repeat it.",
};

export const faulty: Answer = {
  status: 500,
  code: "internal-error",
  title: "Leasehold failed",
  detail: "Something went wrong here, and was noted. Whether it took effect is not known; look before you repeat it.",
};

export const unreadableAddress: Answer = {
  status: 400,
  code: "unreadable-address",
  title: "The address cannot be read",
  detail: "A % in it begins no character: each is followed by two hexadecimal digits, and they are UTF-8.",
};

export const tooLarge: Answer = {
  status: 413,
  code: "body-too-large",
  title: "The body is too large",
  detail: `Imports may have ${largest.limit}. ${largest.instead}`,
};

export const noUpgrade: Answer = {
  status: 501,
  code: "upgrade-not-offered",
  title: "Upgrades are not offered",
  detail: "Leasehold speaks plain HTTP only, no WebSocket.",
};

/** People get a small page that looks again by itself, programs a problem (RFC 9457). */
export function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { retryAfter, ...what }: Answer,
  requestId: string,
): void {
  const person = request.headers.accept?.includes("text/html") ?? false;
  const problem = {
    type: `/problems/${what.code}`,
    title: what.title,
    status: what.status,
    detail: what.detail,
    instance: (request.url ?? "/").split("?")[0],
    requestId,
  };
  const body = person ? page(what, requestId, retryAfter) : JSON.stringify(problem);
  response.writeHead(what.status, {
    "x-request-id": requestId,
    "content-type": person ? "text/html; charset=utf-8" : "application/problem+json",
    "content-length": Buffer.byteLength(body),
    "cache-control": "no-store",
    "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'",
    ...(retryAfter === undefined ? {} : { "retry-after": String(retryAfter) }),
  });
  response.end(request.method === "HEAD" ? undefined : body);
}

function page({ title, detail }: Answer, requestId: string, retryAfter: number | undefined): string {
  const again = retryAfter === undefined ? "" : `<meta http-equiv="refresh" content="${retryAfter}">`;
  return `<!doctype html>
<html lang="en"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">${again}
<title>${title}</title>
<style>:root{color-scheme:light dark}body{font:16px/1.5 system-ui,sans-serif;max-width:32rem;margin:20vh auto;padding:0 1.5rem}small{opacity:.7}</style>
</head><body><main><h1>${title}</h1><p>${detail}</p><small>Request ${requestId}</small></main></body></html>
`;
}
