import { expect, test } from "vitest";
import { openWorld, type World } from "@/lib/testing/world";
import { serveRestingPools } from "./serve-resting-pools";
import { code, floating } from "./testing-floating";

const always = new Date(0);
const ago = (seconds: number) => new Date(Date.now() - seconds * 1000);
const runOut = (world: World, leaseId: string, seconds: number) =>
  world.db.poolSeat.updateMany({ where: { leaseId }, data: { freeAt: ago(seconds) } });
const leaseOf = (world: World, id: string) => world.db.lease.findUniqueOrThrow({ where: { id } });

test("leases that ran out are written down though nobody touches their pool, as of when they did and once", async () => {
  const world = await openWorld();
  const { started } = await floating(world, 3);
  const gone = await started("ada");
  const late = await started("bob");
  const alive = await started("cleo");
  await runOut(world, gone.id, 90);
  await runOut(world, late.id, 20);
  const { freeAt } = await world.db.poolSeat.findFirstOrThrow({ where: { leaseId: gone.id } });
  expect(await serveRestingPools(world.runtime.pool, always)).toEqual({ served: 1, more: false });
  const { startedAt, endedAt, endReason } = await leaseOf(world, gone.id);
  expect(endReason).toBe("EXPIRED");
  expect(endedAt).toEqual(freeAt > startedAt ? freeAt : startedAt);
  expect((await leaseOf(world, late.id)).endedAt).toBeNull();
  expect((await leaseOf(world, alive.id)).endedAt).toBeNull();
  expect(await world.events("lease.expired")).toMatchObject([{ subjectId: gone.id }]);
  expect(await serveRestingPools(world.runtime.pool, always)).toEqual({ served: 0, more: false });
});

test("for a minute a late heartbeat still revives what nobody took; then it is lost", async () => {
  const world = await openWorld();
  const { started, beat } = await floating(world, 2);
  const [ada, bob] = [await started("ada"), await started("bob")];
  await runOut(world, ada.id, 50);
  await runOut(world, bob.id, 70);
  await serveRestingPools(world.runtime.pool, always);
  expect((await beat(ada.id, ada.token)).expiresAt.getTime()).toBeGreaterThan(Date.now());
  expect(await beat(bob.id, bob.token).catch(code)).toBe("lease-lost");
});

test("a queue is served though nobody asks, and who has left it has left", async () => {
  const world = await openWorld();
  const { started, queued } = await floating(world, 1);
  const held = await started("ada");
  const [bob, cleo] = [await queued("bob"), await queued("cleo")];
  await world.db.queueTicket.update({ where: { id: bob.ticket }, data: { askedAt: ago(130) } });
  await runOut(world, held.id, 1);
  await serveRestingPools(world.runtime.pool, always);
  const statusOf = async (id: string) => (await world.db.queueTicket.findUniqueOrThrow({ where: { id } })).status;
  expect([await statusOf(bob.ticket), await statusOf(cleo.ticket)]).toEqual(["LEFT", "GRANTED"]);
  expect((await leaseOf(world, held.id)).endReason).toBe("EXPIRED");
});

test("without it nothing is wrong: what ran out is another's at once, and the queue is served by who asks", async () => {
  const world = await openWorld();
  const { started, queued, look } = await floating(world, 1);
  const held = await started("ada");
  await runOut(world, held.id, 300);
  const next = await started("bob");
  expect((await leaseOf(world, held.id)).endReason).toBe("EXPIRED");
  const place = await queued("cleo");
  await runOut(world, next.id, 1);
  expect((await look(place.ticket)).status).toBe("granted");
});
