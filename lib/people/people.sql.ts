import type { Context } from "@/lib/kernel/operation";

type Tree = "departments" | "managers";

/** Changes of one tree take turns: two moves that are each right could close a circle together. */
export async function lockTree(ctx: Context, tree: Tree): Promise<void> {
  await ctx.tx.$queryRaw`SELECT pg_advisory_xact_lock(hashtextextended(${`${tree}:${ctx.organizationId}`}, 0))::text`;
}

/** Archiving locks the row against new references: whoever refers to it takes KEY SHARE and waits. */
export async function lockDepartment(ctx: Context, id: string): Promise<void> {
  await ctx.tx
    .$queryRaw`SELECT 1 FROM department WHERE organization_id = ${ctx.organizationId} AND id = ${id} FOR UPDATE`;
}

export async function lockSite(ctx: Context, id: string): Promise<void> {
  await ctx.tx.$queryRaw`SELECT 1 FROM site WHERE organization_id = ${ctx.organizationId} AND id = ${id} FOR UPDATE`;
}

type Referred = { name: string; archived: boolean };

export async function departmentForReference(ctx: Context, id: string): Promise<Referred | undefined> {
  const [row] = await ctx.tx.$queryRaw<Referred[]>`
    SELECT name, archived_at IS NOT NULL AS archived FROM department
    WHERE organization_id = ${ctx.organizationId} AND id = ${id} FOR KEY SHARE`;
  return row;
}

export async function siteForReference(ctx: Context, id: string): Promise<Referred | undefined> {
  const [row] = await ctx.tx.$queryRaw<Referred[]>`
    SELECT name, archived_at IS NOT NULL AS archived FROM site
    WHERE organization_id = ${ctx.organizationId} AND id = ${id} FOR KEY SHARE`;
  return row;
}

/** Whether `personId` is among those above `managerId`, or is `managerId` itself. */
export async function isAbove(ctx: Context, personId: string, managerId: string): Promise<boolean> {
  const found = await ctx.tx.$queryRaw<unknown[]>`
    WITH RECURSIVE chain AS (
      SELECT id, manager_id FROM person WHERE organization_id = ${ctx.organizationId} AND id = ${managerId}
      UNION
      SELECT p.id, p.manager_id FROM person p JOIN chain ON p.id = chain.manager_id WHERE p.organization_id = ${ctx.organizationId}
    )
    SELECT 1 FROM chain WHERE id = ${personId}`;
  return found.length > 0;
}

/** By the same comparison as the unique index. */
export async function departmentIdByName(ctx: Context, parentId: string | null, name: string): Promise<string | null> {
  const [row] = await ctx.tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM department
    WHERE organization_id = ${ctx.organizationId} AND coalesce(parent_id, '') = ${parentId ?? ""} AND lower(name) = lower(${name}) AND archived_at IS NULL`;
  return row?.id ?? null;
}

/** Departments of that name anywhere in the tree, the oldest first. */
export async function departmentIdsByName(ctx: Context, name: string): Promise<string[]> {
  const rows = await ctx.tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM department
    WHERE organization_id = ${ctx.organizationId} AND lower(name) = lower(${name}) AND archived_at IS NULL ORDER BY id`;
  return rows.map((row) => row.id);
}

export async function siteIdByName(ctx: Context, name: string): Promise<string | null> {
  const [row] = await ctx.tx.$queryRaw<{ id: string }[]>`
    SELECT id FROM site WHERE organization_id = ${ctx.organizationId} AND lower(name) = lower(${name}) AND archived_at IS NULL`;
  return row?.id ?? null;
}
