import { z } from "zod";
import { idField } from "@/lib/kernel/fields";
import { query } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { holdersOf, poolNumbers } from "./pool-view.sql";

const mostHolders = 1_000;

/** A pool as it stands. Who holds its seats is told to tokens and people, never to a client program with a key. */
export const readPool = query({
  name: "floating.pool",
  permission: "pool:read",
  input: z.strictObject({ poolId: idField }),
  async run(ctx, { poolId }) {
    const only = ctx.actor.kind === "license" ? { licenseId: ctx.actor.licenseId } : {};
    const pool = await ctx.tx.pool.findFirst({
      where: { id: poolId, archivedAt: null, ...only },
      select: { id: true, licenseId: true, name: true, createdAt: true, feature: { select: { code: true } } },
    });
    const numbers = (await poolNumbers(ctx, [poolId])).get(poolId);
    if (!pool || !numbers) throw refuse("not-found", { what: "pool" });
    const { feature, ...facts } = pool;
    const seen = { ...facts, ...numbers, feature: feature?.code ?? null };
    return ctx.actor.kind === "license" ? seen : { ...seen, holders: await holdersOf(ctx, poolId, mostHolders) };
  },
});
