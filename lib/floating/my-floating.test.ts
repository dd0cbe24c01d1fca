import { expect, test } from "vitest";
import { ownPool } from "@/lib/testing/own-pool";
import { openWorld, type World } from "@/lib/testing/world";
import { askIdleHolders } from "./ask-idle-holders";
import { heartbeatLease } from "./heartbeat-lease";
import { myFloating } from "./my-floating";
import { leaveOwnPlace, releaseOwn } from "./release-own";
import { code, floating, floatingClient } from "./testing-floating";

async function withPeople(seats: number) {
  const world = await openWorld();
  const farm = await floating(world, seats, { borrowSeconds: 86_400, deployment: "HYBRID" });
  const [ada, bob] = [
    await world.person({ email: "ada@example.com", displayName: "Ada" }),
    await world.person({ email: "bob@example.com", displayName: "Bob" }),
  ];
  const asAda = await world.actor(["EMPLOYEE"], ada.id);
  const asBob = await world.actor(["EMPLOYEE"], bob.id);
  return { world, ...farm, ada, bob, asAda, asBob };
}

/** A heartbeat whose program says for how long nobody has worked with it. */
const idle = ({ world, client }: { world: World; client: Awaited<ReturnType<typeof floating>>["client"] }) => ({
  for: (lease: { id: string; token: number }, idleSeconds: number) =>
    world.run(heartbeatLease, { leaseId: lease.id, token: lease.token, idleSeconds }, { as: client }),
});

test("one sees one's own leases and places, with the estimate, and the pools that one uses", async () => {
  const { world, started, queued, asAda, asBob, license } = await withPeople(1);
  const lease = await started("ada@example.com");
  const { ticket } = await queued("bob@example.com");
  const [mine, theirs] = [
    await world.run(myFloating, {}, { as: asAda }),
    await world.run(myFloating, {}, { as: asBob }),
  ];
  expect(mine.leases).toMatchObject([
    { id: lease.id, license: license.name, host: "h", seats: 1, borrowedUntil: null, isLent: true },
  ]);
  expect(mine.places).toEqual([]);
  expect(mine.pools).toMatchObject([{ id: lease.poolId, inUse: 1, queued: 1, isFull: true, askedAt: null }]);
  expect(theirs).toMatchObject({ leases: [], places: [{ id: ticket, position: 1, host: "h", seats: 1 }] });
  expect(theirs.pools).toMatchObject([{ id: lease.poolId }]);
  const nobody = await world.run(myFloating, {}, { as: await world.actor(["EMPLOYEE"]) });
  expect(nobody).toEqual({ leases: [], places: [], pools: [] });
});

test("one releases one's own lease from afar, and whoever waits has it; never another's", async () => {
  const { world, started, queued, look, beat, asAda, asBob } = await withPeople(1);
  const lease = await started("ada@example.com");
  const { ticket } = await queued("bob@example.com");
  const bold = world.run(releaseOwn, { leaseId: lease.id }, { as: asBob });
  await expect(bold.catch(code)).resolves.toBe("not-found");
  expect(await world.run(releaseOwn, { leaseId: lease.id }, { as: asAda })).toEqual({ released: true });
  expect(await look(ticket)).toMatchObject({ status: "granted" });
  const ready = await world.run(myFloating, {}, { as: asBob });
  expect(ready).toMatchObject({ places: [], leases: [{ isReady: true, host: "h" }] });
  const { id, token } = await world.db.lease.findFirstOrThrow({ where: { ticketId: ticket } });
  await beat(id, Number(token));
  expect((await world.run(myFloating, {}, { as: asBob })).leases).toMatchObject([{ id, isReady: false }]);
  const [ended] = await world.events("lease.ended");
  expect(ended).toMatchObject({ actorKind: "account", after: { endReason: "RELEASED" } });
  const foreign = await (await world.neighbour()).actor(["EMPLOYEE"]);
  await expect(world.run(releaseOwn, { leaseId: lease.id }, { as: foreign }).catch(code)).resolves.not.toBe("released");
});

test("one leaves one's own place in the queue, never another's", async () => {
  const { world, started, queued, look, asAda, asBob } = await withPeople(1);
  await started("ada@example.com");
  const { ticket } = await queued("bob@example.com");
  const bold = world.run(leaveOwnPlace, { ticketId: ticket }, { as: asAda });
  await expect(bold.catch(code)).resolves.toBe("not-found");
  expect(await world.run(leaveOwnPlace, { ticketId: ticket }, { as: asBob })).toEqual({ left: true });
  expect(await look(ticket)).toEqual({ status: "left" });
});

test("idle holders of a full pool are asked, once an hour, and nobody learns who asked", async () => {
  const farm = await withPeople(2);
  const { world, started, asBob, ada, bob } = farm;
  const lease = await started("ada@example.com");
  const ask = () => world.run(askIdleHolders, { poolId: lease.poolId }, { as: asBob });
  await expect(ask().catch(code)).resolves.toBe("pool-not-full");
  await started("cy");
  await idle(farm).for(lease, 30);
  await expect(ask().catch(code)).resolves.toBe("nobody-idle");
  await idle(farm).for(lease, 900);
  expect(await ask()).toEqual({ asked: 1 });
  await expect(ask().catch(code)).resolves.toBe("asked-already");
  const notices = await world.db.notification.findMany();
  expect(notices).toMatchObject([{ personId: ada.id, kind: "release-asked", data: { leaseId: lease.id } }]);
  const events = await world.events("pool.release-asked");
  expect(events).toMatchObject([{ actorKind: "system", actorPersonId: null, after: { holders: 1 } }]);
  const told = JSON.stringify([notices, events]);
  for (const secret of [bob.id, "Bob", asBob.kind === "account" ? asBob.accountId : "?"])
    expect(told).not.toContain(secret);
  world.clock.now = new Date(world.clock.now.getTime() + 3_601_000);
  await started("ada@example.com");
  await idle(farm).for(lease, 900);
  expect(await ask()).toEqual({ asked: 1 });
});

test("who asked is forgotten when the hour is over, also of other pools", async () => {
  const farm = await withPeople(1);
  const { world, started, asAda, asBob, bob } = farm;
  const lease = await started("ada@example.com");
  await idle(farm).for(lease, 900);
  await world.run(askIdleHolders, { poolId: lease.poolId }, { as: asBob });
  expect(await world.db.releaseAsk.findMany()).toMatchObject([{ personId: bob.id }]);
  world.clock.now = new Date(world.clock.now.getTime() + 3_601_000);
  const other = await floating(world, 1);
  const held = await other.started("bob@example.com");
  await idle({ world, client: other.client }).for(held, 900);
  expect(await world.run(askIdleHolders, { poolId: held.poolId }, { as: asAda })).toEqual({ asked: 1 });
  expect((await world.db.releaseAsk.findMany()).map(({ poolId }) => poolId)).toEqual([held.poolId]);
});

test("a holder whose program says nothing of its use is asked after eight hours, oneself never", async () => {
  const farm = await withPeople(1);
  const { world, client, license, beat, asAda, asBob } = farm;
  const pool = ownPool(world, { options: "-c leasehold.clock_offset=-9h" });
  const nineHoursAgo = floatingClient({ ...world.runtime, pool }, client, license.id);
  const lease = await nineHoursAgo.started("ada@example.com", { ttl: 86_400 });
  await beat(lease.id, lease.token);
  const ask = (as: typeof asAda) => world.run(askIdleHolders, { poolId: lease.poolId }, { as });
  await expect(ask(asAda).catch(code)).resolves.toBe("nobody-idle");
  expect(await ask(asBob)).toEqual({ asked: 1 });
});
