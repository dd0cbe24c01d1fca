import { command } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { lockSource } from "./require-source";
import { setCapacitiesInput } from "./schema";

/** Says how many licences of features were bought: what a peak is held against. Features that no log has named yet, too. */
export const setCapacities = command({
  name: "usage-sources.set-capacities",
  permission: "usage-source:write",
  input: setCapacitiesInput,
  async run(ctx, { sourceId, capacities }) {
    const source = await lockSource(ctx, sourceId);
    if (source.archivedAt) throw refuse("already-archived", { what: "licence server" });
    const known = await ctx.tx.usageFeature.findMany({ where: { sourceId } });
    const names = new Map(known.map((feature) => [feature.name, feature]));
    const before: Record<string, number | null> = {};
    const after: Record<string, number | null> = {};
    for (const { feature, capacity } of capacities) {
      const had = names.get(feature);
      if (had && had.capacity === capacity) continue;
      before[feature] = had?.capacity ?? null;
      after[feature] = capacity;
      const id = ctx.newId("usageFeature");
      await ctx.tx.usageFeature.upsert({
        where: { sourceId_name: { sourceId, name: feature } },
        create: { id, organizationId: ctx.organizationId, sourceId, name: feature, capacity },
        update: { capacity, version: { increment: 1 } },
      });
    }
    if (Object.keys(after).length > 0)
      ctx.record("usage-source.capacities-set", { kind: "usage-source", id: sourceId }, { before, after });
    return { changed: Object.keys(after).length };
  },
});
