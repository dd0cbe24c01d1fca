import type { Context } from "@/lib/kernel/operation";
import { departmentIdByName, departmentIdsByName } from "./people.sql";

export type Ensured = { id: string; outcome: "created" | "unchanged" };

/** The department of that name wherever it stands in the tree (the first, where there are several); made at the top if there is none. */
export async function ensureDepartment(ctx: Context, name: string): Promise<Ensured> {
  const [known] = await departmentIdsByName(ctx, name);
  if (known) return { id: known, outcome: "unchanged" };
  const row = { id: ctx.newId("department"), organizationId: ctx.organizationId, name, createdAt: ctx.now };
  const [department] = await ctx.tx.department.createManyAndReturn({ data: [row], skipDuplicates: true });
  if (department) {
    ctx.record("department.created", { kind: "department", id: department.id }, { after: department });
    return { id: department.id, outcome: "created" };
  }
  const meanwhile = await departmentIdByName(ctx, null, name);
  if (meanwhile === null) throw new Error("a department was there at the insert and gone at the look-up");
  return { id: meanwhile, outcome: "unchanged" };
}
