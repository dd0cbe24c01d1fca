import { z } from "zod";
import { query } from "@/lib/kernel/operation";
import { mergeSpans } from "./coverage";
import { featureSums } from "./feature-sums.sql";
import { freshnessOf } from "./freshness";
import { readSpans } from "./ingest.sql";
import { recentDays, recentlyOn } from "./recent-days";
import { requireSource } from "./require-source";
import { usageSourceIdInput } from "./schema";
import { sourceView } from "./source-view";
import { usersOfSource } from "./users-of-source.sql";

const mostSpans = 50;
const mostStreams = 10;

const unread = z.array(z.object({ line: z.int(), why: z.string(), text: z.string() }));

/** A licence server: how fresh it is, what is known of which time, and its features' peaks against what was bought. */
export const readUsageSource = query({
  name: "usage-sources.read",
  permission: "usage-source:read",
  input: usageSourceIdInput,
  async run(ctx, { sourceId }) {
    const source = await requireSource(ctx, sourceId);
    const product = source.productId
      ? await ctx.tx.product.findUnique({ where: { id: source.productId }, select: { id: true, name: true } })
      : null;
    const spans = mergeSpans(await readSpans(ctx, sourceId));
    const streams = await ctx.tx.usageStream.findMany({
      where: { sourceId },
      orderBy: { updatedAt: "desc" },
      take: mostStreams,
      select: { stream: true, lines: true, unmatched: true, latest: true, updatedAt: true },
    });
    const unmatchedUsers = await ctx.tx.usageUser.count({
      where: { personId: null, decidedAt: null, ...(await usersOfSource(ctx, sourceId)) },
    });
    return {
      ...sourceView(source),
      freshness: freshnessOf(source, ctx.now),
      product,
      recentDays,
      features: await featureSums(ctx, sourceId, recentlyOn(source, ctx.now)),
      coverage: spans
        .slice(-mostSpans)
        .map(({ from, until }) => ({ startsAt: new Date(from), endsAt: new Date(until) })),
      streams: streams.map(({ latest, ...stream }) => ({ ...stream, latest: unread.parse(latest) })),
      unmatchedUsers,
    };
  },
});
