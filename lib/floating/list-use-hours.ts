import { query, within } from "@/lib/kernel/operation";
import { readPoolUse, useInput } from "./read-pool-use";

/** The hours of a pool's use for a file, all at once: at most 92 days of them. Page and cursor are taken and mean nothing. */
export const listUseHours = query({
  name: "floating.use-hours",
  permission: "pool:read",
  input: useInput.loose(),
  async run(ctx, { poolId, days }) {
    const { hours } = await within(ctx, readPoolUse, { poolId, days });
    return { items: hours, total: hours.length, nextCursor: null, previousCursor: null };
  },
});
