import { expect, test } from "vitest";
import { openWorld, type World } from "@/lib/testing/world";
import { activateMachine } from "./activate-machine";
import { decideMove } from "./decide-move";
import { deactivateOwnMachine, moveOwnMachine } from "./own-machines";
import { machineOf, nodeLocked } from "./testing-machines";
import { withdrawMove, withdrawOwnMove } from "./withdraw-move";

const activate = (world: World, licenseId: string, n: number, given: object = {}) =>
  world.run(activateMachine, { licenseId, ...machineOf(n), ...given }, { as: world.tokenActor(["client"]) });

async function openApproval() {
  const world = await openWorld();
  const license = await nodeLocked(world, { seats: 2, moveNeedsApproval: true });
  const ada = await world.person();
  const bo = await world.person();
  const machine = await activate(world, license.id, 1, { user: ada.id });
  const asAda = await world.actor(["EMPLOYEE"], ada.id);
  const ask = (n = 2) =>
    world.run(moveOwnMachine, { activationId: machine.id, machine: machineOf(n), reason: "new laptop" }, { as: asAda });
  return { world, license, machine, ada, bo, asAda, ask };
}

test("where the licence says so, a move waits, and is done when an admin approves it", async () => {
  const { world, machine, ada, asAda, ask } = await openApproval();
  const { status, moveId, activation } = await ask();
  expect([status, activation.id]).toEqual(["waiting", machine.id]);
  await expect(ask(3)).rejects.toMatchObject({ code: "move-waiting-already" });
  const ownAdmin = await world.actor(["ADMIN"], ada.id);
  const decision = { moveId, decision: "approve" } as const;
  await expect(world.run(decideMove, decision, { as: ownAdmin })).rejects.toMatchObject({ code: "own-move" });
  await expect(world.run(decideMove, decision, { as: asAda })).rejects.toMatchObject({ code: "not-permitted" });
  const [first, second] = await Promise.allSettled([world.run(decideMove, decision), world.run(decideMove, decision)]);
  expect([first.status, second.status].sort()).toEqual(["fulfilled", "rejected"]);
  const active = await world.db.activation.findMany({ where: { endedAt: null } });
  expect(active).toMatchObject([
    { previousId: machine.id, personId: ada.id, fingerprint: machineOf(2).fingerprint, name: null },
  ]);
  expect(await world.events("activation-move.approved")).toHaveLength(1);
  await expect(world.run(withdrawMove, { moveId })).rejects.toMatchObject({
    code: "move-decided",
    params: { outcome: "approved" },
  });
});

test("a rejected move says why and changes nothing; a withdrawn one makes room for another", async () => {
  const { world, machine, asAda, ask } = await openApproval();
  const { moveId } = await ask();
  await expect(world.run(decideMove, { moveId, decision: "reject" })).rejects.toMatchObject({
    errors: [{ pointer: "/note" }],
  });
  await world.run(decideMove, { moveId, decision: "reject", note: "wait for the new stock" });
  expect(await world.db.activationMove.findUniqueOrThrow({ where: { id: moveId } })).toMatchObject({
    status: "REJECTED",
    outcomeNote: "wait for the new stock",
  });
  const again = await ask();
  const stranger = await world.actor(["EMPLOYEE"], (await world.person()).id);
  await expect(world.run(withdrawOwnMove, { moveId: again.moveId }, { as: stranger })).rejects.toMatchObject({
    code: "not-found",
  });
  await world.run(withdrawOwnMove, { moveId: again.moveId }, { as: asAda });
  const third = await ask();
  // A machine that ends takes the move that waits with it.
  await world.run(deactivateOwnMachine, { activationId: machine.id }, { as: asAda });
  expect(await world.db.activationMove.findUniqueOrThrow({ where: { id: third.moveId } })).toMatchObject({
    status: "WITHDRAWN",
  });
  await expect(world.run(decideMove, { moveId: third.moveId, decision: "approve" })).rejects.toMatchObject({
    code: "move-decided",
  });
});

test("an approval that no longer fits is refused, and the move waits on", async () => {
  const { world, license, ask } = await openApproval();
  const { moveId } = await ask();
  await activate(world, license.id, 2);
  await expect(world.run(decideMove, { moveId, decision: "approve" })).rejects.toMatchObject({
    code: "machine-active-already",
  });
  expect(await world.db.activationMove.findUniqueOrThrow({ where: { id: moveId } })).toMatchObject({
    status: "PENDING",
  });
});

test("one's own machines alone, and only with a person behind the account", async () => {
  const { world, license, machine, bo, asAda } = await openApproval();
  const theirs = await activate(world, license.id, 7, { user: bo.id });
  const nobodys = await nodeLocked(world);
  const shared = await activate(world, nobodys.id, 8);
  for (const activationId of [theirs.id, shared.id, "act_nothing"]) {
    await expect(world.run(deactivateOwnMachine, { activationId }, { as: asAda })).rejects.toMatchObject({
      code: "not-found",
    });
    await expect(
      world.run(moveOwnMachine, { activationId, machine: machineOf(9) }, { as: asAda }),
    ).rejects.toMatchObject({ code: "not-found" });
  }
  await expect(world.run(deactivateOwnMachine, { activationId: machine.id })).rejects.toMatchObject({
    code: "no-person-behind-account",
  });
  const auditor = await world.actor(["AUDITOR"]);
  await expect(world.run(deactivateOwnMachine, { activationId: machine.id }, { as: auditor })).rejects.toMatchObject({
    code: "not-permitted",
  });
});

test("the admins are told of a move that waits, and whoever asked of what became of it", async () => {
  const { world, ada, ask } = await openApproval();
  const eve = await world.person();
  await world.actor(["ADMIN"], eve.id);
  await world.actor(["ADMIN"], ada.id);
  const { moveId } = await ask();
  const told = async () =>
    (await world.db.notification.findMany({ orderBy: { id: "asc" } })).map(({ personId, kind }) => [personId, kind]);
  expect(await told()).toEqual([[eve.id, "move-needs-decision"]]);
  await world.run(decideMove, { moveId, decision: "reject", note: "wait for the new stock" });
  const again = await ask();
  await world.run(decideMove, { moveId: again.moveId, decision: "approve" });
  expect((await told()).filter(([personId]) => personId === ada.id)).toEqual([
    [ada.id, "move-rejected"],
    [ada.id, "move-approved"],
  ]);
});
