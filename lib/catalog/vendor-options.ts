import { query } from "@/lib/kernel/operation";
import { containing } from "@/lib/kernel/text-search";
import { optionsInput } from "./schema";

/** What a field offers while somebody types a vendor's name. */
export const vendorOptions = query({
  name: "vendors.options",
  permission: "vendor:read",
  input: optionsInput,
  async run(ctx, { q }) {
    const where = { archivedAt: null, ...(q ? { name: containing(q) } : {}) };
    const vendors = await ctx.tx.vendor.findMany({
      where,
      orderBy: [{ name: "asc" }, { id: "asc" }],
      take: 20,
      select: { id: true, name: true },
    });
    return { items: vendors.map(({ id, name }) => ({ id, label: name })) };
  },
});
