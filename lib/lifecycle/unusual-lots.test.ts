import { describe, expect, test } from "vitest";
import { addMaintenance } from "./add-maintenance";
import { changePlan } from "./change-plan";
import { convertLicense } from "./convert-license";
import { cotermLicenses } from "./coterm-licenses";
import { previewPlanChange } from "./preview-plan-change";
import { renewDueLicenses } from "./renew-due-licenses";
import { renewLicense } from "./renew-license";
import { day, openTerm } from "./testing-terms";

const eur = (amount: number) => ({ amount, currency: "EUR" });

describe("a change of plan", () => {
  test("of a term that was renewed ahead takes the place of the later lots too", async () => {
    const { world, licenseId, lots, credits } = await openTerm();
    await world.run(renewLicense, { licenseId, seats: 5 });
    const input = { licenseId, effectiveOn: "2026-12-01", seats: 20 };
    // 31 days of ten seats, then a year of five: each at its own price, for twenty.
    expect(await world.run(previewPlanChange, input)).toMatchObject({
      credits: [
        { seats: 10, unusedDays: 31, amount: eur(31_000) },
        { seats: 5, unusedDays: 365, amount: eur(182_500) },
      ],
      charge: { days: 396, price: eur(62_000 + 730_000), due: eur(578_500) },
    });
    await world.run(changePlan, input);
    expect(await lots()).toEqual(["10 2026-01-01..2026-11-30 334000 EUR", "20 2026-12-01..2027-12-31 792000 EUR"]);
    expect(await credits()).toEqual(["31000 EUR plan-changed", "182500 EUR plan-changed", "-213500 EUR used"]);
  });

  test("counts lots that follow each other within the term one after the other", async () => {
    const { world, licenseId, lots } = await openTerm({}, { endsOn: day("2026-11-30"), priceAmount: 33_400n });
    const december = { startsOn: day("2026-12-01"), endsOn: day("2026-12-31"), priceAmount: 3_100n, currency: "EUR" };
    await world.purchase({ licenseId, seats: 10, ...december });
    await world.run(changePlan, { licenseId, effectiveOn: "2026-11-24", seats: 20 });
    expect(await lots()).toEqual(["10 2026-01-01..2026-11-23 32700 EUR", "20 2026-11-24..2026-12-31 7600 EUR"]);
  });

  test("is refused while a purchase runs on after the term", async () => {
    const { world, licenseId, everything } = await openTerm({}, { endsOn: day("2027-12-31") });
    const before = await everything();
    await expect(world.run(changePlan, { licenseId, seats: 20 })).rejects.toThrow("purchase-beyond-term");
    expect(await everything()).toEqual(before);
  });
});

describe("a licence that does not say how long its period is", () => {
  const unsaid = { durationMonths: null, startsOn: day("2025-01-01") } as const;
  const lastYear = { startsOn: day("2026-01-01") };

  test("has one as long as its term, also when seats were added in the middle of it", async () => {
    const { world, licenseId, lots } = await openTerm(unsaid, lastYear);
    const added = { startsOn: day("2026-10-01"), endsOn: day("2026-12-31"), priceAmount: 9_200n, currency: "EUR" };
    await world.purchase({ licenseId, seats: 10, ...added });
    await world.run(renewLicense, { licenseId });
    expect((await lots()).at(-1)).toBe("20 2027-01-01..2027-12-31 401500 EUR");
  });

  test("keeps it when its plan changes or its end moves", async () => {
    const changed = await openTerm(unsaid, lastYear);
    const change = { licenseId: changed.licenseId, effectiveOn: "2026-12-01", price: eur(730_000) };
    expect(await changed.world.run(previewPlanChange, change)).toMatchObject({
      charge: { periodDays: 365, price: eur(62_000) },
    });
    await changed.world.run(changePlan, change);
    expect(await changed.license()).toMatchObject({ durationMonths: 12 });
    await changed.world.run(renewLicense, { licenseId: changed.licenseId });
    expect((await changed.lots()).at(-1)).toBe("10 2027-01-01..2027-12-31 730000 EUR");

    const moved = await openTerm(unsaid, lastYear);
    await moved.world.run(cotermLicenses, { licenseIds: [moved.licenseId], endsOn: "2027-03-31" });
    await moved.world.run(renewLicense, { licenseId: moved.licenseId });
    expect((await moved.license()).endsOn).toEqual(day("2028-03-31"));
  });
});

test("a trial converted from a day before its own begins has the seats of the purchase alone", async () => {
  const given = {
    term: "TRIAL",
    startsOn: day("2026-11-10"),
    endsOn: day("2026-12-10"),
    durationMonths: null,
  } as const;
  const { world, licenseId, lots } = await openTerm(given, { priceAmount: null, currency: null });
  const purchase = { seats: 12, startsOn: "2026-11-01", price: eur(100) };
  await world.run(convertLicense, { licenseId, term: "PERPETUAL", purchase });
  expect(await lots()).toEqual(["12 2026-11-01.. 100 EUR"]);
});

test("a common end before the end of the term cuts what ends in between", async () => {
  const { world, licenseId, lots, credits } = await openTerm({}, { endsOn: day("2026-12-20"), priceAmount: 35_400n });
  await world.run(cotermLicenses, { licenseIds: [licenseId], endsOn: "2026-12-10" });
  expect(await lots()).toEqual(["10 2026-01-01..2026-12-10 34400 EUR"]);
  expect(await credits()).toEqual(["1000 EUR end-moved"]);
});

describe("what no purchase can hold is refused, and nothing is changed:", () => {
  const huge = { priceAmount: 90_000_000_000_000n } as const;
  test("more seats or money than a purchase takes", async () => {
    for (const lot of [
      { seats: 600_000 },
      { ...huge, seats: 1 },
      { ...huge, seats: 2, priceBasis: "PER_SEAT" as const },
    ]) {
      const { world, licenseId, everything } = await openTerm({}, lot);
      if (lot.seats > 2)
        await world.purchase({
          licenseId,
          seats: 600_000,
          startsOn: day("2026-01-01"),
          endsOn: day("2026-12-31"),
          priceAmount: 1n,
          currency: "EUR",
        });
      const before = await everything();
      await expect(world.run(renewLicense, { licenseId, periods: 2 })).rejects.toThrow("too-large-to-keep");
      expect(await everything()).toEqual(before);
    }
    const { world, licenseId } = await openTerm({}, { ...huge, priceBasis: "PER_SEAT" });
    await expect(world.run(changePlan, { licenseId, seats: 900_000 })).rejects.toThrow("too-large-to-keep");
    const dear = { maintenanceMonths: 12, maintenancePriceAmount: 100_000_000_000_000n, maintenanceCurrency: "EUR" };
    const perpetual = await openTerm({ term: "PERPETUAL", endsOn: null, ...dear });
    await expect(perpetual.world.run(addMaintenance, { licenseId: perpetual.licenseId })).rejects.toThrow(
      "too-large-to-keep",
    );
  });

  test("an end so far away that it must be a mistake", async () => {
    const { world, licenseId, everything } = await openTerm({ durationMonths: 1_200 });
    const before = await everything();
    const tries = [
      () => world.run(renewLicense, { licenseId, periods: 120 }),
      () => world.run(renewLicense, { licenseId, endsOn: "9999-12-31" }),
      () => world.run(cotermLicenses, { licenseIds: [licenseId], endsOn: "9999-12-31" }),
    ];
    for (const attempt of tries) await expect(attempt()).rejects.toThrow("invalid-input");
    expect(await everything()).toEqual(before);
  });

  test("and what cannot renew by itself does not keep the others from it", async () => {
    const { world, licenseId } = await openTerm({ renewal: "AUTOMATIC" }, { seats: 600_000 }, "2027-01-02T12:00:00Z");
    const days = { startsOn: day("2026-01-01"), endsOn: day("2026-12-31") };
    await world.purchase({ licenseId, seats: 600_000, ...days, priceAmount: 1n, currency: "EUR" });
    const other = await world.license({ seats: 0, renewal: "AUTOMATIC", durationMonths: 12, ...days });
    await world.purchase({ licenseId: other.id, seats: 1, ...days });
    expect(await world.run(renewDueLicenses, { after: null }, { as: world.system })).toMatchObject({
      renewed: 1,
      more: false,
    });
    expect(await world.events("license.renewed")).toMatchObject([{ subjectId: other.id }]);
  });
});
