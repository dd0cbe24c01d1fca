import { z } from "zod";
import { query } from "@/lib/kernel/operation";
import { useInput } from "./read-pool-use";
import { readHours } from "./use-figures.sql";
import { spanOfUse } from "./use-span";

const hourMs = 3_600_000;

/** The hours of a pool's use, oldest first, so many a page. `total` counts those of which anything may be known. */
export const listUseHours = query({
  name: "floating.use-hours",
  permission: "pool:read",
  input: useInput.extend({
    limit: z.coerce.number().int().min(1).max(200).default(200),
    cursor: z.iso.datetime().optional(),
  }),
  async run(ctx, { poolId, days, limit, cursor }) {
    const { window, liveFrom } = await spanOfUse(ctx, poolId, days);
    const from = cursor === undefined ? window.from : new Date(Math.floor(Date.parse(cursor) / hourMs) * hourMs);
    const end = new Date(from.getTime() + limit * hourMs);
    const until = end < window.until ? end : window.until;
    const items =
      from < until
        ? await readHours(ctx, { organizationId: ctx.organizationId, poolId }, { from, until }, liveFrom)
        : [];
    const total = Math.ceil((window.until.getTime() - window.from.getTime()) / hourMs);
    return { items, total, nextCursor: end < window.until ? end.toISOString() : null, previousCursor: null };
  },
});
