import { createHash } from "node:crypto";
import { z } from "zod";
import { query } from "@/lib/kernel/operation";
import { nothing, signedByEach } from "./signed-by";
import { publicJwk } from "./signing-pair";

/** The organisation's signing keys, the current one first, with what each has signed that is still good. */
export const listSigningKeys = query({
  name: "signing-keys.list",
  permission: "signing-key:read",
  input: z.strictObject({}),
  async run(ctx) {
    const rows = await ctx.tx.signingKey.findMany({
      orderBy: [{ retiredAt: { sort: "desc", nulls: "first" } }, { id: "desc" }],
      take: 200,
    });
    const signed = await signedByEach(ctx);
    return rows.map(({ id, kid, publicKey, createdAt, retiredAt, verifiesUntil, retireReason }) => ({
      id,
      kid,
      state: stateOf(retiredAt, verifiesUntil, ctx.now),
      /** Base64url, as in a JWK. */
      publicKey: publicJwk(publicKey).x,
      /** SHA-256 (hex) of the 32 bytes, to compare by eye. */
      fingerprint: createHash("sha256").update(publicKey).digest("hex"),
      createdAt,
      retiredAt,
      verifiesUntil,
      retireReason,
      ...(signed.get(kid) ?? nothing),
    }));
  },
});

export type SigningKeyView = Awaited<ReturnType<typeof listSigningKeys.run>>[number];

function stateOf(retiredAt: Date | null, verifiesUntil: Date | null, now: Date): "CURRENT" | "VERIFYING" | "ENDED" {
  if (!retiredAt) return "CURRENT";
  return verifiesUntil && verifiesUntil <= now ? "ENDED" : "VERIFYING";
}
