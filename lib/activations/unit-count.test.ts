import { expect, test } from "vitest";
import { openDatabaseOn } from "@/lib/db/client";
import { openPool } from "@/lib/db/pool";
import { execute } from "@/lib/kernel/operation";
import { openWorld } from "@/lib/testing/world";
import { activateMachine } from "./activate-machine";
import { machineOf, nodeLocked } from "./testing-machines";

test("200 machines at once on 5 units: 5 are activated, 195 are told why not", { timeout: 120_000 }, async () => {
  const world = await openWorld();
  const license = await nodeLocked(world, { seats: 5 });
  const as = world.tokenActor(["client"]);
  // Two processes, each with connections of its own.
  const pool = openPool(world.applicationUrl, 8);
  const elsewhere = { ...world.runtime, pool, db: openDatabaseOn(pool) };
  const outcomes = await Promise.all(
    Array.from({ length: 200 }, (_, n) =>
      execute(n % 2 ? world.runtime : elsewhere, as, activateMachine, { licenseId: license.id, ...machineOf(n) }).then(
        ({ created }) => (created ? "activated" : "twice"),
        (error: { code: string; params: object }) => `${error.code} ${JSON.stringify(error.params)}`,
      ),
    ),
  );
  await elsewhere.db.$disconnect();
  const counts = new Map<string, number>();
  for (const outcome of outcomes) counts.set(outcome, (counts.get(outcome) ?? 0) + 1);
  const refused = `activation-limit-reached ${JSON.stringify({ license: license.name, limit: 5, active: 5 })}`;
  expect(Object.fromEntries(counts)).toEqual({ activated: 5, [refused]: 195 });
  const active = await world.db.activation.findMany({ where: { endedAt: null } });
  expect(active).toHaveLength(5);
  const events = await world.events("activation.started");
  expect(events.map(({ subjectId }) => subjectId).sort()).toEqual(active.map(({ id }) => id).sort());
});

test("one machine that asks 40 times at once is one activation", { timeout: 60_000 }, async () => {
  const world = await openWorld();
  const license = await nodeLocked(world, { seats: 5 });
  const as = world.tokenActor(["client"]);
  const answers = await Promise.all(
    Array.from({ length: 40 }, () => world.run(activateMachine, { licenseId: license.id, ...machineOf(1) }, { as })),
  );
  expect(new Set(answers.map(({ id }) => id)).size).toBe(1);
  expect(answers.filter(({ created }) => created)).toHaveLength(1);
});

test("the database refuses a machine too many, whoever writes it, and a machine twice", async () => {
  const world = await openWorld();
  const license = await nodeLocked(world, { seats: 1 });
  const row = (n: number, licenseId = license.id) => ({
    id: world.runtime.newId("activation"),
    organizationId: world.organizationId,
    licenseId,
    fingerprint: machineOf(n).fingerprint,
    activatedAt: world.clock.now,
  });
  await world.db.activation.create({ data: row(1) });
  await expect(world.db.activation.create({ data: row(2) })).rejects.toThrow(/all units of the licence are held/);
  await world.purchase({ licenseId: license.id, seats: 5 });
  await expect(world.db.activation.create({ data: row(1) })).rejects.toThrow(/nique/);
  await expect(world.db.activation.createMany({ data: [2, 3, 4, 5, 6, 7].map((n) => row(n)) })).rejects.toThrow(
    /all units/,
  );
  await world.db.activation.createMany({ data: [2, 3, 4, 5, 6].map((n) => row(n)) });
  const named = await world.license({ seats: 5 });
  await expect(world.db.activation.create({ data: row(1, named.id) })).rejects.toThrow(/only a NODE_LOCKED licence/);
  const [first] = await world.db.activation.findMany({ take: 1 });
  await expect(world.db.activation.delete({ where: { id: first?.id ?? "" } })).rejects.toThrow(/history/);
  await expect(
    world.db.activation.update({ where: { id: first?.id ?? "" }, data: { activatedAt: new Date("2026-01-01") } }),
  ).rejects.toThrow(/history/);
});

test("counted by USER, a person takes one unit however many machines they have", async () => {
  const world = await openWorld();
  const license = await nodeLocked(world, { seats: 2, metric: "USER" });
  const as = world.tokenActor(["client"]);
  const [ada, bo] = await world.people(2);
  const ask = (n: number, user?: string) =>
    world.run(activateMachine, { licenseId: license.id, ...machineOf(n), user }, { as });
  const full = { code: "activation-limit-reached", params: { limit: 2, active: 2 } };
  await ask(1, ada.id);
  await ask(2, ada.id);
  await ask(3, bo?.id);
  await ask(4, bo?.id);
  // A machine that nobody names counts for itself.
  await expect(ask(5)).rejects.toMatchObject(full);
  const [cy] = await world.people(1);
  await expect(ask(5, cy.id)).rejects.toMatchObject(full);
  // Nor does a machine change hands past the limit; among those who are counted it does.
  await expect(ask(4, cy.id)).rejects.toMatchObject(full);
  expect(await ask(4, ada.id)).toMatchObject({ created: false, personId: ada.id });
  expect(await ask(3, cy.id)).toMatchObject({ created: false, personId: cy.id });
});

test("counted by CORE, the cores are added up, and asked for", async () => {
  const world = await openWorld();
  const license = await nodeLocked(world, { seats: 16, metric: "CORE" });
  const as = world.tokenActor(["client"]);
  const ask = (n: number, cores?: number) =>
    world.run(activateMachine, { licenseId: license.id, ...machineOf(n), cores }, { as });
  await expect(ask(1)).rejects.toMatchObject({ status: 422, errors: [{ pointer: "/cores" }] });
  expect(await ask(1, 8)).toMatchObject({ units: 8 });
  await expect(ask(2, 9)).rejects.toMatchObject({ params: { limit: 16, active: 8 } });
  expect(await ask(2, 8)).toMatchObject({ units: 8 });
  // A machine that grows counts for what it is now, and may not outgrow the licence.
  await expect(ask(1, 12)).rejects.toMatchObject({ code: "activation-limit-reached" });
  expect(await ask(1, 4)).toMatchObject({ created: false, units: 4 });
  expect(await ask(1)).toMatchObject({ created: false, units: 4 });
  expect(await ask(2, 12)).toMatchObject({ created: false, units: 12 });
});

test("overage is allowed as far as the licence says, rounded down, and reported", async () => {
  const world = await openWorld();
  const as = world.tokenActor(["client"]);
  const fill = async (given: Parameters<typeof nodeLocked>[1]) => {
    const license = await nodeLocked(world, given);
    const flags: boolean[] = [];
    for (let n = 1; n <= 12; n++) {
      const answer = await world
        .run(activateMachine, { licenseId: license.id, ...machineOf(n) }, { as })
        .catch((error: { code: string }) => error.code);
      if (typeof answer === "string") return [flags.length, flags.filter(Boolean).length, answer];
      flags.push(answer.overage);
    }
    return [flags.length, flags.filter(Boolean).length, "no end"];
  };
  const full = "activation-limit-reached";
  expect(await fill({ seats: 5 })).toEqual([5, 0, full]);
  expect(await fill({ seats: 5, overage: "PERCENT", overagePercent: 10 })).toEqual([5, 0, full]);
  expect(await fill({ seats: 5, overage: "PERCENT", overagePercent: 39 })).toEqual([6, 1, full]);
  expect(await fill({ seats: 5, overage: "PERCENT", overagePercent: 40 })).toEqual([7, 2, full]);
  expect(await fill({ seats: 5, overage: "ALWAYS" })).toEqual([12, 7, "no end"]);
  expect(await fill({ seats: 0, overage: "PERCENT", overagePercent: 100 })).toEqual([0, 0, full]);
});

test("a purchase that has ended gives no unit, and one that began today does", async () => {
  const world = await openWorld({ now: "2026-11-01T23:30:00Z" });
  const license = await nodeLocked(world, { seats: 0 });
  const as = world.tokenActor(["client"]);
  const ask = () => world.run(activateMachine, { licenseId: license.id, ...machineOf(1) }, { as });
  const day = (text: string) => new Date(`${text}T00:00:00Z`);
  await world.purchase({ licenseId: license.id, seats: 1, endsOn: day("2026-11-01") });
  // In Amsterdam it is 2 November already.
  await expect(ask()).rejects.toMatchObject({ code: "activation-limit-reached", params: { limit: 0 } });
  await world.purchase({ licenseId: license.id, seats: 1, startsOn: day("2026-11-02") });
  expect(await ask()).toMatchObject({ created: true });
});
