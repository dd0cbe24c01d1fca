import { query } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { licenseIdInput } from "@/lib/licenses/schema";
import { recentDays } from "./recent-days";
import { servedBy } from "./served-by";

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
      for (const { license: _, ...feature } of await servedBy(ctx, source, { licenseId })) items.push(feature);
    }
    return { recentDays, items };
  },
});
