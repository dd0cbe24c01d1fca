import { decode, encode } from "next-auth/jwt";

/** What a session says: who, and the epoch that "sign out everywhere" moves past. Roles are looked up, never kept here. */
export type Session = {
  accountId: string;
  epoch: number;
  /** When the password was given, in seconds since 1970; now, where it is left out. */
  since?: number;
};

/** Twelve hours, counted anew while somebody works. */
export const sessionSeconds = 12 * 60 * 60;

/** However much somebody works, after seven days the password is asked for again: a copied cookie does not live for ever. */
const longestSeconds = 7 * 24 * 60 * 60;

/** A session is written anew once it is this old. */
const renewAfterSeconds = 10 * 60;

type Site = { publicUrl: string; secret: string };

export function isSecure(publicUrl: string): boolean {
  return publicUrl.startsWith("https:");
}

/** The `__Host-` prefix makes browsers insist on Secure, Path=/ and no Domain; plain http at localhost cannot have it. */
export function sessionCookieName(publicUrl: string): string {
  return isSecure(publicUrl) ? "__Host-leasehold.session" : "leasehold.session";
}

export function sessionCookieOptions(publicUrl: string) {
  return { httpOnly: true, sameSite: "lax" as const, path: "/", secure: isSecure(publicUrl) };
}

export function writeSession(session: Session, site: Site): Promise<string> {
  return encode({
    token: { sub: session.accountId, epoch: session.epoch, since: session.since },
    secret: site.secret,
    maxAge: sessionSeconds,
  });
}

/** The session of a cookie, and whether it is time to write it anew; null for a wrong, changed or expired one. */
export async function readSession(
  value: string | undefined,
  site: Site,
  now: Date,
): Promise<(Session & { renew: boolean }) | null> {
  if (!value) return null;
  try {
    const token = await decode({ token: value, secret: site.secret });
    if (typeof token?.sub !== "string" || typeof token.epoch !== "number") return null;
    const seconds = now.getTime() / 1000;
    const written = typeof token.iat === "number" ? token.iat : 0;
    const since = typeof token.since === "number" ? token.since : written;
    if (seconds - since > longestSeconds) return null;
    return { accountId: token.sub, epoch: token.epoch, since, renew: seconds - written > renewAfterSeconds };
  } catch {
    return null;
  }
}
