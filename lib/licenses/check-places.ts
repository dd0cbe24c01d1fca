import type { Context } from "@/lib/kernel/operation";
import { refuseInput } from "@/lib/kernel/refusal";

type Places = { siteIds: readonly string[]; departmentIds: readonly string[] };

/** The sites and departments that a restriction names are here; those newly named are also in use. */
export async function checkPlaces(
  ctx: Context,
  { siteIds, departmentIds }: Places,
  before: Places = { siteIds: [], departmentIds: [] },
): Promise<void> {
  const fresh = {
    siteIds: siteIds.filter((id) => !before.siteIds.includes(id)),
    departmentIds: departmentIds.filter((id) => !before.departmentIds.includes(id)),
  };
  const current = (ids: string[]) => ({ where: { id: { in: ids }, archivedAt: null } });
  if (fresh.siteIds.length > 0 && (await ctx.tx.site.count(current(fresh.siteIds))) < fresh.siteIds.length)
    throw refuseInput({ siteIds: "names a site that is not here, or is archived" });
  if (
    fresh.departmentIds.length > 0 &&
    (await ctx.tx.department.count(current(fresh.departmentIds))) < fresh.departmentIds.length
  )
    throw refuseInput({ departmentIds: "names a department that is not here, or is archived" });
}
