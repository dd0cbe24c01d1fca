import { expect, test } from "vitest";
import type { Actor } from "@/lib/kernel/actor";
import { openWorld, type World } from "@/lib/testing/world";
import { activateMachine } from "./activate-machine";
import { moveActivation } from "./move-activation";
import { machineOf, nodeLocked } from "./testing-machines";

const from = (world: World, address: string): Actor => {
  const token = world.tokenActor(["client"]);
  return { ...token, origin: { ...token.origin, address } };
};

test("a licence for some countries asks where it is used, and a site's addresses go before what is sent", async () => {
  const world = await openWorld();
  await world.site({ name: "Paris", country: "FR", addressRanges: ["10.1.0.0/16"] });
  await world.site({ name: "Lab", country: "NL", addressRanges: ["10.1.9.0/24"] });
  const license = await nodeLocked(world, { countries: ["NL", "BE"] });
  const ask = (n: number, country: string | undefined, address = "198.51.100.7") =>
    world.run(activateMachine, { licenseId: license.id, ...machineOf(n), country }, { as: from(world, address) });
  await expect(ask(1, undefined)).rejects.toMatchObject({ status: 422, errors: [{ pointer: "/country" }] });
  await expect(ask(1, "FR")).rejects.toMatchObject({ code: "country-not-allowed", params: { where: "in France" } });
  expect(await ask(1, "nl")).toMatchObject({ created: true, country: "NL" });
  await expect(ask(2, "NL", "10.1.2.3")).rejects.toMatchObject({ params: { where: "at Paris" } });
  expect(await ask(2, undefined, "10.1.9.3")).toMatchObject({ created: true });
  // Also a machine that is active already is told, when it comes from elsewhere.
  await expect(ask(1, "FR")).rejects.toMatchObject({ code: "country-not-allowed" });
});

test("a licence for some departments asks for the user, and takes those below them", async () => {
  const world = await openWorld();
  const top = await world.department();
  const below = await world.department({ parentId: top.id });
  const aside = await world.department();
  const license = await nodeLocked(world, { departmentIds: [top.id] });
  const [ada, bo, cy] = [
    await world.person({ departmentId: below.id }),
    await world.person({ departmentId: aside.id }),
    await world.person(),
  ];
  const ask = (n: number, user?: string) =>
    world.run(activateMachine, { licenseId: license.id, ...machineOf(n), user }, { as: world.tokenActor(["client"]) });
  await expect(ask(1)).rejects.toMatchObject({ status: 422, errors: [{ pointer: "/user" }] });
  for (const { id } of [bo, cy]) await expect(ask(1, id)).rejects.toMatchObject({ code: "department-not-allowed" });
  const { id } = await ask(1, ada.id);
  // Moving to other hardware keeps the user, and so the department.
  await world.run(moveActivation, { activationId: id, machine: machineOf(2) });
  await expect(ask(2, bo.id)).rejects.toMatchObject({ code: "department-not-allowed" });
});

test("a licence for a site takes the people who belong there", async () => {
  const world = await openWorld();
  const [home, away] = [await world.site({ country: "NL" }), await world.site({ country: "NL" })];
  const license = await nodeLocked(world, { siteIds: [home.id] });
  const [ada, bo] = [await world.person({ siteId: home.id }), await world.person({ siteId: away.id })];
  const ask = (n: number, user: string) =>
    world.run(activateMachine, { licenseId: license.id, ...machineOf(n), user }, { as: world.tokenActor(["client"]) });
  await expect(ask(1, bo.id)).rejects.toMatchObject({ code: "country-not-allowed" });
  expect(await ask(1, ada.id)).toMatchObject({ created: true });
});

test("a trial begins with its first machine, and each machine tries a product once", async () => {
  const world = await openWorld({ now: "2026-11-02T09:00:00Z" });
  const product = await world.product();
  const trial = { term: "TRIAL", productId: product.id, trialStart: "FIRST_ACTIVATION", durationDays: 14 } as const;
  const first = await nodeLocked(world, trial);
  const second = await nodeLocked(world, trial);
  const ask = (licenseId: string, n: number) =>
    world.run(activateMachine, { licenseId, ...machineOf(n) }, { as: world.tokenActor(["client"]) });
  const endOf = async (id: string) => (await world.db.license.findUniqueOrThrow({ where: { id } })).endsOn;
  expect(await endOf(first.id)).toBeNull();
  await ask(first.id, 1);
  expect(await endOf(first.id)).toEqual(new Date("2026-11-15T00:00:00Z"));
  world.clock.now = new Date("2026-11-10T09:00:00Z");
  await ask(first.id, 2);
  expect(await endOf(first.id)).toEqual(new Date("2026-11-15T00:00:00Z"));
  await expect(ask(second.id, 1)).rejects.toMatchObject({ code: "trial-used-already" });
  expect(await endOf(second.id)).toBeNull();
  world.clock.now = new Date("2026-11-16T09:00:00Z");
  await expect(ask(first.id, 1)).rejects.toMatchObject({ code: "trial-ended" });
  expect(await ask(second.id, 3)).toMatchObject({ created: true });
});
