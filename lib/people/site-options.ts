import { query } from "@/lib/kernel/operation";
import { containing } from "@/lib/kernel/text-search";
import { countryName } from "./countries";
import { optionsInput } from "./schema";

export const siteOptions = query({
  name: "sites.options",
  permission: "site:read",
  input: optionsInput,
  async run(ctx, { q }) {
    const where = { archivedAt: null, ...(q ? { name: containing(q) } : {}) };
    const sites = await ctx.tx.site.findMany({
      where,
      orderBy: [{ name: "asc" }, { id: "asc" }],
      take: 50,
      select: { id: true, name: true, country: true },
    });
    return { items: sites.map(({ id, name, country }) => ({ id, label: name, detail: countryName(country) })) };
  },
});
