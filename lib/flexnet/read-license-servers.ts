import { query } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { licenseIdInput } from "@/lib/licenses/schema";
import { featureSums } from "./feature-sums.sql";
import { freshnessOf } from "./freshness";
import { recentDays, recentlyOn } from "./recent-days";

/** The features of licence servers that stand for a licence, with their peaks and denials beside its seats. */
export const readLicenseServers = query({
  name: "usage-sources.of-license",
  permission: "usage-source:read",
  input: licenseIdInput,
  async run(ctx, { licenseId }) {
    if (!(await ctx.tx.license.findUnique({ where: { id: licenseId }, select: { id: true } })))
      throw refuse("not-found", { what: "licence" });
    const sources = await ctx.tx.usageSource.findMany({
      where: { archivedAt: null, features: { some: { licenseId } } },
      orderBy: [{ name: "asc" }, { id: "asc" }],
    });
    const items = [];
    for (const source of sources) {
      const { id, name, heardAt, lastLineAt } = source;
      const server = { id, name, heardAt, lastLineAt, freshness: freshnessOf(source, ctx.now) };
      for (const feature of await featureSums(ctx, id, recentlyOn(source, ctx.now), licenseId)) {
        const { license: _, name: told, ...sums } = feature;
        items.push({ ...sums, feature: told, source: server });
      }
    }
    return { recentDays, items };
  },
});
