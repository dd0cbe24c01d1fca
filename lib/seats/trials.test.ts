import { expect, test } from "vitest";
import { command } from "@/lib/kernel/operation";
import { startTrial } from "@/lib/licenses/start-trial";
import { openWorld } from "@/lib/testing/world";
import { z } from "zod";
import { assignSeat } from "./assign-seat";
import { releaseSeat } from "./release-seat";

const trial = { term: "TRIAL" as const, durationDays: 14 };
const isoDays = (row: { startsOn: Date | null; endsOn: Date | null }) =>
  [row.startsOn, row.endsOn].map((day) => day?.toISOString().slice(0, 10));

const firstValidation = command({
  name: "test.first-validation",
  permission: "system:run",
  input: z.strictObject({ licenseId: z.string() }),
  run: (ctx, { licenseId }) => startTrial(ctx, licenseId, "FIRST_VALIDATION"),
});

test("a trial that waits for its first activation begins with the first seat, in the organisation's day", async () => {
  const world = await openWorld({ now: "2027-02-28T23:30:00Z" });
  const license = await world.license({ ...trial, trialStart: "FIRST_ACTIVATION" });
  const [one, two] = await world.people(2);
  await world.run(assignSeat, { licenseId: license.id, personId: one.id });
  const begun = await world.db.license.findUniqueOrThrow({ where: { id: license.id } });
  expect(isoDays(begun)).toEqual(["2027-03-01", "2027-03-14"]);
  world.clock.now = new Date("2027-03-05T10:00:00Z");
  await world.run(assignSeat, { licenseId: license.id, personId: two?.id ?? "" });
  expect(isoDays(await world.db.license.findUniqueOrThrow({ where: { id: license.id } }))).toEqual(isoDays(begun));
  expect(await world.events("license.trial-started")).toHaveLength(1);
});

test("two first validations at once begin a trial once; one that waits for something else is left alone", async () => {
  const world = await openWorld();
  const license = await world.license({ ...trial, trialStart: "FIRST_VALIDATION" });
  const other = await world.license({ ...trial, trialStart: "FIRST_ACTIVATION" });
  const validate = (licenseId: string) => world.run(firstValidation, { licenseId }, { as: world.system });
  const began = await Promise.all([license, license, license, other].map(({ id }) => validate(id)));
  expect(began.filter(Boolean)).toHaveLength(1);
  expect(began[3]).toBe(false);
  expect(await world.events("license.trial-started")).toHaveLength(1);
});

test("a person tries a product once, under whichever licence; coming back to the same trial is no second one", async () => {
  const world = await openWorld();
  const { id: productId } = await world.product();
  const end = { endsOn: new Date("2026-12-31T00:00:00Z") };
  const [first, second, repeatable] = [
    await world.license({ ...trial, ...end, productId, name: "Spring trial" }),
    await world.license({ ...trial, ...end, productId, name: "Autumn trial" }),
    await world.license({ ...trial, ...end, productId, trialRepeatable: true }),
  ];
  const bought = await world.license({ productId });
  const [person, colleague] = await world.people(2);
  const take = (license: { id: string }, personId = person.id) =>
    world.run(assignSeat, { licenseId: license.id, personId });

  const seat = await take(first);
  await expect(take(second)).rejects.toMatchObject({
    code: "trial-used-already",
    detail:
      "This person has tried the product already, under Spring trial, on 2 Nov 2026. Buy it, or allow Autumn trial to be tried again.",
  });
  expect(await world.db.seat.count({ where: { licenseId: second.id } })).toBe(0);
  await world.run(releaseSeat, { seatId: seat.id });
  await take(first);
  await take(repeatable);
  await take(bought);
  await take(second, colleague?.id);
});

test("of two trials of one product taken at once by one person, one is refused", async () => {
  const world = await openWorld();
  const { id: productId } = await world.product();
  const end = { endsOn: new Date("2026-12-31T00:00:00Z") };
  const trials = [
    await world.license({ ...trial, ...end, productId }),
    await world.license({ ...trial, ...end, productId }),
  ];
  const person = await world.person();
  const taken = await Promise.allSettled(
    trials.map(({ id }) => world.run(assignSeat, { licenseId: id, personId: person.id })),
  );
  expect(taken.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await world.db.seat.count()).toBe(1);
});
