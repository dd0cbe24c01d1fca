import type { NextAuthOptions } from "next-auth";
import Credentials from "next-auth/providers/credentials";
import { originOf } from "@/lib/http/request-origin";
import { currentRuntime } from "@/lib/kernel/default-runtime";
import { log } from "@/lib/kernel/log";
import { sessionCookieName, sessionCookieOptions, sessionSeconds, isSecure } from "./session-cookie";
import { signIn } from "./sign-in";
import { site } from "./site";

/** What the sign-in page is told when it must wait: `wait:30`. Anything else is one and the same refusal. */
const waitError = "wait";

/** next-auth with a password and a session in a cookie: who, and the epoch; who that is now is `currentActor`'s to say. */
export function nextAuthOptions(): NextAuthOptions {
  const { publicUrl, secret } = site();
  const secure = isSecure(publicUrl);
  const options = sessionCookieOptions(publicUrl);
  return {
    secret,
    useSecureCookies: secure,
    session: { strategy: "jwt", maxAge: sessionSeconds },
    pages: { signIn: "/sign-in", error: "/sign-in", signOut: "/sign-in" },
    cookies: {
      sessionToken: { name: sessionCookieName(publicUrl), options },
      csrfToken: { name: secure ? "__Host-leasehold.csrf" : "leasehold.csrf", options },
      callbackUrl: { name: secure ? "__Host-leasehold.callback" : "leasehold.callback", options },
    },
    providers: [
      Credentials({
        credentials: { email: { type: "email" }, password: { type: "password" } },
        async authorize(given, request) {
          const origin = originOf({ headers: new Headers(request.headers) }, "web");
          const verdict = await signIn(currentRuntime(), { email: given?.email, password: given?.password }, origin);
          if (verdict.code === "wait") throw new Error(`${waitError}:${verdict.seconds}`);
          return verdict.code === "welcome" ? { id: verdict.session.accountId, epoch: verdict.session.epoch } : null;
        },
      }),
    ],
    callbacks: {
      jwt: ({ token, user }) =>
        user
          ? { sub: user.id, epoch: user.epoch }
          : { sub: token.sub, epoch: token.epoch, since: token.since ?? token.iat },
      session: ({ session }) => ({ expires: session.expires }),
      redirect: ({ url, baseUrl }) => (url.startsWith(`${baseUrl}/`) ? url : baseUrl),
    },
    logger: {
      error: (code, metadata) =>
        log.error({ err: metadata instanceof Error ? metadata : metadata.error, code }, "signing in failed"),
      warn: (code) => log.warn({ code }, "next-auth warns"),
      debug: () => undefined,
    },
  };
}
