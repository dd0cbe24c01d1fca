import { expect, test } from "vitest";
import { addDays } from "@/lib/kernel/calendar";
import { openWorld } from "@/lib/testing/world";
import { assignSeat } from "./assign-seat";
import { assignSeats } from "./assign-seats";
import { endDueSeats } from "./end-due-seats";
import { ensureSeat } from "./ensure-seat";
import { giveBackSeat } from "./give-back-seat";
import { listSeats } from "./list-seats";
import { releaseForLeaver } from "./release-for-leaver";
import { releaseSeat } from "./release-seat";
import { releaseSeats } from "./release-seats";
import { transferSeat } from "./transfer-seat";
import { undoRelease } from "./undo-release";
import { command } from "@/lib/kernel/operation";
import { z } from "zod";

test("a transfer is one act: the old seat ends and the new one starts at the same instant, and a full licence stays full", async () => {
  const world = await openWorld();
  const license = await world.license({ seats: 1 });
  const [ada, bo] = await world.people(2);
  const seat = await world.run(assignSeat, { licenseId: license.id, personId: ada.id });
  world.clock.now = addDays(world.clock.now, 1);
  const next = await world.run(transferSeat, { seatId: seat.id, personId: bo?.id ?? "" });
  const old = await world.db.seat.findUniqueOrThrow({ where: { id: seat.id } });
  expect(old).toMatchObject({ endReason: "TRANSFERRED", heldUntil: next.heldFrom });
  expect(next).toMatchObject({ personId: bo?.id, source: "TRANSFERRED" });
  expect(await world.events("seat.transferred")).toHaveLength(1);
});

test("a transfer is refused as a whole when the licence is not reassignable or the other person may not hold a seat", async () => {
  const world = await openWorld();
  const fixed = await world.license({ reassignable: false });
  const free = await world.license();
  const [ada, bo] = await world.people(2);
  const left = await world.person({ status: "SUSPENDED" });
  const first = await world.run(assignSeat, { licenseId: fixed.id, personId: ada.id });
  await expect(world.run(transferSeat, { seatId: first.id, personId: bo?.id ?? "" })).rejects.toMatchObject({
    code: "seat-not-reassignable",
  });
  const second = await world.run(assignSeat, { licenseId: free.id, personId: ada.id });
  await expect(world.run(transferSeat, { seatId: second.id, personId: left.id })).rejects.toMatchObject({
    code: "person-not-active",
  });
  expect(await world.db.seat.count({ where: { endReason: null } })).toBe(2);
});

test("a seat of a licence that is over is not passed on: the refusal says why", async () => {
  const world = await openWorld();
  const license = await world.license({ seats: 2 });
  const [ada, bo, cy] = await world.people(3);
  const seat = await world.run(assignSeat, { licenseId: license.id, personId: ada.id });
  await world.run(assignSeat, { licenseId: license.id, personId: bo?.id ?? "" });
  await world.db.purchase.updateMany({ data: { seats: 1 } });
  await expect(world.run(transferSeat, { seatId: seat.id, personId: cy?.id ?? "" })).rejects.toMatchObject({
    code: "seat-limit-reached",
  });
});

test("a list of people is answered person by person; what fits is assigned, or nothing where all were asked for", async () => {
  const world = await openWorld();
  const license = await world.license({ seats: 2 });
  const [ada, bo, cy] = await world.people(3);
  await world.run(assignSeat, { licenseId: license.id, personId: ada.id });
  const entries = [ada.email ?? "", bo?.email?.toUpperCase() ?? "", bo?.id ?? "", "nobody@meridian.test", cy?.id ?? ""];

  const refused = await world.run(assignSeats, { licenseId: license.id, entries, mode: "all-or-none" });
  expect(refused).toMatchObject({ applied: false });
  expect(await world.db.seat.count()).toBe(1);

  const outcome = await world.run(assignSeats, { licenseId: license.id, entries });
  expect(outcome.entries.map((entry) => entry.outcome)).toEqual([
    "already-held",
    "assigned",
    "named-twice",
    "unknown-person",
    "no-seat-left",
  ]);
  expect(await world.events("seat.assigned")).toHaveLength(2);
});

test("releasing many seats ends those still held, records each, and can be undone while the seats are free", async () => {
  const world = await openWorld();
  const license = await world.license({ seats: 3 });
  const people = await world.people(3);
  const { entries } = await world.run(assignSeats, {
    licenseId: license.id,
    entries: people.map(({ id }) => id),
    until: "2026-12-31",
  });
  const ids = entries.flatMap(({ seatId }) => (seatId ? [seatId] : []));
  await world.run(releaseSeat, { seatId: ids[0] ?? "" });
  const { released, left } = await world.run(releaseSeats, { seatIds: ids, reason: "Project ended" });
  expect([released.length, left]).toEqual([2, 1]);
  expect(await world.events("seat.released")).toHaveLength(3);
  expect(await world.runtime.db.outbox.count({ where: { name: "seat/freed" } })).toBe(2);

  const restorable = async () =>
    (await world.run(listSeats, { licenseId: license.id, held: "ended" })).items.map((seat) => seat.canBeRestored);
  expect(await restorable()).toEqual([true, true, true]);
  world.clock.now = addDays(world.clock.now, 1);
  await world.run(undoRelease, { seatIds: ids });
  expect(await restorable()).toEqual([false, false, false]);
  const held = await world.run(listSeats, { licenseId: license.id });
  expect(held.items.map((seat) => seat.heldUntil?.toISOString())).toEqual(Array(3).fill("2026-12-31T23:00:00.000Z"));
});

test("an undo comes too late after 30 days, or when somebody else holds the seat", async () => {
  const world = await openWorld();
  const license = await world.license({ seats: 1 });
  const [ada, bo] = await world.people(2);
  const seat = await world.run(assignSeat, { licenseId: license.id, personId: ada.id });
  await world.run(releaseSeat, { seatId: seat.id });
  await world.run(assignSeat, { licenseId: license.id, personId: bo?.id ?? "" });
  await expect(world.run(undoRelease, { seatIds: [seat.id] })).rejects.toMatchObject({ code: "seat-limit-reached" });
  world.clock.now = addDays(world.clock.now, 31);
  await expect(world.run(undoRelease, { seatIds: [seat.id] })).rejects.toMatchObject({ code: "undo-too-late" });
});

test("people who wait go before an admin's newcomer, unless the admin skips them", async () => {
  const world = await openWorld();
  const license = await world.license({ seats: 1 });
  const [ada, bo] = await world.people(2);
  const wait = {
    id: "req_1",
    licenseId: license.id,
    personId: ada.id,
    organizationId: world.organizationId,
    reason: "Design",
    status: "WAITLISTED" as const,
  };
  await world.db.seatRequest.create({ data: { ...wait, waitlistedAt: world.clock.now, createdAt: world.clock.now } });
  const assign = { licenseId: license.id, personId: bo?.id ?? "" };
  await expect(world.run(assignSeat, assign)).rejects.toMatchObject({ code: "waitlist-first", params: { waiting: 1 } });
  await expect(world.run(assignSeat, { licenseId: license.id, personId: ada.id })).resolves.toMatchObject({
    personId: ada.id,
  });
});

test("a time-boxed seat is not held from its last instant on, and its end is written down once", async () => {
  const world = await openWorld();
  const license = await world.license({ seats: 1 });
  const [ada, bo] = await world.people(2);
  const seat = await world.run(assignSeat, { licenseId: license.id, personId: ada.id, until: "2026-11-03" });
  expect(seat.heldUntil).toEqual(new Date("2026-11-03T23:00:00Z"));
  world.clock.now = new Date("2026-11-03T22:59:59Z");
  await expect(world.run(assignSeat, { licenseId: license.id, personId: bo?.id ?? "" })).rejects.toMatchObject({
    code: "seat-limit-reached",
  });
  world.clock.now = new Date("2026-11-03T23:00:00Z");
  await world.run(assignSeat, { licenseId: license.id, personId: bo?.id ?? "" });
  expect(await world.run(endDueSeats, {}, { as: world.system })).toEqual({ ended: 1, more: false });
  expect(await world.run(endDueSeats, {}, { as: world.system })).toEqual({ ended: 0, more: false });
  expect(await world.events("seat.ended")).toMatchObject([{ subjectId: seat.id }]);
});

test("one's own seat can be given back; the seat of somebody else is not found", async () => {
  const world = await openWorld();
  const license = await world.license();
  const [ada, bo] = await world.people(2);
  const seat = await world.run(assignSeat, { licenseId: license.id, personId: ada.id });
  const other = await world.actor(["EMPLOYEE"], bo?.id);
  await expect(world.run(giveBackSeat, { seatId: seat.id }, { as: other })).rejects.toMatchObject({
    code: "not-found",
  });
  await world.run(giveBackSeat, { seatId: seat.id }, { as: await world.actor(["EMPLOYEE"], ada.id) });
  await expect(
    world.run(giveBackSeat, { seatId: seat.id }, { as: await world.actor(["EMPLOYEE"], ada.id) }),
  ).rejects.toMatchObject({ code: "seat-ended" });
});

test("whoever leaves holds no seat; one who has not left keeps theirs", async () => {
  const world = await openWorld();
  const license = await world.license();
  const [ada, bo] = await world.people(2);
  for (const person of [ada, bo]) await world.run(assignSeat, { licenseId: license.id, personId: person?.id ?? "" });
  await world.db.person.update({ where: { id: ada.id }, data: { status: "DEPARTED" } });
  const leave = (personId = "") => world.run(releaseForLeaver, { personId }, { as: world.system });
  expect([await leave(ada.id), await leave(ada.id), await leave(bo?.id)]).toEqual([
    { released: 1 },
    { released: 0 },
    { released: 0 },
  ]);
  expect(await world.db.seat.findMany({ where: { endReason: "LEFT" } })).toMatchObject([{ personId: ada.id }]);
});

test("the database itself refuses a seat over capacity, a second seat of one person, a changed or deleted seat", async () => {
  const world = await openWorld();
  const license = await world.license({ seats: 2 });
  const floating = await world.license({ allocation: "FLOATING" });
  const [ada, bo, cy] = await world.people(3);
  const seat = await world.seat({ licenseId: license.id, personId: ada.id });
  await expect(world.seat({ licenseId: license.id, personId: ada.id })).rejects.toThrow(/seat_once_per_person/);
  await world.seat({ licenseId: license.id, personId: bo?.id ?? "" });
  await expect(world.seat({ licenseId: license.id, personId: cy?.id ?? "" })).rejects.toThrow(
    /all seats of the licence are held/,
  );
  await expect(world.seat({ licenseId: floating.id, personId: ada.id })).rejects.toThrow(/only a NAMED licence/);
  await expect(world.db.seat.update({ where: { id: seat.id }, data: { personId: cy?.id ?? "" } })).rejects.toThrow(
    /a seat is history/,
  );
  await expect(world.db.seat.delete({ where: { id: seat.id } })).rejects.toThrow();
});

test("an imported seat keeps its start, is known when it comes again, and never exceeds the seats bought", async () => {
  const world = await openWorld();
  const license = await world.license({ seats: 0, endsOn: new Date("2026-03-31") });
  await world.purchase({
    licenseId: license.id,
    seats: 1,
    startsOn: new Date("2025-04-01"),
    endsOn: new Date("2026-03-31"),
  });
  const [ada, bo] = await world.people(2);
  const importOne = command({
    name: "test.import",
    permission: "import:run",
    input: z.strictObject({ personId: z.string() }),
    run: (ctx, { personId }) =>
      ensureSeat(ctx, { licenseId: license.id, personId, heldFrom: new Date("2025-06-01T00:00:00Z") }),
  });
  expect(await world.run(importOne, { personId: ada.id })).toMatchObject({ outcome: "created" });
  expect(await world.run(importOne, { personId: ada.id })).toMatchObject({ outcome: "unchanged" });
  await expect(world.run(importOne, { personId: bo?.id ?? "" })).rejects.toMatchObject({ code: "seat-limit-reached" });
});

test("a foreign organisation's licence, person and seat are not found", async () => {
  const world = await openWorld();
  const foreign = await world.neighbour();
  const theirs = await foreign.license();
  const stranger = await foreign.person();
  const seat = await foreign.seat({ licenseId: theirs.id, personId: stranger.id });
  const ours = await world.license();
  const ada = await world.person();
  const missing = { code: "not-found" };
  await expect(world.run(assignSeat, { licenseId: theirs.id, personId: ada.id })).rejects.toMatchObject(missing);
  await expect(world.run(assignSeat, { licenseId: ours.id, personId: stranger.id })).rejects.toMatchObject(missing);
  await expect(world.run(releaseSeat, { seatId: seat.id })).rejects.toMatchObject(missing);
  await expect(world.run(transferSeat, { seatId: seat.id, personId: ada.id })).rejects.toMatchObject(missing);
  await expect(world.run(undoRelease, { seatIds: [seat.id] })).rejects.toMatchObject(missing);
  await expect(world.run(listSeats, { licenseId: theirs.id })).rejects.toMatchObject(missing);
  expect(await world.run(releaseSeats, { seatIds: [seat.id] })).toEqual({ released: [], left: 1 });
  const { entries } = await world.run(assignSeats, { licenseId: ours.id, entries: [stranger.id] });
  expect(entries.map(({ outcome }) => outcome)).toEqual(["unknown-person"]);
});
