import { z } from "zod";
import { query } from "@/lib/kernel/operation";
import { idField } from "@/lib/kernel/fields";

/** What the ids in a list's filters are called; null for one that is not here. */
export const namePeopleFilters = query({
  name: "people.name-filters",
  permission: "person:read",
  input: z.strictObject({ department: idField.optional(), site: idField.optional(), manager: idField.optional() }),
  quiet: true,
  async run(ctx, { department, site, manager }) {
    const unit = department
      ? await ctx.tx.department.findFirst({ where: { id: department }, select: { name: true } })
      : null;
    const place = site ? await ctx.tx.site.findFirst({ where: { id: site }, select: { name: true } }) : null;
    const boss = manager
      ? await ctx.tx.person.findFirst({ where: { id: manager }, select: { displayName: true } })
      : null;
    return { department: unit?.name ?? null, site: place?.name ?? null, manager: boss?.displayName ?? null };
  },
});
