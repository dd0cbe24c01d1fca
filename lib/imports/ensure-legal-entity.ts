import type { Ensured } from "@/lib/catalog/ensure-vendor";
import type { Context } from "@/lib/kernel/operation";

/** The legal entity of that name, made if there is none. */
export async function ensureLegalEntity(ctx: Context, name: string): Promise<Ensured> {
  const known = await ctx.tx.legalEntity.findFirst({
    where: { name: { equals: name, mode: "insensitive" }, archivedAt: null },
    orderBy: { id: "asc" },
    select: { id: true },
  });
  if (known) return { id: known.id, outcome: "unchanged" };
  const entity = await ctx.tx.legalEntity.create({
    data: { id: ctx.newId("legalEntity"), organizationId: ctx.organizationId, name, createdAt: ctx.now },
  });
  ctx.record("legal-entity.created", { kind: "legal-entity", id: entity.id }, { after: entity });
  return { id: entity.id, outcome: "created" };
}
