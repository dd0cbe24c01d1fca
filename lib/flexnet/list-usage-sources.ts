import { keyset } from "@/lib/kernel/keyset";
import { query } from "@/lib/kernel/operation";
import { containing } from "@/lib/kernel/text-search";
import { mergeSpans } from "./coverage";
import { freshnessOf } from "./freshness";
import { readSpans } from "./ingest.sql";
import { listUsageSourcesInput } from "./schema";
import { sourceView } from "./source-view";

/** Licence servers whose logs are read: how fresh each is, and of how much time anything is known. */
export const listUsageSources = query({
  name: "usage-sources.list",
  permission: "usage-source:read",
  input: listUsageSourcesInput,
  async run(ctx, { q, ...input }) {
    const page = keyset({ name: "text", createdAt: "instant" }, input);
    const where = { archivedAt: null, ...(q ? { name: containing(q) } : {}) };
    const rows = await ctx.tx.usageSource.findMany({
      where: { AND: [where, page.where] },
      orderBy: page.orderBy,
      take: page.take,
      include: { product: { select: { name: true } }, _count: { select: { features: true } } },
    });
    const { items, ...cursors } = page.cut(rows);
    const told = [];
    for (const { product, _count, ...source } of items) {
      const spans = mergeSpans(await readSpans(ctx, source.id));
      const knownMs = spans.reduce((sum, { from, until }) => sum + until - from, 0);
      const known = { knownFrom: firstOf(spans), knownHours: Math.round(knownMs / 3_600_000) };
      const freshness = freshnessOf(source, ctx.now);
      told.push({
        ...sourceView(source),
        freshness,
        product: product?.name ?? null,
        features: _count.features,
        ...known,
      });
    }
    return { items: told, total: await ctx.tx.usageSource.count({ where }), ...cursors };
  },
});

const firstOf = (spans: readonly { from: number }[]) => (spans[0] ? new Date(spans[0].from) : null);
