import type { Release } from "@/lib/db/generated/client";
import type { Context } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";

type Found = Release & { product: { name: string } };

export async function requireRelease(ctx: Context, releaseId: string): Promise<Found> {
  const release = await ctx.tx.release.findFirst({
    where: { id: releaseId },
    include: { product: { select: { name: true } } },
  });
  if (!release) throw refuse("not-found", { what: "release" });
  return release;
}

export const releaseKnown = (product: string, version: string) => refuse("release-known-already", { product, version });
