import type { Runtime } from "@/lib/kernel/runtime";
import { publicJwk } from "./signing-pair";

/**
 * The JWK Set (RFC 7517, RFC 8037) of every signing key of the installation that still verifies, the newest first. Public:
 * key ids are unique across organisations, and say nothing of them.
 */
export async function readJwks(runtime: Runtime) {
  const rows = await runtime.db.signingKey.findMany({
    where: { OR: [{ verifiesUntil: null }, { verifiesUntil: { gt: runtime.now() } }] },
    select: { kid: true, publicKey: true },
    orderBy: { id: "desc" },
    take: 10_000,
  });
  return { keys: rows.map(({ kid, publicKey }) => ({ ...publicJwk(publicKey), kid, use: "sig", alg: "EdDSA" })) };
}
