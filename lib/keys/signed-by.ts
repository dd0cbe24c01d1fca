import type { Context } from "@/lib/kernel/operation";

/** Licence keys in use and files still good that bear a signing key's signature; until when the last of the files is. */
type Signed = { keys: number; files: number; lastFileUntil: Date | null };

const keysInUse = { kid: { not: null }, revokedAt: null, replacedAt: null };

/** What each signing key's end would reach, by key id. */
export async function signedByEach(ctx: Context, kid?: string): Promise<Map<string, Signed>> {
  const keys = await ctx.tx.licenseKey.groupBy({
    by: ["kid"],
    where: { ...keysInUse, ...(kid ? { kid } : {}) },
    _count: true,
  });
  const files = await ctx.tx.issuedFile.groupBy({
    by: ["kid"],
    where: { expiresAt: { gt: ctx.now }, ...(kid ? { kid } : {}) },
    _count: true,
    _max: { expiresAt: true },
  });
  const counted = new Map<string, Signed>();
  for (const row of keys) if (row.kid) counted.set(row.kid, { ...nothing, keys: row._count });
  for (const row of files) {
    const { keys: inUse } = counted.get(row.kid) ?? nothing;
    counted.set(row.kid, { keys: inUse, files: row._count, lastFileUntil: row._max.expiresAt });
  }
  return counted;
}

export async function signedBy(ctx: Context, kid: string): Promise<Signed> {
  return (await signedByEach(ctx, kid)).get(kid) ?? nothing;
}

export const nothing: Signed = { keys: 0, files: 0, lastFileUntil: null };
