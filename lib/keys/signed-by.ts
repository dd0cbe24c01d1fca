import type { Context } from "@/lib/kernel/operation";

type Signed = { keys: number; files: number };

/** What each signing key's end would reach: licence keys in use and files still good, by key id. */
export async function signedByEach(ctx: Context): Promise<Map<string, Signed>> {
  const keys = await ctx.tx.licenseKey.groupBy({
    by: ["kid"],
    where: { kid: { not: null }, revokedAt: null, replacedAt: null },
    _count: true,
  });
  const files = await ctx.tx.issuedFile.groupBy({
    by: ["kid"],
    where: { expiresAt: { gt: ctx.now } },
    _count: true,
  });
  const counted = new Map<string, Signed>();
  for (const row of keys) if (row.kid) counted.set(row.kid, { keys: row._count, files: 0 });
  for (const row of files) counted.set(row.kid, { keys: counted.get(row.kid)?.keys ?? 0, files: row._count });
  return counted;
}

export async function signedBy(ctx: Context, kid: string): Promise<Signed> {
  return {
    keys: await ctx.tx.licenseKey.count({ where: { kid, revokedAt: null, replacedAt: null } }),
    files: await ctx.tx.issuedFile.count({ where: { kid, expiresAt: { gt: ctx.now } } }),
  };
}
