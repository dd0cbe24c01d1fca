import { command, query } from "@/lib/kernel/operation";
import { duePool, mostPools } from "./roll-up-use";
import { turnsOf } from "./roll-up-turns.sql";
import { addHolderMonths, countHolderDays, dueMonths } from "./use-months.sql";

const turns = turnsOf("pool_month_roll");
/** What one transaction does at the most: so many months, and so many rows of holders by day, unless it is one month. */
const mostMonths = 12;
const mostHolderDays = 300_000;

/** The pools with full months that are not put together yet, the furthest behind first; not those that are put off. */
export const dueMonthSums = query({
  name: "floating.due-month-sums",
  permission: "system:run",
  input: mostPools,
  run: (ctx, { most }) => dueMonths(ctx, most),
});

/**
 * Puts together what each holder used of one pool in full months before `until`, each once, however often and by however many it
 * is run. Answers how many months, and whether there is more of them.
 */
export const sumUpMonths = command({
  name: "floating.sum-up-months",
  permission: "system:run",
  input: duePool,
  async run(ctx, due) {
    const turn = await turns.take(ctx, due);
    if (turn === null || turn.rolledUntil >= due.until) return { done: 0, more: false };
    const { poolId } = due;
    const from = turn.rolledUntil;
    const several = earlier(monthsAfter(from, mostMonths), due.until);
    const few = (await countHolderDays(ctx, { poolId, from, until: several }, mostHolderDays)) < mostHolderDays;
    const until = few ? several : monthsAfter(from, 1);
    await addHolderMonths(ctx, { poolId, from, until });
    await turns.end(ctx, poolId, until, until >= due.until);
    const done = (until.getUTCFullYear() - from.getUTCFullYear()) * 12 + until.getUTCMonth() - from.getUTCMonth();
    return { done, more: until < due.until };
  },
});

/** Leaves a pool alone of which a month could not be put together, as `putOffRollUp`. */
export const putOffMonthSum = command({
  name: "floating.put-off-month-sum",
  permission: "system:run",
  input: duePool,
  run: async (ctx, due) => ({ tries: await turns.putOff(ctx, due) }),
});

const monthsAfter = (at: Date, months: number) => new Date(Date.UTC(at.getUTCFullYear(), at.getUTCMonth() + months, 1));
const earlier = (a: Date, b: Date) => (a < b ? a : b);
