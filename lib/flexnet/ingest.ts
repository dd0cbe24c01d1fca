import type { UsageSource } from "@/lib/db/generated/client";
import type { Context } from "@/lib/kernel/operation";
import { changedFrom, mergeSpans } from "./coverage";
import { insertEvents, knowFeatures, knowUsers, readSpans, storeSpans } from "./ingest.sql";
import type { LogBatch } from "./log-reader";
import { forgetFrom } from "./reckon.sql";

/**
 * Takes in what was read of a log. Whatever is known already stays as it is, so that the same file, an overlapping one or a
 * repeated call changes nothing. Where something new lies before what leases were reckoned from, they are reckoned anew from
 * there (`reckonLeases`). The source is locked by the caller.
 */
export async function ingest(
  ctx: Context,
  source: UsageSource,
  origin: string,
  batch: Pick<LogBatch, "events" | "spans" | "served" | "lastAt">,
): Promise<{ added: number; known: number }> {
  const before = mergeSpans(await readSpans(ctx, source.id));
  await storeSpans(ctx, source.id, origin, batch.spans);
  const after = mergeSpans(await readSpans(ctx, source.id));
  const { added, firstAt } = await insertEvents(ctx, source.id, origin, batch.events);
  await knowFeatures(ctx, source.id, [...batch.served, ...batch.events.map(({ feature }) => feature)]);
  const users = new Set(batch.events.map(({ user }) => user));
  users.delete("");
  await knowUsers(ctx, users);
  const derived = source.derivedUntil?.getTime() ?? null;
  // What is new behind everything reckoned so far is simply next; a change of what is covered is not.
  const anew = [
    changedFrom(before, after),
    firstAt !== null && derived !== null && firstAt <= derived ? firstAt : null,
  ];
  const from = anew.filter((at) => at !== null);
  if (derived !== null && from.length > 0) await forgetFrom(ctx, source.id, new Date(Math.min(...from)));
  const latest = Math.max(batch.lastAt ?? 0, source.lastLineAt?.getTime() ?? 0);
  if (latest > 0) await ctx.tx.usageSource.update({ where: { id: source.id }, data: { lastLineAt: new Date(latest) } });
  return { added, known: batch.events.length - added };
}
