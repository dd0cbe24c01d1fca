import { expect, test } from "vitest";
import { openWorld } from "@/lib/testing/world";
import { after, code, floating } from "./testing-floating";

test("seats are given out, given back, and given out again", async () => {
  const world = await openWorld();
  const { started, ask, back } = await floating(world, 2);
  const ada = await started("ada");
  expect(ada).toMatchObject({ seats: 1, overdraft: false, heartbeatSeconds: 240, created: true });
  const bob = await started("bob");
  expect(bob.token).toBeGreaterThan(ada.token);
  await expect(ask("cy").catch(code)).resolves.toBe("pool-exhausted");
  expect(await back(ada.id)).toEqual({ returned: true });
  expect(await back(ada.id)).toEqual({ returned: true });
  expect(await started("cy")).toMatchObject({ created: true });
  expect(await started("cy")).toMatchObject({ created: false });
  expect((await world.events("lease.started")).length).toBe(3);
  expect((await world.events("lease.ended")).length).toBe(1);
});

test("two hundred at once get five seats, and never six", async () => {
  const world = await openWorld();
  const { ask } = await floating(world, 5);
  const answers = await Promise.all(Array.from({ length: 200 }, (_, n) => ask(`user${n}`).catch(code)));
  expect(answers.filter((answer) => answer === "pool-exhausted").length).toBe(195);
  expect(await world.db.lease.count({ where: { endedAt: null } })).toBe(5);
  expect(await world.db.denial.count()).toBe(195);
});

test("several seats are taken all or none", async () => {
  const world = await openWorld();
  const { started, ask } = await floating(world, 5);
  await started("ada", { seats: 3 });
  await expect(ask("bob", { seats: 3 }).catch(code)).resolves.toBe("pool-exhausted");
  await expect(ask("ada", { seats: 2 }).catch(code)).resolves.toBe("lease-held-differently");
  expect(await started("bob", { seats: 2 })).toMatchObject({ seats: 2 });
});

test("whoever waits is served before whoever comes later, by priority and age", async () => {
  const world = await openWorld();
  const { started, queued, ask, back, look } = await floating(world, 1);
  const ada = await started("ada");
  const bob = await queued("bob");
  const cy = await queued("cy");
  const dee = await queued("dee", { wait: { maxSeconds: 60, priority: 5 } });
  expect([bob.position, cy.position, dee.position]).toEqual([1, 2, 1]);
  await back(ada.id);
  await expect(ask("eve").catch(code)).resolves.toBe("pool-exhausted");
  expect(await look(bob.ticket)).toMatchObject({ status: "waiting", position: 1 });
  const granted = await look(dee.ticket);
  expect(granted).toMatchObject({ status: "granted", lease: { seats: 1 } });
});

test("a lease that ran out is another's at once, and its holder is told so", async () => {
  const world = await openWorld();
  const farm = await floating(world, 1);
  const { started } = farm;
  const later = (seconds: number) => after(world, farm, seconds);
  const ada = await started("ada", { ttl: 30 });
  const then = later(31);
  const bob = await then.started("bob");
  expect(bob.token).toBeGreaterThan(ada.token);
  await expect(then.beat(ada.id, ada.token).catch(code)).resolves.toBe("lease-lost");
  await expect(then.beat(bob.id, ada.token).catch(code)).resolves.toBe("lease-lost");
  expect((await world.events("lease.expired")).map(({ subjectId }) => subjectId)).toEqual([ada.id]);
});

test("a late heartbeat revives what nobody took, but not before those who wait", async () => {
  const world = await openWorld();
  const farm = await floating(world, 1);
  const { started } = farm;
  const later = (seconds: number) => after(world, farm, seconds);
  const ada = await started("ada", { ttl: 30 });
  expect(await later(31).beat(ada.id, ada.token)).toHaveProperty("expiresAt");
  await expect(later(40).ask("bob").catch(code)).resolves.toBe("pool-exhausted");
  await later(50).queued("bob");
  await expect(later(95).beat(ada.id, ada.token).catch(code)).resolves.toBe("lease-lost");
});

test("a pool that shrinks cuts nobody, and gives nothing out until it is paid", async () => {
  const world = await openWorld();
  const { license, started, ask, back } = await floating(world, 3);
  const [ada, bob, cy] = [await started("ada"), await started("bob"), await started("cy")];
  await world.db.purchase.updateMany({ where: { licenseId: license.id }, data: { seats: 1 } });
  await expect(ask("dee").catch(code)).resolves.toBe("pool-exhausted");
  expect(await world.db.pool.findFirst()).toMatchObject({ capacity: 1, debt: 2 });
  await back(ada.id);
  await back(bob.id);
  expect(await world.db.pool.findFirst()).toMatchObject({ capacity: 1, debt: 0 });
  await expect(ask("dee").catch(code)).resolves.toBe("pool-exhausted");
  await back(cy.id);
  expect(await started("dee")).toMatchObject({ created: true });
});

test("a seat granted from the queue and not picked up goes to the next", async () => {
  const world = await openWorld();
  const farm = await floating(world, 1);
  const { started, queued, back, look } = farm;
  const later = (seconds: number) => after(world, farm, seconds);
  const ada = await started("ada");
  const bob = await queued("bob", { wait: { maxSeconds: 600 } });
  const cy = await queued("cy", { wait: { maxSeconds: 600 } });
  await back(ada.id);
  expect(await look(bob.ticket)).toMatchObject({ status: "granted" });
  expect(await later(100).look(cy.ticket)).toMatchObject({ status: "waiting", position: 1 });
  const then = later(121);
  expect(await then.look(cy.ticket)).toMatchObject({ status: "granted" });
  expect(await then.look(bob.ticket)).toEqual({ status: "expired" });
  const ends = await world.db.lease.findMany({ where: { endedAt: { not: null } }, orderBy: { startedAt: "asc" } });
  expect(ends.map(({ endReason }) => endReason)).toEqual(["RETURNED", "NOT_PICKED_UP"]);
});

test("a licence that is suspended gives nothing out and takes no heartbeat, until it is resumed", async () => {
  const world = await openWorld();
  const { license, started, ask, beat } = await floating(world, 3);
  const ada = await started("ada");
  await world.db.license.update({ where: { id: license.id }, data: { suspendedAt: world.clock.now } });
  await expect(ask("bob").catch(code)).resolves.toBe("license-suspended");
  await expect(beat(ada.id, ada.token).catch(code)).resolves.toBe("license-suspended");
  await world.db.license.update({ where: { id: license.id }, data: { suspendedAt: null } });
  expect(await beat(ada.id, ada.token)).toHaveProperty("expiresAt");
});

test("overdraft goes as far as the rule allows and says so", async () => {
  const world = await openWorld();
  const { started, ask } = await floating(world, 4, { overage: "PERCENT", overagePercent: 50 });
  for (const user of ["a", "b", "c", "d"]) expect(await started(user)).toMatchObject({ overdraft: false });
  for (const user of ["e", "f"]) expect(await started(user)).toMatchObject({ overdraft: true });
  await expect(ask("g").catch(code)).resolves.toBe("pool-exhausted");
});
