import { expect, test } from "vitest";
import { openWorld, type World } from "@/lib/testing/world";
import { activateMachine } from "./activate-machine";
import { isDead } from "./dead-machine";
import { deactivateMachine } from "./deactivate-machine";
import { heartbeatActivation } from "./heartbeat-activation";
import { readActivation } from "./read-activation";
import { sweepDeadMachines } from "./sweep-dead-machines";
import { keyActor, machineOf, nodeLocked } from "./testing-machines";

const at = (time: string) => new Date(`2026-11-02T${time}Z`);

async function openPool(given: Parameters<typeof nodeLocked>[1]) {
  const world = await openWorld({ now: "2026-11-02T09:00:00Z" });
  const license = await nodeLocked(world, { seats: 1, heartbeatSeconds: 600, ...given });
  const as = world.tokenActor(["client"]);
  return {
    world,
    license,
    activate: (n: number) => world.run(activateMachine, { licenseId: license.id, ...machineOf(n) }, { as }),
    beat: (activationId: string) => world.run(heartbeatActivation, { activationId }, { as }),
    sweep: () => world.run(sweepDeadMachines, {}, { as: world.system }),
    until: (time: string) => (world.clock.now = at(time)),
  };
}

const stateOf = async (world: World, id: string) => {
  const { endedAt, endReason, lastHeartbeatAt } = await world.db.activation.findUniqueOrThrow({ where: { id } });
  return { endedAt, endReason, lastHeartbeatAt };
};

test("a heartbeat puts death off by one and a half intervals, and leaves no event", async () => {
  const { world, activate, beat, until } = await openPool({});
  const { id, expiresAt, heartbeatSeconds } = await activate(1);
  expect([expiresAt, heartbeatSeconds]).toEqual([at("09:15:00"), 600]);
  until("09:10:00");
  expect(await beat(id)).toEqual({ expiresAt: at("09:25:00"), heartbeatSeconds: 600, entitlements: [] });
  expect((await stateOf(world, id)).lastHeartbeatAt).toEqual(at("09:10:00"));
  // A lane whose clock is behind takes nothing back.
  until("09:05:00");
  await beat(id);
  expect((await stateOf(world, id)).lastHeartbeatAt).toEqual(at("09:10:00"));
  expect(await world.events()).toHaveLength(1);
});

test("a licence without heartbeats asks for none", async () => {
  const { activate, beat, until, sweep } = await openPool({ heartbeatSeconds: null, deadMachines: "FREE" });
  const { id, expiresAt } = await activate(1);
  expect(expiresAt).toBeNull();
  expect(await beat(id)).toEqual({ expiresAt: null, heartbeatSeconds: null, entitlements: [] });
  until("23:00:00");
  expect(await sweep()).toEqual({ freed: 0, more: false });
  await expect(activate(2)).rejects.toMatchObject({ code: "activation-limit-reached" });
});

test("KEEP: a dead machine holds its unit, and lives again with its next heartbeat", async () => {
  const { activate, beat, until, sweep } = await openPool({ deadMachines: "KEEP" });
  const { id } = await activate(1);
  until("12:00:00");
  await expect(activate(2)).rejects.toMatchObject({ code: "activation-limit-reached" });
  expect(await sweep()).toEqual({ freed: 0, more: false });
  expect(await beat(id)).toMatchObject({ expiresAt: at("12:15:00") });
});

test("FREE: whoever needs the unit takes it, not a moment too early", async () => {
  const { world, activate, beat, until } = await openPool({ deadMachines: "FREE" });
  const first = await activate(1);
  until("09:14:59");
  await expect(activate(2)).rejects.toMatchObject({ code: "activation-limit-reached" });
  until("09:15:00");
  const second = await activate(2);
  expect(second.created).toBe(true);
  expect(await stateOf(world, first.id)).toMatchObject({ endedAt: at("09:15:00"), endReason: "DEAD" });
  await expect(beat(first.id)).rejects.toMatchObject({ code: "activation-ended", status: 410 });
  expect(await world.events("activation.died")).toHaveLength(1);
  await expect(activate(1)).rejects.toMatchObject({ code: "activation-limit-reached" });
});

test("FREE: a machine that nobody has replaced lives again, by heartbeat or by activating", async () => {
  const { activate, beat, until } = await openPool({ deadMachines: "FREE" });
  const { id } = await activate(1);
  until("10:00:00");
  await beat(id);
  until("11:00:00");
  expect(await activate(1)).toMatchObject({ id, created: false, expiresAt: at("11:15:00") });
  until("11:14:00");
  await expect(activate(2)).rejects.toMatchObject({ code: "activation-limit-reached" });
});

test("FREE: the sweep frees the dead of every licence, and nobody else", async () => {
  const { world, license, activate, beat, until, sweep } = await openPool({ deadMachines: "FREE", seats: 10 });
  const other = await nodeLocked(world, { seats: 5, heartbeatSeconds: 60, deadMachines: "FREE" });
  const kept = await nodeLocked(world, { seats: 5, heartbeatSeconds: 60, deadMachines: "KEEP" });
  const as = world.tokenActor(["client"]);
  const ids = [];
  for (let n = 1; n <= 3; n++) ids.push((await activate(n)).id);
  for (const licenseId of [other.id, kept.id]) await world.run(activateMachine, { licenseId, ...machineOf(9) }, { as });
  until("09:14:00");
  await beat(ids[2] ?? "");
  until("09:15:30");
  expect(await sweep()).toEqual({ freed: 3, more: false });
  const active = await world.db.activation.findMany({ where: { endedAt: null }, select: { licenseId: true } });
  expect(active.map(({ licenseId }) => licenseId).sort()).toEqual([license.id, kept.id].sort());
  expect(await sweep()).toEqual({ freed: 0, more: false });
});

test("a heartbeat and a newcomer at the same moment: one of them has the unit, never both", async () => {
  const { world, activate, beat, until } = await openPool({ deadMachines: "FREE" });
  for (let round = 0; round < 6; round++) {
    const hour = String(10 + round).padStart(2, "0");
    until(`${hour}:00:00`);
    const held = await activate(round * 2);
    until(`${hour}:30:00`);
    const [beaten, taken] = await Promise.allSettled([beat(held.id), activate(round * 2 + 1)]);
    expect([beaten.status, taken.status].sort()).toEqual(["fulfilled", "rejected"]);
    expect(await world.db.activation.count({ where: { endedAt: null } })).toBe(1);
  }
});

test("deactivating frees the unit, and again changes nothing", async () => {
  const { world, license, activate, beat } = await openPool({});
  const as = await keyActor(world, license.id);
  const { id } = await activate(1);
  const deactivate = () => world.run(deactivateMachine, { activationId: id, reason: "reinstalled" }, { as });
  expect(await deactivate()).toMatchObject({ id, endedAt: at("09:00:00") });
  expect(await deactivate()).toMatchObject({ id, endedAt: at("09:00:00") });
  expect(await world.events("activation.deactivated")).toHaveLength(1);
  await expect(beat(id)).rejects.toMatchObject({ code: "activation-ended" });
  expect(await activate(1)).toMatchObject({ created: true });
});

test("a key reaches no machine of another licence, nor another organisation's", async () => {
  const { world, activate } = await openPool({});
  const { id } = await activate(1);
  const foreign = await nodeLocked(world);
  const neighbour = await world.neighbour();
  for (const [there, as] of [
    [world, await keyActor(world, foreign.id)],
    [neighbour, neighbour.tokenActor(["client"])],
  ] as const) {
    const notFound = { code: "not-found" };
    await expect(there.run(heartbeatActivation, { activationId: id }, { as })).rejects.toMatchObject(notFound);
    await expect(there.run(deactivateMachine, { activationId: id }, { as })).rejects.toMatchObject(notFound);
    await expect(there.run(readActivation, { activationId: id }, { as })).rejects.toMatchObject(notFound);
  }
  expect((await stateOf(world, id)).endedAt).toBeNull();
});

test("a machine whose heartbeat is being written keeps its unit, though it looked dead", async () => {
  const { world, activate, until } = await openPool({ deadMachines: "FREE" });
  const { id } = await activate(1);
  until("10:00:00");
  const { pool } = world.runtime;
  const beating = await pool.connect();
  await beating.query("BEGIN");
  await beating.query("UPDATE activation SET last_heartbeat_at = $1 WHERE id = $2", [at("10:00:00"), id]);
  const newcomer = activate(2).catch((error: { code: string }) => error.code);
  for (let waiting = 0; waiting === 0;) {
    const { rows } = await pool.query("SELECT count(*)::int AS waiting FROM pg_locks WHERE NOT granted");
    waiting = rows[0].waiting;
  }
  await beating.query("COMMIT");
  beating.release();
  expect(await newcomer).toBe("activation-limit-reached");
  expect((await stateOf(world, id)).endedAt).toBeNull();
});

test("dead is from that instant on", () => {
  const signs = { activatedAt: at("09:00:00"), lastHeartbeatAt: null };
  expect(isDead(signs, 600, at("09:14:59.999"))).toBe(false);
  expect(isDead(signs, 600, at("09:15:00"))).toBe(true);
  expect(isDead({ ...signs, lastHeartbeatAt: at("09:10:00") }, 600, at("09:24:59"))).toBe(false);
  expect(isDead(signs, null, at("23:00:00"))).toBe(false);
});
