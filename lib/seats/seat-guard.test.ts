import { expect, test } from "vitest";
import { openWorld } from "@/lib/testing/world";
import { assignSeats } from "./assign-seats";

test("the database counts a seat that started after the one being written", async () => {
  const world = await openWorld();
  const [ada, bo] = await world.people(2);
  const license = await world.license({ seats: 1 });
  await world.seat({ licenseId: license.id, personId: ada.id, heldFrom: new Date("2026-11-02T09:00:01Z") });
  const late = world.seat({
    licenseId: license.id,
    personId: bo?.id ?? "",
    heldFrom: new Date("2026-11-02T09:00:00Z"),
  });
  await expect(late).rejects.toThrow(/all seats of the licence are held/);
});

test("history that ended before does not count against what is held now", async () => {
  const world = await openWorld();
  const [ada, bo] = await world.people(2);
  const license = await world.license({ seats: 1 });
  await world.seat({ licenseId: license.id, personId: ada.id, heldFrom: new Date("2026-10-01T09:00:00Z") });
  const ended = {
    heldFrom: new Date("2026-08-01T09:00:00Z"),
    heldUntil: new Date("2026-09-01T09:00:00Z"),
    endReason: "RELEASED",
  } as const;
  await expect(world.seat({ licenseId: license.id, personId: bo?.id ?? "", ...ended })).resolves.toMatchObject({
    personId: bo?.id,
  });
});

test("hundreds of seats in one statement are guarded as one", async () => {
  const world = await openWorld();
  const license = await world.license({ seats: 299 });
  const people = Array.from({ length: 300 }, (_, index) => ({
    id: world.runtime.newId("person"),
    organizationId: world.organizationId,
    displayName: `Crowd ${index}`,
    email: `crowd${index}@meridian.test`,
    createdAt: world.clock.now,
  }));
  await world.db.person.createMany({ data: people });
  const entries = people.map((person) => person.id);
  const answer = await world.run(assignSeats, { licenseId: license.id, entries, mode: "what-fits" });
  expect([answer.assigned, answer.entries.filter(({ outcome }) => outcome === "no-seat-left").length]).toEqual([
    299, 1,
  ]);
  const last = answer.entries.find(({ outcome }) => outcome === "no-seat-left");
  await expect(world.seat({ licenseId: license.id, personId: last?.personId ?? "" })).rejects.toThrow(/all seats/);
});
