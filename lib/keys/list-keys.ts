import { keyset, type Page } from "@/lib/kernel/keyset";
import { query } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { listKeysInput, type KeyStatus } from "./license-key-schema";
import { endedKidsOf, licenseKeyView, type LicenseKeyView } from "./license-key-view";

/** The keys that we issued for a licence, the newest first, by their ends. */
export const listKeys = query({
  name: "keys.list",
  permission: "key:read",
  input: listKeysInput,
  async run(ctx, { licenseId, status, kind, ...paging }): Promise<Page<LicenseKeyView>> {
    const license = await ctx.tx.license.findUnique({ where: { id: licenseId }, select: { id: true } });
    if (!license) throw refuse("not-found", { what: "licence" });
    const page = keyset(
      { createdAt: "instant", lastSeenAt: "instant?" },
      { ...paging, sort: paging.sort ?? "-createdAt" },
    );
    const ended = await endedKidsOf(ctx);
    const where = { licenseId, kind, ...(status ? withStatus(status, [...ended]) : {}) };
    const rows = await ctx.tx.licenseKey.findMany({
      where: { AND: [where, page.where] },
      orderBy: page.orderBy,
      take: page.take,
    });
    const { items, ...cursors } = page.cut(rows);
    return {
      items: items.map((row) => licenseKeyView(row, ended)),
      total: await ctx.tx.licenseKey.count({ where }),
      ...cursors,
    };
  },
});

function withStatus(status: KeyStatus, ended: string[]) {
  if (status === "REVOKED") return { revokedAt: { not: null } };
  if (status === "REPLACED") return { revokedAt: null, replacedAt: { not: null } };
  const inUse = { revokedAt: null, replacedAt: null };
  if (status === "SIGNATURE_ENDED") return { ...inUse, kid: { in: ended } };
  return { ...inUse, OR: [{ kid: null }, { kid: { notIn: ended } }] };
}
