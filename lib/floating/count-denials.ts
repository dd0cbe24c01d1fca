import { z } from "zod";
import { query } from "@/lib/kernel/operation";
import { DenialCause } from "@/lib/db/generated/enums";
import { useInput } from "./read-pool-use";

const counted = z.object({
  day: z.string(),
  cause: z.enum(DenialCause),
  denials: z.number(),
  tries: z.number(),
  people: z.number(),
});

/**
 * Refused check-outs of a pool by day (of the organisation's time zone) and cause: how often (the retries of one holder within
 * a minute are one), with how many tries, and to how many different users.
 */
export const countDenials = query({
  name: "floating.count-denials",
  permission: "pool:read",
  input: useInput,
  async run(ctx, { poolId, days }) {
    const rows = await ctx.tx.$queryRaw<unknown[]>`
      SELECT to_char(d.at AT TIME ZONE o.time_zone, 'YYYY-MM-DD') AS day, d.cause, count(*)::int AS denials, sum(d.times)::int AS tries,
        count(DISTINCT lower(d."user"))::int AS people
      FROM denial d JOIN organization o ON o.id = d.organization_id
      WHERE d.organization_id = ${ctx.organizationId} AND d.pool_id = ${poolId} AND d.at > lease_now() - make_interval(days => ${days}::int)
      GROUP BY 1, 2 ORDER BY 1, 2`;
    return rows.map((row) => counted.parse(row));
  },
});
