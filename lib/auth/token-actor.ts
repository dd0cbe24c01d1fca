import type { Origin, TokenActor } from "@/lib/kernel/actor";
import { scopes, type Scope } from "@/lib/kernel/permissions";
import { refuse } from "@/lib/kernel/refusal";
import { remembered } from "@/lib/kernel/remembered";
import type { Runtime } from "@/lib/kernel/runtime";
import { hashToken } from "@/lib/kernel/secrets";
import { countFailedCredential } from "./failed-credentials";

const bearer = /^Bearer +(lht_[A-Za-z0-9_-]{43})$/i;

/** How old "last used" may be before a use writes it again, ms: a busy token must not write on every call. */
const lastUsedSample = 60_000;

/**
 * The service account of an `Authorization: Bearer` header: null without one, or for a token that is unknown, revoked or
 * expired. Refuses an address that keeps failing, but only after the token was looked up: a valid one is never blocked.
 */
export async function bearerActor(
  runtime: Runtime,
  request: { headers: Pick<Headers, "get"> },
  origin: Origin,
): Promise<TokenActor | null> {
  const header = request.headers.get("authorization");
  if (header === null) return null;
  const actor = await actorOfToken(runtime, bearer.exec(header.trim())?.[1], origin);
  if (actor) return actor;
  const retryAfter = countFailedCredential(runtime, origin.address ?? "unknown");
  if (retryAfter > 0) throw refuse("rate-limited", { retryAfter });
  return null;
}

async function actorOfToken(runtime: Runtime, token: string | undefined, origin: Origin): Promise<TokenActor | null> {
  if (token === undefined) return null;
  const now = runtime.now();
  const hash = hashToken(token);
  const found = await remembered(runtime, "api_token", hash, () =>
    runtime.db.apiToken.findUnique({ where: { tokenHash: hash } }),
  );
  if (!found || found.revokedAt !== null || (found.expiresAt !== null && found.expiresAt <= now)) return null;
  if (found.lastUsedAt === null || now.getTime() - found.lastUsedAt.getTime() >= lastUsedSample) {
    found.lastUsedAt = now;
    await runtime.db.apiToken.updateMany({
      where: {
        id: found.id,
        OR: [{ lastUsedAt: null }, { lastUsedAt: { lte: new Date(now.getTime() - lastUsedSample) } }],
      },
      data: { lastUsedAt: now },
    });
  }
  return {
    kind: "token",
    organizationId: found.organizationId,
    tokenId: found.id,
    name: found.name,
    scopes: found.scopes.filter((scope): scope is Scope => scopes.some((known) => known === scope)),
    origin,
  };
}
