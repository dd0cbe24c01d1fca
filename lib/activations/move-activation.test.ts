import { expect, test } from "vitest";
import { openWorld, type World } from "@/lib/testing/world";
import { activateMachine } from "./activate-machine";
import { heartbeatActivation } from "./heartbeat-activation";
import { moveActivation } from "./move-activation";
import { releaseMachines } from "./release-machines";
import { releaseMachinesOfLeaver } from "./release-machines-of-leaver";
import { machineOf, nodeLocked } from "./testing-machines";

const activate = (world: World, licenseId: string, n: number, given: object = {}) =>
  world.run(activateMachine, { licenseId, ...machineOf(n), ...given }, { as: world.tokenActor(["client"]) });

test("a full licence's unit goes to other hardware, with its user and its past", async () => {
  const world = await openWorld();
  const license = await nodeLocked(world, { seats: 1, metric: "CORE" });
  await world.purchase({ licenseId: license.id, seats: 7 });
  const ada = await world.person();
  const old = await activate(world, license.id, 1, { user: ada.id, name: "Ada's laptop", version: "5.0.0", cores: 8 });
  const { status, activation } = await world.run(moveActivation, {
    activationId: old.id,
    machine: machineOf(2),
    reason: "stolen",
  });
  expect(status).toBe("done");
  expect(activation).toMatchObject({
    previousId: old.id,
    personId: ada.id,
    name: "Ada's laptop",
    appVersion: "5.0.0",
    units: 8,
    fingerprint: machineOf(2).fingerprint,
  });
  const ended = await world.db.activation.findUniqueOrThrow({ where: { id: old.id } });
  expect(ended).toMatchObject({ endReason: "MOVED", endNote: "stolen", endedAt: world.clock.now });
  expect((await world.events()).map(({ type }) => type)).toEqual([
    "activation.started",
    "activation.moved",
    "activation.started",
  ]);
  const as = world.tokenActor(["client"]);
  await expect(world.run(heartbeatActivation, { activationId: old.id }, { as })).rejects.toMatchObject({
    code: "activation-ended",
  });
});

test("a unit does not move to itself, to a machine that is active, or from one that is not", async () => {
  const world = await openWorld();
  const license = await nodeLocked(world, { seats: 3 });
  const one = await activate(world, license.id, 1);
  await activate(world, license.id, 2, { name: "Build box" });
  const move = (machine: { fingerprint: string }) => world.run(moveActivation, { activationId: one.id, machine });
  await expect(move({ fingerprint: machineOf(1).fingerprint })).rejects.toMatchObject({ code: "same-machine" });
  const almost = { ...machineOf(1), fingerprint: "a-new-print" };
  await expect(move(almost)).rejects.toMatchObject({ code: "same-machine" });
  await expect(move(machineOf(2))).rejects.toMatchObject({
    code: "machine-active-already",
    params: { machine: "Build box" },
  });
  await expect(move({ fingerprint: "short" })).rejects.toMatchObject({ errors: [{ pointer: "/machine/fingerprint" }] });
  await world.run(releaseMachines, { activationIds: [one.id] });
  await expect(move(machineOf(3))).rejects.toMatchObject({ code: "activation-ended" });
  expect(await world.db.activation.count({ where: { endedAt: null } })).toBe(1);
  const suspended = await nodeLocked(world, { seats: 3 });
  const there = await activate(world, suspended.id, 1);
  await world.db.license.update({ where: { id: suspended.id }, data: { suspendedAt: world.clock.now } });
  await expect(world.run(moveActivation, { activationId: there.id, machine: machineOf(4) })).rejects.toMatchObject({
    code: "license-suspended",
  });
});

test("so many moves in a period, counted over all machines that had the unit", async () => {
  const world = await openWorld({ now: "2026-11-02T09:00:00Z" });
  const license = await nodeLocked(world, { seats: 2, moveLimit: 2, movePeriodDays: 10 });
  let { id } = await activate(world, license.id, 1);
  const other = await activate(world, license.id, 50);
  const move = async (n: number) => {
    const { activation } = await world.run(moveActivation, { activationId: id, machine: machineOf(n) });
    id = activation.id;
  };
  const on = (text: string) => (world.clock.now = new Date(text));
  await move(2);
  on("2026-11-04T09:00:00Z");
  await move(3);
  const refused = {
    code: "move-limit-reached",
    status: 409,
    params: { limit: 2, nextOn: "12 Nov 2026", nextAt: "2026-11-12T09:00:00.000Z" },
  };
  await expect(move(4)).rejects.toMatchObject(refused);
  on("2026-11-12T08:59:59.999Z");
  await expect(move(4)).rejects.toMatchObject(refused);
  // Another unit of the licence has moves of its own.
  await world.run(moveActivation, { activationId: other.id, machine: machineOf(51) });
  on("2026-11-12T09:00:00Z");
  await move(4);
  await expect(move(5)).rejects.toMatchObject({ params: { nextOn: "14 Nov 2026" } });
  const fixed = await nodeLocked(world, { moveLimit: 0 });
  const fixedMachine = await activate(world, fixed.id, 1);
  await expect(
    world.run(moveActivation, { activationId: fixedMachine.id, machine: machineOf(9) }),
  ).rejects.toMatchObject({ code: "move-limit-reached", params: { nextOn: null } });
});

test("two moves of one machine at once: one is done, the other is told", async () => {
  const world = await openWorld();
  const license = await nodeLocked(world, { seats: 5 });
  const { id } = await activate(world, license.id, 1);
  const moves = await Promise.allSettled(
    [2, 3, 4, 5].map((n) => world.run(moveActivation, { activationId: id, machine: machineOf(n) })),
  );
  expect(moves.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
  expect(await world.db.activation.count({ where: { endedAt: null } })).toBe(1);
});

test("a licence that is over takes no new machine, not even one that another makes room for", async () => {
  const world = await openWorld();
  const license = await nodeLocked(world, { seats: 2 });
  const { id } = await activate(world, license.id, 1);
  await activate(world, license.id, 2);
  await world.db.purchase.updateMany({ where: { licenseId: license.id }, data: { seats: 0 } });
  await expect(world.run(moveActivation, { activationId: id, machine: machineOf(3) })).rejects.toMatchObject({
    code: "activation-limit-reached",
  });
  expect(await world.db.activation.count({ where: { endedAt: null } })).toBe(2);
});

test("many machines are released at once, those of others and of the past left alone", async () => {
  const world = await openWorld();
  const [one, two] = [await nodeLocked(world), await nodeLocked(world)];
  const ids = [await activate(world, one.id, 1), await activate(world, two.id, 1), await activate(world, one.id, 2)];
  const neighbour = await world.neighbour();
  const foreign = await activate(neighbour, (await nodeLocked(neighbour)).id, 1);
  const activationIds = [...ids.map(({ id }) => id), foreign.id, "act_nothing"];
  expect((await world.run(releaseMachines, { activationIds })).released).toHaveLength(3);
  expect((await world.run(releaseMachines, { activationIds })).released).toHaveLength(0);
  expect(await neighbour.db.activation.count({ where: { endedAt: null } })).toBe(1);
  expect(await world.events("activation.deactivated")).toHaveLength(3);
});

test("the machines of whoever has left are freed, and of nobody who is back", async () => {
  const world = await openWorld();
  const license = await nodeLocked(world);
  const ada = await world.person();
  const { id } = await activate(world, license.id, 1, { user: ada.id });
  await activate(world, license.id, 2);
  const run = () => world.run(releaseMachinesOfLeaver, { personId: ada.id }, { as: world.system });
  expect(await run()).toEqual({ released: 0 });
  await world.db.person.update({ where: { id: ada.id }, data: { status: "DEPARTED" } });
  expect(await run()).toEqual({ released: 1 });
  expect(await run()).toEqual({ released: 0 });
  expect(await world.db.activation.findMany({ where: { endedAt: { not: null } } })).toMatchObject([
    { id, endReason: "LEFT" },
  ]);
});
