import { randomBytes } from "node:crypto";
import { NextResponse, type NextRequest } from "next/server";
import {
  readSession,
  sessionCookieName,
  sessionCookieOptions,
  sessionSeconds,
  writeSession,
} from "@/lib/auth/session-cookie";
import { env } from "@/lib/kernel/env";
import { contentSecurityPolicy, dataPolicy, securityHeaders } from "@/lib/http/security-headers";

/** Answered by programs' rules (credentials of their own, or none: the collector is a file without a secret), or before sign-in. */
const forPrograms = /^\/(api|scim|\.well-known|healthz|readyz|metrics)(\/|$)|^\/leasehold-collector\.mjs$/;
const forAnyone = /^\/(sign-in|setup|invitation|reset|problems)(\/|$)|^\/icon\.svg$/;

/** Before every page: the policies, and the way to the sign-in page. Who someone is and what they may do is decided later. */
export async function proxy(request: NextRequest): Promise<NextResponse> {
  const { LEASEHOLD_URL: publicUrl, NEXTAUTH_SECRET: secret } = env();
  const https = publicUrl.startsWith("https:");
  const path = request.nextUrl.pathname;
  if (forPrograms.test(path))
    return withHeaders(NextResponse.next(), { ...securityHeaders(https), "Content-Security-Policy": dataPolicy });

  const nonce = randomBytes(16).toString("base64");
  const policy = contentSecurityPolicy({ nonce, https, development: process.env.NODE_ENV === "development" });
  const headers = { ...securityHeaders(https), "Content-Security-Policy": policy };
  const here = { publicUrl, secret };
  const cookie = sessionCookieName(publicUrl);
  const session = await readSession(request.cookies.get(cookie)?.value, here, new Date());

  // Actions say themselves that nobody is signed in: a redirect would lose what was typed.
  if (!session && !forAnyone.test(path) && (request.method === "GET" || request.method === "HEAD")) {
    const wanted = path === "/" ? "" : `?next=${encodeURIComponent(path + request.nextUrl.search)}`;
    return withHeaders(NextResponse.redirect(new URL(`/sign-in${wanted}`, publicUrl)), headers);
  }

  const passed = new Headers(request.headers);
  passed.set("x-nonce", nonce);
  passed.set("content-security-policy", policy);
  const response = withHeaders(NextResponse.next({ request: { headers: passed } }), headers);
  if (session?.renew) {
    response.cookies.set(cookie, await writeSession(session, here), {
      ...sessionCookieOptions(publicUrl),
      maxAge: sessionSeconds,
    });
  }
  return response;
}

function withHeaders(response: NextResponse, headers: Record<string, string>): NextResponse {
  for (const [name, value] of Object.entries(headers)) response.headers.set(name, value);
  return response;
}

// Next reads a body into memory before it comes here, and cuts it at 10 MB: uploads go past, and set their headers themselves.
export const config = {
  matcher: [
    "/((?!_next/static|_next/image|api/v1/imports$|admin/import/upload$).*)",
    { source: "/api/v1/imports", missing: [{ type: "header", key: "content-type", value: "multipart/form-data(.*)" }] },
  ],
};
