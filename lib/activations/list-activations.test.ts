import { expect, test } from "vitest";
import { openWorld } from "@/lib/testing/world";
import { activateMachine } from "./activate-machine";
import { deactivateMachine } from "./deactivate-machine";
import { explainMatch } from "./explain-match";
import { listActivations } from "./list-activations";
import { listMoves } from "./list-moves";
import { moveActivation } from "./move-activation";
import { myMachines } from "./my-machines";
import { readMachine } from "./read-machine";
import { machineOf, nodeLocked } from "./testing-machines";

async function openMachines() {
  const world = await openWorld({ now: "2026-11-02T09:00:00Z" });
  const ada = await world.person({ displayName: "Ada Lovelace" });
  const beating = await nodeLocked(world, { name: "Rhino", heartbeatSeconds: 60, seats: 9, moveLimit: 1 });
  const quiet = await nodeLocked(world, { name: "Maxon", seats: 9 });
  const as = world.tokenActor(["client"]);
  const activate = (licenseId: string, n: number, given: object = {}) =>
    world.run(activateMachine, { licenseId, ...machineOf(n), ...given }, { as });
  const dead = await activate(beating.id, 1, { name: "Old tower", user: ada.id, platform: "Windows 11" });
  const ended = await activate(quiet.id, 2, { name: "Sold" });
  await world.run(deactivateMachine, { activationId: ended.id }, { as });
  const silent = await activate(quiet.id, 3, { hostname: "render-3.local", platform: "linux" });
  world.clock.now = new Date("2026-11-02T10:00:00Z");
  const alive = await activate(beating.id, 4, { name: "100% new", user: ada.id });
  return { world, ada, beating, quiet, dead, ended, silent, alive };
}

test("machines are found by state, person, platform, licence and name, in the order asked for", async () => {
  const { world, ada, beating, dead, ended, silent, alive } = await openMachines();
  const found = async (input: object) => (await world.run(listActivations, input)).items.map(({ id }) => id);
  expect(await found({ sort: "activatedAt" })).toEqual([dead.id, silent.id, alive.id]);
  expect(await found({ state: "dead" })).toEqual([dead.id]);
  expect((await found({ state: "active" })).sort()).toEqual([alive.id, silent.id].sort());
  expect(await found({ state: "ended" })).toEqual([ended.id]);
  expect(await found({ state: "any" })).toHaveLength(4);
  expect(await found({ licenseId: beating.id, state: "any" })).toHaveLength(2);
  expect((await found({ person: ada.id })).sort()).toEqual([alive.id, dead.id].sort());
  expect(await found({ platform: "LINUX" })).toEqual([silent.id]);
  expect(await found({ q: "render" })).toEqual([silent.id]);
  expect(await found({ q: "100%" })).toEqual([alive.id]);
  expect(await found({ q: "lovelace", sort: "name" })).toEqual([alive.id, dead.id]);
  expect(await found({ q: machineOf(3).fingerprint })).toEqual([silent.id]);
  expect(await found({ sort: "name" })).toEqual([alive.id, dead.id, silent.id]);
  const first = await world.run(listActivations, { limit: 2, sort: "name" });
  expect(await found({ limit: 2, sort: "name", cursor: first.nextCursor })).toEqual([silent.id]);
  await expect(found({ sort: "components" })).rejects.toMatchObject({ errors: [{ pointer: "/sort" }] });
  await expect(found({ licenseId: "lic_nothing" })).rejects.toMatchObject({ code: "not-found" });
  const neighbour = await world.neighbour();
  expect((await neighbour.run(listActivations, { state: "any" })).items).toEqual([]);
  await expect(neighbour.run(readMachine, { activationId: dead.id })).rejects.toMatchObject({ code: "not-found" });
  await expect(neighbour.run(explainMatch, { licenseId: beating.id, ...machineOf(1) })).rejects.toMatchObject({
    code: "not-found",
  });
});

test("a row says whether the machine is dead, and until when it is not", async () => {
  const { world, dead, alive, silent } = await openMachines();
  const { items } = await world.run(listActivations, {});
  const stateOf = (id: string) => items.find((row) => row.id === id);
  expect(stateOf(dead.id)).toMatchObject({ state: "DEAD", expiresAt: new Date("2026-11-02T09:01:30Z") });
  expect(stateOf(alive.id)).toMatchObject({ state: "ACTIVE", expiresAt: new Date("2026-11-02T10:01:30Z") });
  expect(stateOf(silent.id)).toMatchObject({ state: "ACTIVE", expiresAt: null });
});

test("a machine is read with its components and every machine that had its unit", async () => {
  const { world, silent } = await openMachines();
  const { activation: second } = await world.run(moveActivation, { activationId: silent.id, machine: machineOf(31) });
  const { activation: third } = await world.run(moveActivation, { activationId: second.id, machine: machineOf(32) });
  for (const activationId of [silent.id, second.id, third.id]) {
    const machine = await world.run(readMachine, { activationId });
    expect(machine.chain.map(({ id }) => id)).toEqual([silent.id, second.id, third.id]);
  }
  expect((await world.run(readMachine, { activationId: third.id })).components).toEqual(machineOf(32).components);
  const { items } = await world.run(listMoves, { status: "DONE" });
  expect(items).toHaveLength(2);
  expect(items[0]).toMatchObject({ isOwn: true, to: { fingerprint: machineOf(32).fingerprint } });
});

test("a match is explained, component by component, and nothing is changed", async () => {
  const { world, quiet, silent } = await openMachines();
  const components = { ...machineOf(3).components, mac: "other", disk: "other", dock: "unknown" };
  const explained = await world.run(explainMatch, { licenseId: quiet.id, fingerprint: "print-unknown", components });
  expect(explained).toMatchObject({ rule: "MOST", matched: null, units: { capacity: 9, allowance: 9, held: 1 } });
  expect(explained.closest).toHaveLength(1);
  expect(explained.closest[0]).toMatchObject({
    id: silent.id,
    match: { same: false, because: "TOO_FEW_SAME", needed: 3, agreed: 2 },
  });
  const stranger = await world.run(explainMatch, { licenseId: quiet.id, ...machineOf(99) });
  expect(stranger).toMatchObject({ matched: null, closest: [{ id: silent.id, match: { agreed: 0 } }] });
  const same = await world.run(explainMatch, { licenseId: quiet.id, ...machineOf(3) });
  expect(same).toMatchObject({ matched: silent.id });
  expect(await world.events("activation.changed")).toHaveLength(0);
});

test("one's own machines, and when each may move", async () => {
  const { world, ada, dead, alive } = await openMachines();
  const as = await world.actor(["EMPLOYEE"], ada.id);
  const { active } = await world.run(myMachines, {}, { as });
  expect(active.map(({ id, nextMove }) => [id, nextMove])).toEqual([
    [alive.id, null],
    [dead.id, null],
  ]);
  await world.run(moveActivation, { activationId: alive.id, machine: machineOf(41) });
  const after = await world.run(myMachines, {}, { as });
  expect(after.active[0]).toMatchObject({ name: "100% new", nextMove: new Date("2027-11-02T10:00:00Z") });
  expect(after.ended.map(({ id }) => id)).toEqual([alive.id]);
  expect(await world.run(myMachines, {})).toEqual({ active: [], ended: [] });
});
