import { cookies } from "next/headers";
import { cache } from "react";
import type { AccountActor } from "@/lib/kernel/actor";
import { currentRuntime } from "@/lib/kernel/default-runtime";
import { env } from "@/lib/kernel/env";
import { actorOfSession } from "./account-access";
import { pageOrigin } from "./page-origin";
import { readSession, sessionCookieName } from "./session-cookie";

/**
 * The signed-in account with its roles of this moment, looked up once in each request, so that a changed role, a
 * disabled account and "sign out everywhere" act at once.
 */
export const currentActor = cache(async (): Promise<AccountActor | null> => {
  const runtime = currentRuntime();
  const site = { publicUrl: runtime.publicUrl, secret: env().NEXTAUTH_SECRET };
  const cookie = (await cookies()).get(sessionCookieName(site.publicUrl))?.value;
  const session = await readSession(cookie, site, runtime.now());
  return session ? actorOfSession(runtime, session, await pageOrigin()) : null;
});
