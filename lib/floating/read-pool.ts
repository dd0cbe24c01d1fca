import { z } from "zod";
import { idField } from "@/lib/kernel/fields";
import { query } from "@/lib/kernel/operation";
import { refuse } from "@/lib/kernel/refusal";
import { poolFacts, poolRows } from "./pool-facts";
import { holdersOf } from "./pool-view.sql";

const mostHolders = 1_000;

/** A pool as it stands. Who holds its seats is told to tokens and people, never to a client program with a key. */
export const readPool = query({
  name: "floating.pool",
  permission: "pool:read",
  input: z.strictObject({ poolId: idField }),
  async run(ctx, { poolId }) {
    const only = ctx.actor.kind === "license" ? { licenseId: ctx.actor.licenseId, archivedAt: null } : {};
    const rows = await poolRows(ctx, { where: { id: poolId, ...only } });
    const [pool] = await poolFacts(ctx, rows);
    if (!pool) throw refuse("not-found", { what: "pool" });
    return ctx.actor.kind === "license" ? pool : { ...pool, holders: await holdersOf(ctx, poolId, mostHolders) };
  },
});
