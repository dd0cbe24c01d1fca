import { cookies } from "next/headers";
import { sessionCookieName, sessionCookieOptions, sessionSeconds, writeSession, type Session } from "./session-cookie";
import { site } from "./site";

/** Signs this browser in: after set-up, an accepted invitation, a new password. Only for server actions. */
export async function startSession(session: Session): Promise<void> {
  const here = site();
  const value = await writeSession(session, here);
  (await cookies()).set(sessionCookieName(here.publicUrl), value, {
    ...sessionCookieOptions(here.publicUrl),
    maxAge: sessionSeconds,
  });
}

export async function endSession(): Promise<void> {
  const { publicUrl } = site();
  (await cookies()).set(sessionCookieName(publicUrl), "", { ...sessionCookieOptions(publicUrl), maxAge: 0 });
}
