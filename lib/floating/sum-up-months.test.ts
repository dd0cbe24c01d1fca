import { expect, test } from "vitest";
import { openWorld } from "@/lib/testing/world";
import { longestDays, readPoolUse } from "./read-pool-use";
import { rollUpPools } from "./roll-up-pools";
import { floating } from "./testing-floating";

const dayMs = 86_400_000;
const users = ["Ada", "bob", "cyd"];

/** A pool that was used on every day since the tenth of a month, more than a year ago, rolled up by the day until today. */
async function longUsed() {
  const world = await openWorld();
  const { license } = await floating(world, 4);
  const { id: poolId } = await world.db.pool.findFirstOrThrow({ where: { licenseId: license.id } });
  const { rows } = await world.runtime.pool.query<{ today: Date }>(
    "SELECT date_trunc('day', lease_now(), 'UTC') AS today",
  );
  const today = rows[0]?.today ?? new Date(0);
  const month = (back: number, day = 1) => new Date(Date.UTC(today.getUTCFullYear(), today.getUTCMonth() - back, day));
  const made = month(14, 10);
  const { organizationId } = world;
  await world.db.pool.update({ where: { id: poolId }, data: { createdAt: made } });
  const days = Array.from({ length: Math.round((today.getTime() - made.getTime()) / dayMs) }, (_, n) => n);
  await world.db.poolHolderDay.createMany({
    data: days.flatMap((n) =>
      users.map((user, who) => ({
        ...{ organizationId, poolId, user, holder: `@${user.toLowerCase()}`, checkOuts: 1 + ((n + who) % 3) },
        ...{ day: new Date(made.getTime() + n * dayMs), seatMs: BigInt(1_000 + n * 7 + who * 100_003) },
      })),
    ),
  });
  await world.db.poolRoll.create({ data: { poolId, organizationId, rolledUntil: today } });
  const holders = async (back = longestDays) => (await world.run(readPoolUse, { poolId, days: back })).holders;
  const sumUp = async () => {
    for (;;) if (!(await rollUpPools(world.runtime, organizationId, "rid_test", "months")).more) return;
  };
  return { world, poolId, month, today, holders, sumUp };
}

test("full months are put together once, by however many, and say what their days say", async () => {
  const { world, poolId, month, holders, sumUp } = await longUsed();
  const before = await holders();
  expect(before?.most.map(({ user }) => user)).toEqual(["cyd", "bob", "Ada"]);
  await Promise.all([1, 2, 3].map(sumUp));
  await sumUp();
  expect((await world.db.poolMonthRoll.findUniqueOrThrow({ where: { poolId } })).rolledUntil).toEqual(month(0));
  const months = await world.db.poolHolderMonth.findMany({ where: { poolId } });
  expect(months).toHaveLength(14 * users.length);
  const ofMonths = months.filter(({ holder }) => holder === "@bob").map((one) => [one.month.getTime(), one.seatMs]);
  for (const [at, seatMs] of ofMonths) {
    const from = new Date(Number(at));
    const until = new Date(Date.UTC(from.getUTCFullYear(), from.getUTCMonth() + 1, 1));
    const days = await world.db.poolHolderDay.aggregate({
      where: { poolId, holder: "@bob", day: { gte: from, lt: until } },
      _sum: { seatMs: true },
    });
    expect(days._sum.seatMs).toBe(seatMs);
  }
  expect(await holders()).toEqual(before);
});

test("whole months within a time are read by the month, and its edges by the day", async () => {
  const { world, poolId, month, today, holders, sumUp } = await longUsed();
  await sumUp();
  const before = (await holders())?.seatMs ?? 0;
  const add = (ms: bigint) => ({ seatMs: { increment: ms } });
  await world.db.poolHolderMonth.updateMany({ where: { poolId, holder: "@bob", month: month(3) }, data: add(7n) });
  expect((await holders())?.seatMs).toBe(before + 7);
  await world.db.poolHolderDay.updateMany({ where: { poolId, holder: "@bob", day: month(3, 5) }, data: add(1_000n) });
  expect((await holders())?.seatMs).toBe(before + 7);
  // A time that begins within a month has the rest of that month by the day.
  const back = Math.round((today.getTime() - month(3, 4).getTime()) / dayMs);
  const short = (await holders(back))?.seatMs ?? 0;
  await world.db.poolHolderDay.updateMany({ where: { poolId, holder: "@bob", day: month(3, 5) }, data: add(1_000n) });
  await world.db.poolHolderMonth.updateMany({ where: { poolId, holder: "@bob", month: month(3) }, data: add(1n) });
  expect((await holders(back))?.seatMs).toBe(short + 1_000);
});

test("a month that is not put together yet is read by the day", async () => {
  const { world, poolId, month, holders, sumUp } = await longUsed();
  const before = await holders();
  await sumUp();
  await world.db.poolHolderMonth.deleteMany({ where: { poolId, month: { gte: month(2) } } });
  await world.db.poolMonthRoll.update({ where: { poolId }, data: { rolledUntil: month(2) } });
  expect(await holders()).toEqual(before);
  await sumUp();
  expect(await holders()).toEqual(before);
});
