import { z } from "zod";
import { idField } from "@/lib/kernel/fields";
import { command, query } from "@/lib/kernel/operation";
import { turnsOf } from "./roll-up-turns.sql";
import { duePools, heldBefore, hourAfterLeases, rollUp } from "./use-roll-up.sql";

const turns = turnsOf("pool_roll");
const hourMs = 3_600_000;
/** What one transaction does at the most: so many hours, check-outs, and rows of holders by day. */
const mostHours = 31 * 24;
const mostLeases = 20_000;
const mostHolderDays = 150_000;

export const mostPools = z.strictObject({ most: z.int().min(1) });

/** The pools of which full hours can be rolled up, the furthest behind first; not those that are put off. */
export const dueRollUps = query({
  name: "floating.due-roll-ups",
  permission: "system:run",
  input: mostPools,
  run: (ctx, { most }) => duePools(ctx, most),
});

export const duePool = z.strictObject({ poolId: idField, from: z.date(), until: z.date() });

/**
 * Rolls the use of one pool up: full hours before `until`, which can change no more, each once, however often and by however many
 * it is run. Answers how many, and whether there is more of them. A pool that failed does less at one go until it is at the end.
 */
export const rollUpUse = command({
  name: "floating.roll-up-use",
  permission: "system:run",
  input: duePool,
  async run(ctx, due) {
    const turn = await turns.take(ctx, due);
    if (turn === null || turn.rolledUntil >= due.until) return { done: 0, more: false };
    const from = turn.rolledUntil;
    const held = await heldBefore(ctx, due.poolId, from);
    const hours = Math.min(mostHours / 8 ** turn.tries, (24 * mostHolderDays) / Math.max(1, held));
    const busy = await hourAfterLeases(ctx, due.poolId, from, mostLeases);
    const ends = [from.getTime() + Math.floor(hours) * hourMs, busy?.getTime() ?? Infinity];
    const until = new Date(Math.min(due.until.getTime(), Math.max(from.getTime() + hourMs, Math.min(...ends))));
    await rollUp(ctx, due.poolId, { from, until });
    const more = until < due.until;
    await turns.end(ctx, due.poolId, until, !more);
    return { done: (until.getTime() - from.getTime()) / hourMs, more };
  },
});

/** Leaves a pool alone that could not be rolled up: for an hour first, for a day at the most. Answers how often that was in a row. */
export const putOffRollUp = command({
  name: "floating.put-off-roll-up",
  permission: "system:run",
  input: duePool,
  run: async (ctx, due) => ({ tries: await turns.putOff(ctx, due) }),
});
