import { expect, test } from "vitest";
import { readLicense } from "@/lib/licenses/read-license";
import { noteTermEnds } from "./note-term-ends";
import { renewDueLicenses } from "./renew-due-licenses";
import { openWorld, type World } from "@/lib/testing/world";

const day = (text: string) => new Date(`${text}T00:00:00Z`);

/** A monthly subscription from 31 January 2027, in Amsterdam, with five seats at EUR 10 a month. */
async function openMonthly(given: Parameters<World["license"]>[0] = {}, now = "2027-02-20T12:00:00Z") {
  const world = await openWorld({ now });
  const [startsOn, endsOn] = [day("2027-01-31"), day("2027-02-27")];
  const license = await world.license({
    seats: 0,
    renewal: "AUTOMATIC",
    durationMonths: 1,
    startsOn,
    endsOn,
    ...given,
  });
  await world.purchase({ licenseId: license.id, seats: 5, startsOn, endsOn, priceAmount: 5_000n, currency: "EUR" });
  const types = async () =>
    (await world.events())
      .filter(({ subjectKind, type }) => subjectKind === "license" && type.startsWith("license."))
      .map(({ type }) => type);
  const at = (instant: string) => (world.clock.now = new Date(instant));
  const act = async () => {
    const { renewed } = await world.run(renewDueLicenses, { after: null }, { as: world.system });
    const { noted } = await world.run(noteTermEnds, {}, { as: world.system });
    return { renewed, noted };
  };
  const lots = async () =>
    (await world.db.purchase.findMany({ orderBy: { startsOn: "asc" } })).map(
      ({ seats, startsOn: from, endsOn: to, priceAmount }) =>
        `${seats} ${from?.toISOString().slice(0, 10)}..${to?.toISOString().slice(0, 10)} ${priceAmount}`,
    );
  const state = async () => (await world.run(readLicense, { licenseId: license.id })).state;
  return { world, licenseId: license.id, types, at, act, lots, state };
}

test("an automatic renewal comes in the last hour of the term, once, and leaves no gap", async () => {
  const { at, act, lots, types, state } = await openMonthly();
  at("2027-02-27T21:59:00Z");
  expect(await act()).toEqual({ renewed: 0, noted: 0 });
  at("2027-02-27T22:11:00Z");
  expect(await act()).toEqual({ renewed: 1, noted: 0 });
  expect(await act()).toEqual({ renewed: 0, noted: 0 });
  expect(await lots()).toEqual(["5 2027-01-31..2027-02-27 5000", "5 2027-02-28..2027-03-30 5000"]);
  at("2027-02-27T23:30:00Z");
  expect(await state()).toBe("ACTIVE");
  expect(await types()).toEqual(["license.renewed"]);
});

test("what was missed in a long outage is renewed in one go, period by period, back on the 31st", async () => {
  const { at, act, lots, types, state } = await openMonthly();
  at("2027-05-10T04:11:00Z");
  expect(await state()).toBe("EXPIRED");
  expect(await act()).toEqual({ renewed: 3, noted: 0 });
  expect((await lots()).map((lot) => lot.split(" ")[1])).toEqual([
    "2027-01-31..2027-02-27",
    "2027-02-28..2027-03-30",
    "2027-03-31..2027-04-29",
    "2027-04-30..2027-05-30",
  ]);
  expect(await types()).toEqual(["license.renewed", "license.renewed", "license.renewed"]);
  expect(await state()).toBe("ACTIVE");
});

test("an end of 92 days ago is made up for; one of 93 days ago was let pass", async () => {
  const late = await openMonthly({}, "2027-05-30T12:00:00Z");
  expect(await late.act()).toEqual({ renewed: 3, noted: 0 });
  const tooLate = await openMonthly({}, "2027-05-31T12:00:00Z");
  expect(await tooLate.act()).toEqual({ renewed: 0, noted: 1 });
});

test("a cancelled licence, one that somebody renews by hand, and one of unknown length end; each is noted once", async () => {
  for (const given of [
    { cancelledAt: day("2027-02-01") },
    { renewal: "MANUAL" as const },
    { durationMonths: null, startsOn: null },
  ]) {
    const { world, licenseId, at, act, types, state } = await openMonthly(given);
    if ("durationMonths" in given)
      await world.db.purchase.updateMany({ data: { startsOn: null, priceAmount: null, currency: null } });
    at("2027-02-28T05:00:00Z");
    expect(await act()).toEqual({ renewed: 0, noted: 1 });
    expect(await act()).toEqual({ renewed: 0, noted: 0 });
    expect(await types()).toEqual(["license.expired"]);
    expect(await state()).toBe("EXPIRED");
    // The end that was noted stays one, also when somebody makes it renew by itself afterwards.
    await world.db.license.update({
      where: { id: licenseId },
      data: { renewal: "AUTOMATIC", cancelledAt: null, durationMonths: 1 },
    });
    expect(await act()).toEqual({ renewed: 0, noted: 0 });
  }
});

test("grace begins and ends with an event each; after a week of outage both are written, and no more", async () => {
  const slow = await openMonthly({ renewal: "MANUAL", graceDays: 5 });
  slow.at("2027-02-28T05:00:00Z");
  await slow.act();
  await slow.act();
  expect(await slow.types()).toEqual(["license.entered-grace"]);
  slow.at("2027-03-04T22:59:00Z");
  await slow.act();
  expect(await slow.state()).toBe("IN_GRACE");
  slow.at("2027-03-04T23:00:00Z");
  await slow.act();
  expect(await slow.types()).toEqual(["license.entered-grace", "license.expired"]);

  const away = await openMonthly({ renewal: "MANUAL", graceDays: 5 });
  away.at("2027-03-07T05:00:00Z");
  await away.act();
  await away.act();
  expect(await away.types()).toEqual(["license.entered-grace", "license.expired"]);
});

test("what expiry revokes is terminated for good, unless it renews by itself first", async () => {
  const ended = await openMonthly({ renewal: "MANUAL", expiryBehavior: "REVOKE" });
  ended.at("2027-03-07T05:00:00Z");
  await ended.act();
  await ended.act();
  expect(await ended.types()).toEqual(["license.expired", "license.terminated"]);
  expect(await ended.world.db.license.findMany()).toMatchObject([{ terminatedAt: ended.world.clock.now }]);
  const renewing = await openMonthly({ expiryBehavior: "REVOKE" });
  renewing.at("2027-03-07T05:00:00Z");
  await renewing.act();
  expect(await renewing.types()).toEqual(["license.renewed"]);
});

test("a trial that ends is noted; more than one batch is worked through, and other organisations are left alone", async () => {
  const { world, act, at } = await openMonthly({ term: "TRIAL", renewal: "NONE" });
  const { id: productId } = await world.product();
  for (let n = 0; n < 120; n++)
    await world.license({ productId, seats: 0, startsOn: day("2027-01-01"), endsOn: day("2027-02-10") });
  const neighbour = await world.neighbour();
  await neighbour.license({ endsOn: day("2027-02-01") });
  at("2027-02-28T05:00:00Z");
  expect(await act()).toEqual({ renewed: 0, noted: 100 });
  expect(await act()).toEqual({ renewed: 0, noted: 21 });
  expect(await world.events("license.expired")).toHaveLength(121);
  expect(await neighbour.events("license.expired")).toHaveLength(0);
});

test("two runs at once renew each period once", async () => {
  const { world, at, types, lots } = await openMonthly();
  at("2027-03-06T05:11:00Z");
  await Promise.all([1, 2, 3].map(() => world.run(renewDueLicenses, { after: null }, { as: world.system })));
  expect(await types()).toEqual(["license.renewed"]);
  expect(await lots()).toHaveLength(2);
});

test("a term of a day that nothing renewed for long is made up for in several transactions, each day once", async () => {
  const { world, licenseId, at } = await openMonthly({
    durationMonths: null,
    durationDays: 1,
    startsOn: day("2027-02-27"),
  });
  await world.db.purchase.updateMany({ data: { startsOn: day("2027-02-27") } });
  const later = await world.license({
    seats: 0,
    renewal: "AUTOMATIC",
    durationMonths: 1,
    startsOn: day("2027-04-20"),
    endsOn: day("2027-05-19"),
  });
  await world.purchase({ licenseId: later.id, seats: 1, startsOn: day("2027-04-20"), endsOn: day("2027-05-19") });
  at("2027-05-29T12:00:00Z");
  const steps = [];
  for (let after: string | null = null, more = true; more;) {
    const outcome: { renewed: number; next: string | null; more: boolean } = await world.run(
      renewDueLicenses,
      { after },
      { as: world.system },
    );
    steps.push(outcome.renewed);
    ({ next: after, more } = outcome);
  }
  expect(steps).toEqual([50, 42]);
  expect(await world.db.purchase.count({ where: { licenseId } })).toBe(92);
  expect(await world.db.license.findUnique({ where: { id: licenseId } })).toMatchObject({ endsOn: day("2027-05-29") });
  expect((await world.events("license.renewed")).filter(({ subjectId }) => subjectId === later.id)).toHaveLength(1);
}, 60_000);

test("a term of a day after a year in which nothing ran is left to end, as it was let pass", async () => {
  const { at, act, types } = await openMonthly({ durationMonths: null, durationDays: 1, startsOn: day("2027-02-27") });
  at("2028-02-27T12:00:00Z");
  expect(await act()).toEqual({ renewed: 0, noted: 1 });
  expect(await types()).toEqual(["license.expired"]);
});
