import type { UsageSource } from "@/lib/db/generated/client";
import type { Context } from "@/lib/kernel/operation";
import { featureSums, type StandsFor } from "./feature-sums.sql";
import { freshnessOf } from "./freshness";
import { recentlyOn } from "./recent-days";

/** What a server serves, or what of it stands for a licence or a product, each with the server and how fresh that is. */
export async function servedBy(ctx: Context, source: UsageSource, of: StandsFor) {
  const { id, name, heardAt, lastLineAt } = source;
  const server = { id, name, heardAt, lastLineAt, freshness: freshnessOf(source, ctx.now) };
  const features = await featureSums(ctx, id, recentlyOn(source, ctx.now), of);
  return features.map(({ name: feature, ...sums }) => ({ ...sums, feature, source: server }));
}
