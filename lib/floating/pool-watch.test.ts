import { expect, test } from "vitest";
import type { LivePool } from "./live-pool";
import type { WatchedPool } from "./live-pools.sql";
import { createPoolWatch } from "./pool-watch";

const one: WatchedPool = { organizationId: "org_1", poolId: "poo_1", detailed: false };
const two: WatchedPool = { organizationId: "org_2", poolId: "poo_2", detailed: false };

const poolAt = (id: string, inUse: number): LivePool => ({
  id,
  capacity: 9,
  allowance: 9,
  inUse,
  overdraft: 0,
  queued: 0,
  reserved: 0,
  denials: 0,
  holders: null,
  queue: null,
});

/** A watch that reads when it is told to. */
function openWatch() {
  const state = { inUse: 0, isAway: false, asked: [] as string[][] };
  let go = () => {};
  const watch = createPoolWatch({
    read(watched) {
      state.asked.push(watched.map(({ poolId }) => poolId));
      if (state.isAway) return Promise.reject(new Error("away"));
      return Promise.resolve(watched.map((each) => ({ watched: each, pool: poolAt(each.poolId, state.inUse) })));
    },
    pause: () => new Promise((resolve) => (go = resolve)),
  });
  const settle = () => new Promise((resolve) => setImmediate(resolve));
  const readAgain = async () => {
    go();
    await settle();
  };
  return { state, watch, settle, readAgain };
}

test("one reading serves all who watch, each pool once, and none is made for nobody", async () => {
  const { state, watch, settle, readAgain } = openWatch();
  const followers = [watch.follow([one]), watch.follow([one, two]), watch.follow([two])];
  await settle();
  await readAgain();
  expect(state.asked.at(-1)?.sort()).toEqual(["poo_1", "poo_2"]);
  for (const follower of followers) follower.end();
  await readAgain();
  const { length } = state.asked;
  await readAgain();
  expect(state.asked).toHaveLength(length);
  expect(await followers[0]?.next()).toBeNull();
  // And again, when somebody comes.
  const late = watch.follow([one]);
  expect((await late.next())?.pools).toHaveLength(1);
});

test("a change is told at the next reading, to those alone whose pool it is", async () => {
  const { state, watch, readAgain } = openWatch();
  const follower = watch.follow([one]);
  expect((await follower.next())?.pools[0]?.numbers?.inUse).toBe(0);
  let told: unknown = null;
  void follower.next().then((news) => (told = news));
  await readAgain();
  expect(told).toBeNull();
  state.inUse = 3;
  await readAgain();
  expect(told).toMatchObject({ pools: [{ id: "poo_1", numbers: { inUse: 3 } }] });
});

test("who reads slowly is told the newest state alone", async () => {
  const { state, watch, readAgain } = openWatch();
  const follower = watch.follow([one]);
  await follower.next();
  for (let n = 1; n <= 50; n++) {
    state.inUse = n;
    await readAgain();
  }
  expect((await follower.next())?.pools).toMatchObject([{ numbers: { inUse: 50 } }]);
  let isMore = false;
  void follower.next().then(() => (isMore = true));
  await readAgain();
  expect(isMore).toBe(false);
});

test("while the database is away those who watch are told so, and what there is when it is back", async () => {
  const { state, watch, readAgain } = openWatch();
  const follower = watch.follow([one]);
  await follower.next();
  state.isAway = true;
  await readAgain();
  expect(await follower.next()).toEqual({ isAway: true, pools: [] });
  state.isAway = false;
  state.inUse = 4;
  await readAgain();
  expect(await follower.next()).toMatchObject({ isAway: false, pools: [{ numbers: { inUse: 4 } }] });
});
