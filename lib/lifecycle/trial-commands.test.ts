import { describe, expect, test } from "vitest";
import { execute } from "@/lib/kernel/operation";
import { readLicense } from "@/lib/licenses/read-license";
import { cancelLicense, undoCancel } from "./cancel-license";
import { convertLicense } from "./convert-license";
import { extendTrial } from "./extend-trial";
import { terminateLicense } from "./terminate-license";
import { day, openTerm } from "./testing-terms";

const trial = {
  term: "TRIAL",
  startsOn: day("2026-11-11"),
  endsOn: day("2026-11-24"),
  durationMonths: null,
  durationDays: 14,
} as const;
const openTrial = (given = {}, now?: string) =>
  openTerm({ ...trial, ...given }, { priceAmount: null, currency: null }, now);
const purchase = { seats: 10, price: { amount: 120_000, currency: "EUR" } };

describe("extending a trial", () => {
  test("moves its end, keeps its seats, is recorded and counted, as often as allowed", async () => {
    const { world, licenseId, license, lots, everything } = await openTrial();
    await world.run(extendTrial, { licenseId, days: 7, reason: "The pilot group was on holiday" });
    expect(await license()).toMatchObject({ endsOn: day("2026-12-01"), trialExtensions: 1 });
    expect(await lots()).toEqual(["10 2026-11-11..2026-11-24 - -", "10 2026-11-25..2026-12-01 - -"]);
    const [event] = await world.events("license.trial-extended");
    expect(event?.reason).not.toBeNull();
    const before = await everything();
    await expect(world.run(extendTrial, { licenseId, days: 7, reason: "Again, please" })).rejects.toThrow(
      "trial-extension-limit-reached",
    );
    expect(await everything()).toEqual(before);
  });

  test("that has ended gives days from today on, all of which can be used", async () => {
    const { world, licenseId, license } = await openTrial({}, "2026-12-10T12:00:00Z");
    await world.run(extendTrial, { licenseId, days: 3, reason: "One more look" });
    expect((await license()).endsOn).toEqual(day("2026-12-12"));
    expect(await world.run(readLicense, { licenseId })).toMatchObject({ state: "ACTIVE", seats: { capacity: 10 } });
  });

  test.each([
    [{ endsOn: null, trialStart: "FIRST_VALIDATION" }, "trial-not-begun"],
    [{ term: "SUBSCRIPTION" }, "term-does-not-fit"],
    [{ terminatedAt: day("2026-11-01") }, "terminated-for-good"],
  ])("%j is refused", async (given, code) => {
    const { world, licenseId } = await openTrial(given);
    await expect(world.run(extendTrial, { licenseId, days: 3, reason: "One more look" })).rejects.toThrow(code);
  });

  test("needs a reason and a whole number of days", async () => {
    const { world, licenseId } = await openTrial();
    for (const wrong of [
      { days: 0, reason: "One more look" },
      { days: 1.5, reason: "One more look" },
      { days: 3, reason: " " },
    ])
      await expect(world.run(extendTrial, { licenseId, ...wrong })).rejects.toThrow("invalid-input");
  });
});

describe("converting a trial", () => {
  test("keeps seats and settings, takes the place of its seats, and runs from the day of purchase", async () => {
    const { world, licenseId, license, lots, hold } = await openTrial({
      ownerId: undefined,
      notes: "Ask Mira",
      graceDays: 5,
    });
    await hold(4);
    const seatsBefore = await world.db.seat.findMany({ orderBy: { id: "asc" } });
    const before = await license();
    await world.run(convertLicense, { licenseId, term: "SUBSCRIPTION", purchase, endsOn: "2027-11-23" });
    const after = await license();
    expect(after).toMatchObject({
      term: "SUBSCRIPTION",
      endsOn: day("2027-11-23"),
      durationMonths: 12,
      durationDays: null,
      renewal: "MANUAL",
    });
    expect(after.convertedAt).toEqual(world.clock.now);
    const kept = ({ name, notes, graceDays, allocation, startsOn, ownerId, productId }: typeof before) => ({
      name,
      notes,
      graceDays,
      allocation,
      startsOn,
      ownerId,
      productId,
    });
    expect(kept(after)).toEqual(kept(before));
    expect(await world.db.seat.findMany({ orderBy: { id: "asc" } })).toEqual(seatsBefore);
    expect(await lots()).toEqual(["10 2026-11-11..2026-11-23 - -", "10 2026-11-24..2027-11-23 120000 EUR"]);
    expect(await world.run(readLicense, { licenseId })).toMatchObject({
      state: "ACTIVE",
      seats: { capacity: 10, held: 4 },
    });
  });

  test("keeps the machines of a node-locked trial active", async () => {
    const { world, licenseId } = await openTrial({ allocation: "NODE_LOCKED" });
    await world.db.activation.create({
      data: {
        id: "act_1",
        organizationId: world.organizationId,
        licenseId,
        fingerprint: "f1",
        activatedAt: world.clock.now,
      },
    });
    await world.run(convertLicense, { licenseId, term: "PERPETUAL", purchase });
    expect(await world.db.activation.findMany()).toMatchObject([{ id: "act_1", endedAt: null }]);
  });

  test("to a perpetual licence has no end; one that ended is bought all the same", async () => {
    const { world, licenseId, license } = await openTrial({}, "2027-01-10T12:00:00Z");
    await world.run(convertLicense, { licenseId, term: "PERPETUAL", purchase });
    expect(await license()).toMatchObject({ term: "PERPETUAL", endsOn: null, durationDays: null });
    expect(await world.run(readLicense, { licenseId })).toMatchObject({ state: "ACTIVE", seats: { capacity: 10 } });
    await expect(world.run(convertLicense, { licenseId, term: "PERPETUAL", purchase })).rejects.toThrow(
      "term-does-not-fit",
    );
  });

  test("of a trial that was cancelled takes the cancellation back", async () => {
    const { world, licenseId, license } = await openTrial();
    await world.run(cancelLicense, { licenseId });
    await world.run(convertLicense, { licenseId, term: "SUBSCRIPTION", endsOn: "2027-11-23", purchase });
    expect(await license()).toMatchObject({ term: "SUBSCRIPTION", cancelledAt: null });
  });

  test("takes length and rules of a licence type", async () => {
    const { world, licenseId, license } = await openTrial();
    await world.db.licenseType.create({
      data: {
        id: "typ_year",
        organizationId: world.organizationId,
        name: "Year",
        term: "SUBSCRIPTION",
        allocation: "NAMED",
        durationMonths: 12,
        renewal: "AUTOMATIC",
        graceDays: 14,
        createdAt: world.clock.now,
      },
    });
    await world.run(convertLicense, { licenseId, term: "SUBSCRIPTION", purchase, licenseTypeId: "typ_year" });
    expect(await license()).toMatchObject({
      endsOn: day("2027-11-23"),
      renewal: "AUTOMATIC",
      graceDays: 14,
      licenseTypeId: "typ_year",
    });
  });

  test.each([
    [{ term: "SUBSCRIPTION", purchase }, "invalid-input"],
    [{ term: "SUBSCRIPTION", purchase, endsOn: "2026-11-01" }, "invalid-input"],
    [{ term: "PERPETUAL", purchase, endsOn: "2027-11-01" }, "invalid-input"],
    [{ term: "TRIAL", purchase }, "invalid-input"],
    [{ term: "PERPETUAL", purchase: { ...purchase, seats: -5 } }, "invalid-input"],
    [{ term: "PERPETUAL", purchase: { ...purchase, startsOn: "2027-01-01" } }, "invalid-input"],
    [{ term: "PERPETUAL", purchase: { ...purchase, seats: 3 } }, "fewer-units-than-held"],
  ])("with %j is refused, and nothing is changed", async (input, code) => {
    const { world, licenseId, hold, everything } = await openTrial();
    await hold(4);
    const before = await everything();
    const raw: unknown = { licenseId, ...input };
    await expect(execute(world.runtime, world.admin, convertLicense, raw)).rejects.toThrow(code);
    expect(await everything()).toEqual(before);
  });
});

describe("cancelling and terminating", () => {
  test("a cancelled licence runs until its end; that can be taken back until then", async () => {
    const { world, licenseId, license } = await openTerm({ graceDays: 30 });
    await world.run(cancelLicense, { licenseId, reason: "Too dear" });
    expect(await world.run(readLicense, { licenseId })).toMatchObject({ state: "ACTIVE" });
    await world.run(cancelLicense, { licenseId });
    expect(await world.events("license.cancelled")).toHaveLength(1);
    await world.run(undoCancel, { licenseId });
    expect((await license()).cancelledAt).toBeNull();
    // The last day is part of the period.
    world.clock.now = new Date("2026-12-31T12:00:00Z");
    await world.run(cancelLicense, { licenseId });
    world.clock.now = new Date("2027-01-01T12:00:00Z");
    expect(await world.run(readLicense, { licenseId })).toMatchObject({ state: "EXPIRED" });
    await expect(world.run(undoCancel, { licenseId })).rejects.toThrow("term-ended");
  });

  test("what has no end cannot be cancelled; what is terminated stays so", async () => {
    const { world, licenseId } = await openTerm({ term: "PERPETUAL", endsOn: null });
    await expect(world.run(cancelLicense, { licenseId })).rejects.toThrow("term-without-end");
    await expect(world.run(terminateLicense, { licenseId, reason: "" })).rejects.toThrow("invalid-input");
    await world.run(terminateLicense, { licenseId, reason: "The vendor is gone" });
    expect(await world.run(readLicense, { licenseId })).toMatchObject({ state: "TERMINATED" });
    await expect(world.run(terminateLicense, { licenseId, reason: "Once more" })).rejects.toThrow(
      "terminated-for-good",
    );
  });
});
