import { z } from "zod";
import { query } from "@/lib/kernel/operation";
import { idField } from "@/lib/kernel/fields";

/** What the ids in a list's filters are called; null for one that is not here. */
export const nameProductFilters = query({
  name: "products.name-filters",
  permission: "product:read",
  input: z.strictObject({ vendor: idField.optional(), owner: idField.optional() }),
  quiet: true,
  async run(ctx, { vendor, owner }) {
    const by = vendor ? await ctx.tx.vendor.findFirst({ where: { id: vendor }, select: { name: true } }) : null;
    const owned = owner ? await ctx.tx.person.findFirst({ where: { id: owner }, select: { displayName: true } }) : null;
    return { vendor: by?.name ?? null, owner: owned?.displayName ?? null };
  },
});
