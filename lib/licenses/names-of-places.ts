import type { Context } from "@/lib/kernel/operation";

type Places = { siteIds: readonly string[]; departmentIds: readonly string[] };

/** The names of the places that a licence or type is restricted to. */
export async function namesOfPlaces(ctx: Context, { siteIds, departmentIds }: Places) {
  const named = { select: { id: true, name: true }, orderBy: { name: "asc" } } as const;
  const sites =
    siteIds.length === 0 ? [] : await ctx.tx.site.findMany({ where: { id: { in: [...siteIds] } }, ...named });
  const departments =
    departmentIds.length === 0
      ? []
      : await ctx.tx.department.findMany({ where: { id: { in: [...departmentIds] } }, ...named });
  return { sites, departments };
}
