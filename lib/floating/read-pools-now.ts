import { query, within } from "@/lib/kernel/operation";
import { readLivePools } from "./live-pools.sql";
import { watchInput, watchPools } from "./watch-pools";

/** Pools as they stand, as a page shows them first: what comes after is told by `poolWatch`. */
export const readPoolsNow = query({
  name: "floating.now",
  permission: "pool:read",
  input: watchInput,
  // Part of a list or a page that was asked for, and recorded, by itself.
  quiet: true,
  async run(ctx, input) {
    return (await readLivePools(ctx.tx, await within(ctx, watchPools, input))).map(({ pool }) => pool);
  },
});
