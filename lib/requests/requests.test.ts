import { describe, expect, test } from "vitest";
import { assignSeat } from "@/lib/seats/assign-seat";
import { releaseSeat } from "@/lib/seats/release-seat";
import { openWorld, type World } from "@/lib/testing/world";
import { askForSeat } from "./ask-for-seat";
import { decideRequest } from "./decide-request";
import { serveWaitlist } from "./serve-waitlist";
import { withdrawForLeaver, withdrawRequest } from "./withdraw-request";

/** A licence whose requests go to the manager and then to its owner, with everybody involved. */
async function scene(world: World, seats: number) {
  const [boss, owner] = await world.people(2);
  if (!owner) throw new Error("two people");
  const product = await world.product({ approvalRules: ["MANAGER", "LICENSE_OWNER"] });
  const license = await world.license({ productId: product.id, seats, ownerId: owner.id });
  const employee = async () => {
    const person = await world.person({ managerId: boss.id });
    return { person, actor: await world.actor(["EMPLOYEE"], person.id) };
  };
  return {
    boss: await world.actor(["APPROVER"], boss.id),
    owner: await world.actor(["APPROVER"], owner.id),
    product,
    license,
    employee,
  };
}

const why = "Drawing the annual report";

describe("a request", () => {
  test("goes manager → owner → seat, and the trail says so", async () => {
    const world = await openWorld();
    const { boss, owner, license, employee } = await scene(world, 1);
    const ada = await employee();
    const { id } = await world.run(askForSeat, { licenseId: license.id, reason: why }, { as: ada.actor });
    await expect(world.run(decideRequest, { requestId: id, decision: "APPROVE" }, { as: owner })).rejects.toMatchObject(
      { code: "not-found" },
    );
    expect(await world.run(decideRequest, { requestId: id, decision: "APPROVE" }, { as: boss })).toMatchObject({
      status: "PENDING",
    });
    expect(await world.run(decideRequest, { requestId: id, decision: "APPROVE" }, { as: owner })).toMatchObject({
      status: "FULFILLED",
    });
    expect(await world.db.seat.findMany()).toMatchObject([
      { personId: ada.person.id, source: "REQUESTED", requestId: id },
    ]);
    const types = (await world.events()).map((event) => event.type);
    expect(types).toEqual([
      "request.made",
      "request.approved",
      "request.approved",
      "seat.assigned",
      "request.fulfilled",
    ]);
  });

  test("nobody approves their own, whatever their roles", async () => {
    const world = await openWorld();
    const { license, employee } = await scene(world, 1);
    const { person } = await employee();
    const admin = await world.actor(["ADMIN", "APPROVER", "EMPLOYEE"], person.id);
    const { id } = await world.run(askForSeat, { licenseId: license.id, reason: why }, { as: admin });
    await expect(world.run(decideRequest, { requestId: id, decision: "APPROVE" }, { as: admin })).rejects.toMatchObject(
      { code: "own-request" },
    );
  });

  test("two approvers at once: one decides, the other is told what was decided", async () => {
    const world = await openWorld();
    const { license, employee } = await scene(world, 1);
    await world.db.product.updateMany({ data: { approvalRules: ["MANAGER"] } });
    const ada = await employee();
    const { id } = await world.run(askForSeat, { licenseId: license.id, reason: why }, { as: ada.actor });
    const admins = await Promise.all([world.actor(["ADMIN"]), world.actor(["ADMIN"])]);
    const outcomes = await Promise.allSettled([
      world.run(decideRequest, { requestId: id, decision: "APPROVE" }, { as: admins[0] }),
      world.run(decideRequest, { requestId: id, decision: "REJECT", comment: "Too dear" }, { as: admins[1] }),
    ]);
    expect(outcomes.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
    expect(outcomes.find((outcome) => outcome.status === "rejected")?.reason).toMatchObject({
      code: "request-decided",
    });
    expect((await world.events("request.approved")).length + (await world.events("request.rejected")).length).toBe(1);
  });

  test("the licence filled up meanwhile: first on the waitlist, and the next released seat is theirs", async () => {
    const world = await openWorld();
    const { boss, owner, license, employee } = await scene(world, 1);
    const [ada, bo] = [await employee(), await employee()];
    const { id } = await world.run(askForSeat, { licenseId: license.id, reason: why }, { as: ada.actor });
    await world.run(decideRequest, { requestId: id, decision: "APPROVE" }, { as: boss });
    const taken = await world.seat({ licenseId: license.id, personId: bo.person.id });
    expect(await world.run(decideRequest, { requestId: id, decision: "APPROVE" }, { as: owner })).toMatchObject({
      status: "WAITLISTED",
    });
    await world.run(releaseSeat, { seatId: taken.id });
    expect(await world.db.outbox.count({ where: { name: "seat/freed" } })).toBe(1);
    expect(await world.run(serveWaitlist, { licenseId: license.id }, { as: world.system })).toMatchObject({
      served: 1,
    });
    expect(await world.db.seat.findFirst({ where: { endReason: null } })).toMatchObject({
      personId: ada.person.id,
      source: "WAITLISTED",
    });
  });

  test("the waitlist is served in the order of approval, over people who left", async () => {
    const world = await openWorld();
    const { license, employee } = await scene(world, 1);
    await world.db.product.updateMany({ data: { approvalRules: [] } });
    const holder = await employee();
    const held = await world.seat({ licenseId: license.id, personId: holder.person.id });
    const waiting = [];
    for (let i = 0; i < 3; i++) {
      const someone = await employee();
      expect(await world.run(askForSeat, { licenseId: license.id, reason: why }, { as: someone.actor })).toMatchObject({
        status: "WAITLISTED",
      });
      waiting.push(someone);
    }
    await world.db.person.update({ where: { id: waiting[0]?.person.id }, data: { status: "DEPARTED" } });
    await world.run(releaseSeat, { seatId: held.id });
    await world.run(serveWaitlist, { licenseId: license.id }, { as: world.system });
    expect((await world.db.seatRequest.findMany({ orderBy: { waitOrder: "asc" } })).map((row) => row.status)).toEqual([
      "WITHDRAWN",
      "FULFILLED",
      "WAITLISTED",
    ]);
  });

  test("neither somebody on leave nor somebody served by hand holds up those who wait behind", async () => {
    const world = await openWorld();
    const { license, employee } = await scene(world, 1);
    await world.db.product.updateMany({ data: { approvalRules: [] } });
    const holder = await employee();
    await world.seat({ licenseId: license.id, personId: holder.person.id });
    const waiting = [];
    for (let i = 0; i < 3; i++) {
      const someone = await employee();
      await world.run(askForSeat, { licenseId: license.id, reason: why }, { as: someone.actor });
      waiting.push(someone.person.id);
    }
    const [away, byHand, last] = waiting;
    await world.db.person.update({ where: { id: away }, data: { status: "ON_LEAVE" } });
    await world.purchase({ licenseId: license.id, seats: 2 });
    await world.run(assignSeat, { licenseId: license.id, personId: byHand ?? "", skipWaitlist: true });

    const outcome = await world.run(serveWaitlist, { licenseId: license.id }, { as: world.system });
    expect(outcome).toEqual({ served: 2, more: false });
    expect((await world.db.seatRequest.findMany({ orderBy: { waitOrder: "asc" } })).map((row) => row.status)).toEqual([
      "WAITLISTED",
      "FULFILLED",
      "FULFILLED",
    ]);
    expect((await world.db.seat.findMany()).map((seat) => seat.personId).sort()).toEqual(
      [holder.person.id, byHand, last].sort(),
    );
  });

  test("whoever was given a seat by hand meanwhile has it: the approval ends the request", async () => {
    const world = await openWorld();
    const { license, employee } = await scene(world, 2);
    await world.db.product.updateMany({ data: { approvalRules: ["MANAGER"] } });
    const ada = await employee();
    const { id } = await world.run(askForSeat, { licenseId: license.id, reason: why }, { as: ada.actor });
    const seat = await world.run(assignSeat, { licenseId: license.id, personId: ada.person.id });
    expect(await world.run(decideRequest, { requestId: id, decision: "APPROVE" })).toMatchObject({
      status: "FULFILLED",
    });
    expect(await world.db.seatRequest.findUnique({ where: { id } })).toMatchObject({ seatId: seat.id });
  });

  test("a requester who left meanwhile gets nothing, and the approver is told", async () => {
    const world = await openWorld();
    const { boss, license, employee } = await scene(world, 1);
    const ada = await employee();
    const { id } = await world.run(askForSeat, { licenseId: license.id, reason: why }, { as: ada.actor });
    await world.db.person.update({ where: { id: ada.person.id }, data: { status: "DEPARTED" } });
    expect(await world.run(decideRequest, { requestId: id, decision: "APPROVE" }, { as: boss })).toMatchObject({
      status: "WITHDRAWN",
      outcomeNote: expect.stringContaining("no longer active"),
    });
    expect(await world.db.seat.count()).toBe(0);
  });

  test("a leaver's open requests are withdrawn, once", async () => {
    const world = await openWorld();
    const { license, employee } = await scene(world, 1);
    const ada = await employee();
    await world.run(askForSeat, { licenseId: license.id, reason: why }, { as: ada.actor });
    for (let i = 0; i < 2; i++)
      expect(
        await world.run(withdrawForLeaver, { personId: ada.person.id }, { as: world.system, once: "run_1/withdraw" }),
      ).toEqual({ withdrawn: 1 });
    expect(await world.events("request.withdrawn")).toHaveLength(1);
  });

  test("fifty people ask for the last seat at once: one seat, forty-nine places, a consistent trail", async () => {
    const world = await openWorld();
    const { license, employee } = await scene(world, 1);
    await world.db.product.updateMany({ data: { approvalRules: [] } });
    const people = [];
    for (let i = 0; i < 50; i++) people.push(await employee());
    const answers = await Promise.all(
      people.map(({ actor }) => world.run(askForSeat, { licenseId: license.id, reason: why }, { as: actor })),
    );
    const count = (status: string) => answers.filter((answer) => answer.status === status).length;
    expect([count("FULFILLED"), count("WAITLISTED")]).toEqual([1, 49]);
    expect(await world.db.seat.count()).toBe(1);
    expect([
      (await world.events("request.made")).length,
      (await world.events("seat.assigned")).length,
      (await world.events("request.waitlisted")).length,
    ]).toEqual([50, 1, 49]);
  }, 240_000);

  test("is open once a person and licence, can be withdrawn by its own person alone", async () => {
    const world = await openWorld();
    const { license, employee } = await scene(world, 1);
    const [ada, bo] = [await employee(), await employee()];
    const asked = await Promise.allSettled(
      [1, 2, 3].map(() => world.run(askForSeat, { licenseId: license.id, reason: why }, { as: ada.actor })),
    );
    expect(asked.filter((outcome) => outcome.status === "fulfilled")).toHaveLength(1);
    for (const outcome of asked)
      if (outcome.status === "rejected") expect(outcome.reason).toMatchObject({ code: "request-already-open" });
    const request = await world.db.seatRequest.findFirstOrThrow();
    await expect(world.run(withdrawRequest, { requestId: request.id }, { as: bo.actor })).rejects.toMatchObject({
      code: "not-found",
    });
    expect(await world.run(withdrawRequest, { requestId: request.id }, { as: ada.actor })).toMatchObject({
      status: "WITHDRAWN",
    });
  });

  test("a foreign licence and a foreign request are not found", async () => {
    const world = await openWorld();
    const neighbour = await world.neighbour();
    const foreign = await neighbour.license();
    const ada = await (await scene(world, 1)).employee();
    await expect(
      world.run(askForSeat, { licenseId: foreign.id, reason: why }, { as: ada.actor }),
    ).rejects.toMatchObject({ code: "not-found" });
  });
});
