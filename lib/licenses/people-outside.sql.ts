import type { Context } from "@/lib/kernel/operation";

type Places = { siteIds: readonly string[]; departmentIds: readonly string[] };

/** Somebody who is not where a licence may be used: where they are, and which of the two restrictions says no. */
export type Outsider = { personId: string; place: string | null; by: "department" | "site" };

/** Those of the people who are in none of the departments (nor below them), or at none of the sites. */
export async function peopleOutside(
  ctx: Context,
  { siteIds, departmentIds }: Places,
  personIds: readonly string[],
): Promise<Outsider[]> {
  if ((siteIds.length === 0 && departmentIds.length === 0) || personIds.length === 0) return [];
  return ctx.tx.$queryRaw<Outsider[]>`
    WITH RECURSIVE allowed AS (
      SELECT id FROM department WHERE organization_id = ${ctx.organizationId} AND id = ANY(${[...departmentIds]})
      UNION
      SELECT d.id FROM department d JOIN allowed ON d.parent_id = allowed.id WHERE d.organization_id = ${ctx.organizationId}
    ), standing AS (
      SELECT p.id, d.name AS department, s.name AS site,
        ${departmentIds.length > 0} AND NOT EXISTS (SELECT 1 FROM allowed WHERE allowed.id = p.department_id) AS wrong_department,
        ${siteIds.length > 0} AND NOT coalesce(p.site_id = ANY(${[...siteIds]}), false) AS wrong_site
      FROM person p
      LEFT JOIN department d ON d.organization_id = p.organization_id AND d.id = p.department_id
      LEFT JOIN site s ON s.organization_id = p.organization_id AND s.id = p.site_id
      WHERE p.organization_id = ${ctx.organizationId} AND p.id = ANY(${[...personIds]})
    )
    SELECT id AS "personId", CASE WHEN wrong_department THEN department ELSE site END AS place,
      CASE WHEN wrong_department THEN 'department' ELSE 'site' END AS by
    FROM standing WHERE wrong_department OR wrong_site`;
}
