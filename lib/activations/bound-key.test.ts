import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { openWorld } from "@/lib/testing/world";
import { activateMachine } from "./activate-machine";
import { deactivateMachine } from "./deactivate-machine";
import { heartbeatActivation } from "./heartbeat-activation";
import { readActivation } from "./read-activation";
import { keyActor, machineOf, nodeLocked } from "./testing-machines";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");

test("a bound key reads, keeps alive and ends its own machine, and no other of its licence", async () => {
  const world = await openWorld();
  const license = await nodeLocked(world, { seats: 2, heartbeatSeconds: 600 });
  const activate = (n: number) =>
    world.run(activateMachine, { licenseId: license.id, ...machineOf(n) }, { as: world.tokenActor(["client"]) });
  const [own, other] = [await activate(1), await activate(2)];
  const as = await keyActor(world, license.id, sha256(machineOf(1).fingerprint));
  const before = await world.db.activation.findUniqueOrThrow({ where: { id: other.id } });
  world.clock.now = new Date("2026-11-02T09:05:00Z");
  const acts = [
    (activationId: string) => world.run(heartbeatActivation, { activationId }, { as }),
    (activationId: string) => world.run(readActivation, { activationId }, { as }),
    (activationId: string) => world.run(deactivateMachine, { activationId }, { as }),
  ];
  for (const act of acts) {
    await expect(act(other.id)).rejects.toMatchObject({ code: "key-bound-elsewhere", status: 403 });
  }
  expect(await world.db.activation.findUniqueOrThrow({ where: { id: other.id } })).toEqual(before);
  for (const act of acts) await act(own.id);
  const { endReason, lastHeartbeatAt } = await world.db.activation.findUniqueOrThrow({ where: { id: own.id } });
  expect([endReason, lastHeartbeatAt]).toEqual(["DEACTIVATED", world.clock.now]);
});
