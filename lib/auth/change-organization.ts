import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { changeOrganizationInput } from "./schema";

export const changeOrganization = command({
  name: "organization.change",
  permission: "organization:change",
  input: changeOrganizationInput,
  async run(ctx, { version, ...facts }) {
    const before = await ctx.tx.organization.findFirstOrThrow();
    const { count } = await ctx.tx.organization.updateMany({
      where: { version },
      data: { ...facts, version: { increment: 1 } },
    });
    if (count === 0) throw refuse("changed-meanwhile");
    const after = await ctx.tx.organization.findFirstOrThrow();
    ctx.record("organization.changed", { kind: "organization", id: after.id }, { before, after });
    return { id: after.id, version: after.version };
  },
});
