import { expect, test } from "vitest";
import { Refusal } from "@/lib/kernel/refusal";
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
