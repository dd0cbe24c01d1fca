import type { Prisma } from "@/lib/db/generated/client";
import type { Context } from "@/lib/kernel/operation";

const named = { select: { id: true, name: true } } as const;

export const transferInclude = {
  license: {
    select: {
      id: true,
      name: true,
      ownerId: true,
      owner: { select: { displayName: true } },
      department: { select: { name: true } },
      site: { select: { name: true } },
      legalEntity: { select: { name: true } },
    },
  },
  toDepartment: named,
  toSite: named,
  toLegalEntity: named,
  toPerson: { select: { id: true, displayName: true } },
} as const satisfies Prisma.LicenseTransferInclude;

type TransferRow = Prisma.LicenseTransferGetPayload<{ include: typeof transferInclude }>;

export type TransferView = Awaited<ReturnType<typeof transferViews>>[number];

/** Transfers as people read them: from where to where, who asked and who decided. */
export async function transferViews(ctx: Context, rows: readonly TransferRow[]) {
  const accounts = rows.flatMap(({ askedByAccountId, decidedByAccountId }) => [askedByAccountId, decidedByAccountId]);
  const tokens = rows.flatMap(({ askedByTokenId }) => askedByTokenId ?? []);
  const names = new Map<string | null, string>();
  for (const { id, name } of await ctx.tx.account.findMany({
    where: { id: { in: accounts.filter((id) => id !== null) } },
    select: { id: true, name: true },
  }))
    names.set(id, name);
  for (const { id, name } of await ctx.tx.apiToken.findMany({
    where: { id: { in: tokens } },
    select: { id: true, name: true },
  }))
    names.set(id, name);
  return rows.map(({ license, ...row }) => ({
    id: row.id,
    status: row.status,
    license: { id: license.id, name: license.name },
    ownerId: license.ownerId,
    changes: [
      { what: "Department", from: license.department?.name ?? null, to: row.toDepartment?.name ?? null },
      { what: "Site", from: license.site?.name ?? null, to: row.toSite?.name ?? null },
      { what: "Legal entity", from: license.legalEntity?.name ?? null, to: row.toLegalEntity?.name ?? null },
      { what: "Owner", from: license.owner?.displayName ?? null, to: row.toPerson?.displayName ?? null },
    ].filter(({ to }) => to !== null),
    reason: row.reason,
    askedByAccountId: row.askedByAccountId,
    askedBy: names.get(row.askedByAccountId) ?? names.get(row.askedByTokenId) ?? null,
    askedAt: row.createdAt,
    decidedBy: names.get(row.decidedByAccountId) ?? null,
    decidedAt: row.decidedAt,
    outcomeNote: row.outcomeNote,
  }));
}
