import { expect, test } from "vitest";
import { openWorld, type World } from "@/lib/testing/world";
import { after, code, floating } from "./testing-floating";
import { serveRestingPools } from "./serve-resting-pools";
import { newsOf } from "./queue-watch";
import { judgeQueueStatement } from "./statements.sql";

/** A licence of one seat that reaches 5.x, held by ada; bob waits for 5.2.0 and cyd, behind, for 4.9.0. */
async function open(world: World) {
  const product = await world.product();
  const versions = { productId: product.id, versionRange: ">=4.0.0 <6.0.0" };
  const farm = await floating(world, 1, versions);
  const ada = await farm.started("ada", { version: "5.2.0" });
  const bob = await farm.queued("bob", { version: "5.2.0" });
  const cyd = await farm.queued("cyd", { version: "4.9.0" });
  const reach = (versionRange: string | null) =>
    world.db.license.update({ where: { id: farm.license.id }, data: { versionRange } });
  const pool = () => world.db.pool.findFirstOrThrow({ where: { licenseId: farm.license.id } });
  return { ...farm, ada, bob, cyd, reach, pool, product };
}

/** A place that ended, and what a check-out would be told. */
const over = (problem: string) => ({ status: "expired", problem: { type: `/problems/${problem}` } });

/** Who was given a seat from the queue, in their order. */
async function given(world: World) {
  const leases = await world.db.lease.findMany({ where: { ticketId: { not: null } }, orderBy: { token: "asc" } });
  return leases.map(({ user, appVersion }) => [user, appVersion]);
}

test("nobody is given a seat for a version that the licence no longer reaches: the next is served, and the first told why", async () => {
  const world = await openWorld();
  const { back, look, ada, bob, cyd, reach } = await open(world);
  await reach("<5.0.0");
  await back(ada.id);
  // The seat is kept until the versions are judged.
  expect(await given(world)).toEqual([]);
  expect(await look(cyd.ticket)).toMatchObject({ status: "granted" });
  expect(await given(world)).toEqual([["cyd", "4.9.0"]]);
  const refused = await look(bob.ticket);
  expect(refused).toMatchObject(over("version-not-allowed"));
  expect(JSON.stringify(refused)).toContain("5.2.0");
  const [event] = await world.events("queue.expired");
  expect(event).toMatchObject({ subjectId: bob.ticket, after: { because: "VERSION_NOT_ALLOWED" } });
  const [denial] = await world.db.denial.findMany();
  expect(denial).toMatchObject({ user: "bob", cause: "RESTRICTION", detail: "VERSION" });
});

test("a change that leaves the version reached costs nobody the place", async () => {
  const world = await openWorld();
  const { back, look, ada, bob, cyd, reach } = await open(world);
  await reach("<5.5.0");
  await back(ada.id);
  expect(await look(bob.ticket)).toMatchObject({ status: "granted" });
  expect(await look(cyd.ticket)).toMatchObject({ status: "waiting", position: 1 });
});

test("a newcomer gets the seat that nobody who waits may have, and only that", async () => {
  for (const [range, fate] of [
    [">=6.0.0", "started"],
    ["<5.0.0 || >=6.0.0", "pool-exhausted"],
  ] as const) {
    const world = await openWorld();
    const { ask, back, ada, reach } = await open(world);
    await reach(range);
    await back(ada.id);
    const newcomer = await ask("dee", { version: "6.1.0" }).then(() => "started", code);
    expect([range, newcomer]).toEqual([range, fate]);
  }
});

test("the process that looks after resting pools judges those who wait, also where everything else is up to date", async () => {
  const world = await openWorld();
  const { beat, back, ada, bob, reach, pool } = await open(world);
  const before = await pool();
  expect(before.queueRules).toBe(before.rulesVersion);
  await reach("<5.0.0");
  // A heartbeat reckons the pool anew, and judges nobody.
  await beat(ada.id, ada.token);
  const between = await pool();
  expect(between.queueRules).toBeLessThan(between.rulesVersion);
  await serveRestingPools(world.runtime.pool, new Date(0));
  const then = await pool();
  expect(then).toMatchObject({ queueRules: then.rulesVersion, waiting: 1 });
  expect((await world.events("queue.expired")).map(({ subjectId }) => subjectId)).toEqual([bob.ticket]);
  await back(ada.id);
  expect(await given(world)).toEqual([["cyd", "4.9.0"]]);
});

test("those who join an empty queue are judged already", async () => {
  const world = await openWorld();
  const farm = await floating(world, 1);
  await farm.started("ada");
  await farm.queued("bob");
  const { queueRules, rulesVersion } = await world.db.pool.findFirstOrThrow({ where: { licenseId: farm.license.id } });
  expect(queueRules).toBe(rulesVersion);
});

test("verdicts by rules that are no longer in force count for nothing", async () => {
  const world = await openWorld();
  const { back, ada, reach, pool } = await open(world);
  const { id, rulesVersion } = await pool();
  await reach("<4.0.0");
  await back(ada.id);
  const values = [world.organizationId, id, rulesVersion, JSON.stringify({ "5.2.0": null, "4.9.0": null }), 10];
  const { rows } = await world.runtime.pool.query({ ...judgeQueueStatement, values });
  expect(rows).toEqual([{ said: { outcome: "STALE" } }]);
  expect(await given(world)).toEqual([]);
});

test("however many places end by a change, each of them does, and nobody else's", async () => {
  const world = await openWorld();
  const { back, look, ada, bob, cyd, reach, pool } = await open(world);
  await world.runtime.pool.query(
    `INSERT INTO queue_ticket (id, organization_id, pool_id, holder_key, seats, claimed, created_at, queued_at, waits_until, asked_at)
    SELECT id || n, organization_id, pool_id, holder_key || n, seats, claimed || jsonb_build_object('denialId', 'den_' || n, 'holder',
      jsonb_build_object('user', 'bob' || n, 'host', 'h')), created_at, queued_at, waits_until, asked_at
    FROM queue_ticket, generate_series(1, 450) n WHERE id = $1`,
    [bob.ticket],
  );
  await world.db.pool.updateMany({ data: { waiting: 452 } });
  await reach("<5.0.0");
  await back(ada.id);
  expect(await look(cyd.ticket)).toMatchObject({ status: "granted" });
  expect(await pool()).toMatchObject({ waiting: 0 });
  expect(await world.db.queueTicket.count({ where: { status: "EXPIRED" } })).toBe(451);
});

test("a client that polls is told at once that its version is no longer reached", async () => {
  const world = await openWorld();
  const { bob, reach } = await open(world);
  const news = newsOf(world.runtime, { organizationId: world.organizationId, ticketId: bob.ticket }, 60_000);
  await reach("<5.0.0");
  await news;
  expect(await world.db.queueTicket.findFirst({ where: { id: bob.ticket } })).toMatchObject({ status: "EXPIRED" });
});

test("maintenance that ends by the day alone while somebody waits ends the place", async () => {
  const world = await openWorld();
  const farm = await floating(world, 1, { maintained: true });
  const dayIn = (days: number) => new Date(Date.now() + days * 86_400_000).toISOString().slice(0, 10);
  await world.maintenance(farm.license.id, "2020-01-01", dayIn(1));
  await farm.started("ada", { version: "5.0.0" });
  const bob = await farm.queued("bob", { version: "5.0.0" });
  const later = after(world, farm, 3 * 86_400);
  const then = { askedAt: new Date(`${dayIn(3)}T23:59:59Z`), waitsUntil: new Date(`${dayIn(5)}T00:00:00Z`) };
  await world.db.queueTicket.updateMany({ data: then });
  const refused = await later.look(bob.ticket);
  expect(refused).toMatchObject(over("maintenance-lapsed"));
  expect(await given(world)).toEqual([]);
});

test("a place of a licence that ends is over, and says so; while it is suspended the queue stands still", async () => {
  const world = await openWorld();
  const farm = await open(world);
  const { back, look, ada, bob, cyd, license } = farm;
  const { db, clock } = world;
  const change = (data: object) => db.license.update({ where: { id: license.id }, data });
  await change({ suspendedAt: clock.now });
  await back(ada.id);
  expect(await look(bob.ticket)).toMatchObject({ status: "waiting", position: 1 });
  await change({ suspendedAt: null });
  expect(await look(bob.ticket)).toMatchObject({ status: "granted" });
  await change({ terminatedAt: clock.now });
  expect(await look(cyd.ticket)).toMatchObject(over("license-terminated"));
  expect(await given(world)).toEqual([["bob", "5.2.0"]]);
  const [denial] = await db.denial.findMany();
  expect(denial).toMatchObject({ user: "cyd", cause: "EXPIRED", detail: "TERMINATED" });
  expect((await world.events("queue.expired")).map(({ after: said }) => said)).toEqual([{ because: "TERMINATED" }]);
  expect(await farm.pool()).toMatchObject({ waiting: 0 });
});

test("a licence that expires while somebody waits gives them nothing, and says when it ended", async () => {
  const world = await openWorld();
  const farm = await open(world);
  await world.db.license.update({ where: { id: farm.license.id }, data: { endsOn: new Date("2020-12-31") } });
  await farm.back(farm.ada.id);
  expect(await farm.look(farm.bob.ticket)).toMatchObject(over("license-expired"));
  expect(await given(world)).toEqual([]);
});

test("a person who is suspended while waiting is given nothing", async () => {
  const world = await openWorld();
  const farm = await floating(world, 1);
  const ada = await farm.started("ada");
  const person = await world.person();
  const bob = await farm.queued(person.id);
  await world.db.person.update({ where: { id: person.id }, data: { status: "SUSPENDED" } });
  await farm.back(ada.id);
  expect(await farm.look(bob.ticket)).toMatchObject(over("holder-not-allowed"));
  expect(await given(world)).toEqual([]);
});

test("a place that was left, or ran out of time, is over wherever in the queue it stands, and while the queue stands still", async () => {
  const world = await openWorld();
  const farm = await floating(world, 1);
  await farm.started("ada", { ttl: 3_600 });
  const bob = await farm.queued("bob", { wait: { maxSeconds: 600 } });
  const cyd = await farm.queued("cyd", { wait: { maxSeconds: 30 } });
  const dee = await farm.queued("dee", { wait: { maxSeconds: 600 } });
  const then = after(world, farm, 60);
  expect(await then.look(bob.ticket)).toMatchObject({ status: "waiting", position: 1 });
  expect(await then.look(cyd.ticket)).toEqual({ status: "expired" });
  expect(await then.look(dee.ticket)).toMatchObject({ status: "waiting", position: 2 });
  await world.db.license.update({ where: { id: farm.license.id }, data: { suspendedAt: world.clock.now } });
  expect(await after(world, farm, 700).look(bob.ticket)).toEqual({ status: "expired" });
  const { waiting } = await world.db.pool.findFirstOrThrow({ where: { licenseId: farm.license.id } });
  expect(waiting).toBe(0);
});

test("a place says that its holder has left when the seat it came to was given back", async () => {
  const world = await openWorld();
  const farm = await floating(world, 1);
  const ada = await farm.started("ada");
  const bob = await farm.queued("bob");
  await farm.back(ada.id);
  const got = await farm.look(bob.ticket);
  if (got.status !== "granted") throw new Error("not granted");
  await farm.beat(got.lease.id, got.lease.token);
  expect(await farm.look(bob.ticket)).toMatchObject({ status: "granted" });
  await farm.back(got.lease.id);
  expect(await farm.look(bob.ticket)).toEqual({ status: "left" });
});
