import { expect, test } from "vitest";
import { execute } from "@/lib/kernel/operation";
import { Refusal } from "@/lib/kernel/refusal";
import { archiveLicense } from "@/lib/licenses/archive-license";
import { openWorld } from "@/lib/testing/world";
import { assignSeat } from "./assign-seat";

test("the last seat, asked for by fifty people at once, is given once; the other forty-nine are told why", async () => {
  const world = await openWorld();
  const license = await world.license({ seats: 1 });
  const people = await world.people(50);
  const outcomes = await Promise.allSettled(
    people.map((person) => world.run(assignSeat, { licenseId: license.id, personId: person.id })),
  );

  const refusals = outcomes.flatMap((outcome) => (outcome.status === "rejected" ? [outcome.reason as unknown] : []));
  expect(refusals).toHaveLength(49);
  for (const refusal of refusals) {
    expect(refusal).toBeInstanceOf(Refusal);
    expect(refusal).toMatchObject({ code: "seat-limit-reached", params: { limit: 1, license: license.name } });
  }
  const seats = await world.db.seat.findMany();
  expect(seats).toHaveLength(1);
  expect((await world.events("seat.assigned")).map((event) => event.subjectId)).toEqual([seats[0]?.id]);
});

test("who waited for the licence counts the seats that were given meanwhile, though these start later", async () => {
  const world = await openWorld();
  const license = await world.license({ seats: 1 });
  const [first, second] = await world.people(2);
  const began = { ...world.runtime, now: () => new Date(world.clock.now.getTime() - 40) };
  await world.run(assignSeat, { licenseId: license.id, personId: first.id });

  const late = (personId: string | undefined) =>
    execute(began, world.admin, assignSeat, { licenseId: license.id, personId });
  await expect(late(second?.id)).rejects.toMatchObject({ code: "seat-limit-reached" });
  await expect(late(first.id)).rejects.toMatchObject({ code: "seat-already-held" });
  await expect(execute(began, world.admin, archiveLicense, { licenseId: license.id })).rejects.toMatchObject({
    code: "in-use",
  });
  expect(await world.db.seat.count()).toBe(1);
});
