import { z } from "zod";
import { query } from "@/lib/kernel/operation";
import { leasesOf, placesOf, poolsUsedBy } from "./my-floating.sql";
import { poolNumbers } from "./pool-view.sql";

/** Seconds after which the idle holders of a pool may be asked again by the same person. */
export const askAgainSeconds = 3_600;

/** The floating seats of one's own: what one holds, where one waits, and the pools that one uses. */
export const myFloating = query({
  name: "floating.mine",
  permission: "own:leases",
  input: z.strictObject({}),
  async run(ctx) {
    const personId = ctx.actor.kind === "account" ? ctx.actor.personId : null;
    if (personId === null) return { leases: [], places: [], pools: [] };
    const leases = await leasesOf(ctx, personId);
    const places = await placesOf(ctx, personId);
    const used = await poolsUsedBy(ctx, personId);
    const numbers = await poolNumbers(
      ctx,
      used.map(({ id }) => id),
    );
    const pools = used.flatMap(({ askedAt, ...pool }) => {
      const now = numbers.get(pool.id);
      if (!now) return [];
      const isFull = now.allowance !== null && now.inUse >= now.allowance;
      const isAsked = askedAt !== null && ctx.now.getTime() - askedAt.getTime() < askAgainSeconds * 1_000;
      const { capacity, inUse, queued } = now;
      return [{ ...pool, capacity, inUse, queued, isFull, askedAt: isAsked ? askedAt : null }];
    });
    return { leases, places, pools };
  },
});

/** How many floating seats one holds: for the page from which they are reached. */
export const countMyLeases = query({
  name: "floating.count-mine",
  permission: "own:leases",
  input: z.strictObject({}),
  quiet: true,
  async run(ctx) {
    const personId = ctx.actor.kind === "account" ? ctx.actor.personId : null;
    const leases = personId === null ? [] : await leasesOf(ctx, personId);
    return leases.reduce((sum, { seats }) => sum + seats, 0);
  },
});

type MyFloating = Awaited<ReturnType<typeof myFloating.run>>;
export type MyPlace = MyFloating["places"][number];
export type MyPool = MyFloating["pools"][number];
