import { expect, test } from "vitest";
import { openWorld } from "@/lib/testing/world";
import { activateMachine } from "./activate-machine";
import { machineOf, nodeLocked } from "./testing-machines";

test("another person on an active trial machine tries the product, once and under one trial", async () => {
  const world = await openWorld();
  const product = await world.product();
  const trial = { term: "TRIAL", productId: product.id, endsOn: new Date("2026-12-01") } as const;
  const [first, second] = [await nodeLocked(world, trial), await nodeLocked(world, { ...trial, metric: "USER" })];
  const [ada, bo] = await world.people(2);
  const ask = (licenseId: string, n: number, user?: string) =>
    world.run(activateMachine, { licenseId, ...machineOf(n), user }, { as: world.tokenActor(["client"]) });
  await ask(first.id, 1, ada.id);
  await ask(second.id, 2);
  // Ada has tried it under the first: no machine of the second becomes hers.
  await expect(ask(second.id, 2, ada.id)).rejects.toMatchObject({ code: "trial-used-already" });
  expect(await ask(second.id, 2, bo?.id)).toMatchObject({ created: false, personId: bo?.id });
  await expect(ask(first.id, 3, bo?.id)).rejects.toMatchObject({ code: "trial-used-already" });
  expect(await ask(second.id, 2)).toMatchObject({ created: false, personId: bo?.id });
});

test("a trial machine that comes by another fingerprint has tried the product under that one, too", async () => {
  const world = await openWorld();
  const product = await world.product();
  const trial = { term: "TRIAL", productId: product.id, endsOn: new Date("2026-12-01") } as const;
  const [first, second] = [await nodeLocked(world, trial), await nodeLocked(world, trial)];
  const ask = (licenseId: string, machine: ReturnType<typeof machineOf>) =>
    world.run(activateMachine, { licenseId, ...machine }, { as: world.tokenActor(["client"]) });
  const renamed = { ...machineOf(1), fingerprint: "print-renamed" };
  await ask(first.id, machineOf(1));
  expect(await ask(first.id, renamed)).toMatchObject({ created: false, fingerprint: "print-renamed" });
  await expect(ask(second.id, renamed)).rejects.toMatchObject({ code: "trial-used-already" });
});

test("a machine that grows takes the units of dead ones, and is not dead itself", async () => {
  const world = await openWorld({ now: "2026-11-02T09:00:00Z" });
  const license = await nodeLocked(world, { seats: 16, metric: "CORE", heartbeatSeconds: 600, deadMachines: "FREE" });
  const ask = (n: number, cores: number) =>
    world.run(activateMachine, { licenseId: license.id, ...machineOf(n), cores }, { as: world.tokenActor(["client"]) });
  const { id } = await ask(1, 8);
  const silent = await ask(2, 8);
  await expect(ask(1, 12)).rejects.toMatchObject({ code: "activation-limit-reached" });
  world.clock.now = new Date("2026-11-02T10:00:00Z");
  expect(await ask(1, 12)).toMatchObject({ id, created: false, units: 12 });
  const { endReason } = await world.db.activation.findUniqueOrThrow({ where: { id: silent.id } });
  expect(endReason).toBe("DEAD");
  await expect(ask(1, 17)).rejects.toMatchObject({ params: { limit: 16, active: 12 } });
});
