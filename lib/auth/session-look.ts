import { cookies } from "next/headers";
import type { AccountActor } from "@/lib/kernel/actor";
import { currentRuntime } from "@/lib/kernel/default-runtime";
import { actorOfSession } from "./account-access";
import { pageOrigin } from "./page-origin";
import { readSession, sessionCookieName } from "./session-cookie";
import { site } from "./site";

/**
 * For answers that last: who the session of this request stands for, looked up each time that it is asked. Null once the
 * session has run out, was ended, or its account may not enter any more.
 */
export async function sessionLook(): Promise<() => Promise<AccountActor | null>> {
  const here = site();
  const runtime = currentRuntime();
  const cookie = (await cookies()).get(sessionCookieName(here.publicUrl))?.value;
  const origin = await pageOrigin();
  return async () => {
    const session = await readSession(cookie, here, runtime.now());
    return session ? actorOfSession(runtime, session, origin) : null;
  };
}
