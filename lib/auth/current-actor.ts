import { cookies } from "next/headers";
import { cache } from "react";
import type { AccountActor } from "@/lib/kernel/actor";
import { currentRuntime } from "@/lib/kernel/default-runtime";
import { actorOfSession } from "./account-access";
import { pageOrigin } from "./page-origin";
import { readSession, sessionCookieName } from "./session-cookie";
import { site } from "./site";

/**
 * The signed-in account with its roles of this moment, looked up once in each request, so that a changed role, a
 * disabled account and "sign out everywhere" act at once.
 */
export const currentActor = cache(async (): Promise<AccountActor | null> => {
  const runtime = currentRuntime();
  const here = site();
  const cookie = (await cookies()).get(sessionCookieName(here.publicUrl))?.value;
  const session = await readSession(cookie, here, runtime.now());
  return session ? actorOfSession(runtime, session, await pageOrigin()) : null;
});
