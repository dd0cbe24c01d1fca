import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays } from "@/lib/kernel/calendar";
import { execute } from "@/lib/kernel/operation";
import { changePlan } from "./change-plan";
import { previewPlanChange } from "./preview-plan-change";
import type { changePlanInput } from "./schema";
import { day, openTerm } from "./testing-terms";

const eur = (amount: number) => ({ amount, currency: "EUR" });
/** 31 days before the year's end: 31 of 365. */
const december = "2026-12-01";

describe("a change of plan", () => {
  test("shows its lines, gives unused days back and charges the new ones by the day", async () => {
    const { world, licenseId, lots, credits, purchaseId } = await openTerm();
    const input = { licenseId, effectiveOn: december, seats: 15, price: eur(730_000) };
    expect(await world.run(previewPlanChange, input)).toEqual({
      effectiveOn: day(december),
      endsOn: day("2026-12-31"),
      credits: [{ purchaseId, seats: 10, price: eur(365_000), days: 365, unusedDays: 31, amount: eur(31_000) }],
      charge: { seats: 15, days: 31, periodDays: 365, price: eur(62_000), fromCredit: eur(31_000), due: eur(31_000) },
      creditBefore: eur(0),
      creditAfter: eur(0),
      units: { before: 10, after: 15, held: 0, over: 0, unit: "seat" },
    });
    await world.run(changePlan, input);
    expect(await lots()).toEqual(["10 2026-01-01..2026-11-30 334000 EUR", "15 2026-12-01..2026-12-31 62000 EUR"]);
    expect(await credits()).toEqual(["31000 EUR plan-changed", "-31000 EUR used"]);
  });

  test("to fewer seats leaves credit, which later charges use up", async () => {
    const { world, licenseId, credits, lots } = await openTerm();
    await world.run(changePlan, { licenseId, effectiveOn: december, seats: 4 });
    expect(await credits()).toEqual(["31000 EUR plan-changed", "-12400 EUR used"]);
    const back = await world.run(previewPlanChange, { licenseId, effectiveOn: december, seats: 10 });
    expect(back).toMatchObject({
      creditBefore: eur(18_600),
      charge: { price: eur(31_000), fromCredit: eur(31_000), due: eur(0) },
      creditAfter: eur(0),
    });
    await world.run(changePlan, { licenseId, effectiveOn: december, seats: 10 });
    expect(await lots()).toEqual(["10 2026-01-01..2026-11-30 334000 EUR", "10 2026-12-01..2026-12-31 31000 EUR"]);
  });

  test("on the first day of a lot takes it out and gives all of it back", async () => {
    const { world, licenseId, lots, credits } = await openTerm(
      { startsOn: day("2026-11-24") },
      { startsOn: day("2026-11-24") },
    );
    await world.run(changePlan, { licenseId, seats: 20 });
    expect(await lots()).toEqual(["20 2026-11-24..2026-12-31 730000 EUR"]);
    expect(await credits()).toEqual(["365000 EUR plan-changed", "-365000 EUR used"]);
  });

  test("spreads a price over the days of the period it is for, in a leap year too", async () => {
    const { world, licenseId } = await openTerm(
      { startsOn: day("2028-01-01"), endsOn: day("2028-12-31") },
      {},
      "2028-06-01T12:00:00Z",
    );
    const preview = await world.run(previewPlanChange, { licenseId, effectiveOn: "2028-12-31", price: eur(36_600) });
    expect(preview.charge).toMatchObject({ days: 1, periodDays: 366, price: eur(100) });
  });

  test("never loses or makes a cent, however often it is changed", async () => {
    const step = fc.record({
      after: fc.nat(12),
      seats: fc.integer({ min: 1, max: 40 }),
      price: fc.option(fc.nat(2_000_000)),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(step, { minLength: 1, maxLength: 5 }), async (steps) => {
        const { world, licenseId } = await openTerm();
        let charged = 365_000n;
        let effectiveOn = day("2026-11-24");
        for (const { after, seats, price } of steps) {
          effectiveOn = addDays(effectiveOn, Math.min(after, 7));
          const input = {
            licenseId,
            seats,
            effectiveOn: effectiveOn.toISOString().slice(0, 10),
            ...(price === null ? {} : { price: eur(price) }),
          };
          const preview = await world.run(previewPlanChange, input);
          await world.run(changePlan, input);
          charged += BigInt(preview.charge?.price?.amount ?? 0);
        }
        const lots = await world.db.purchase.findMany({ where: { archivedAt: null } });
        const ledger = await world.db.licenseCredit.findMany();
        const kept = lots.reduce((sum, lot) => sum + (lot.priceAmount ?? 0n), 0n);
        const given = ledger.filter(({ amount }) => amount > 0n).reduce((sum, { amount }) => sum + amount, 0n);
        expect(kept + given).toBe(charged);
        expect(ledger.reduce((sum, { amount }) => sum + amount, 0n)).toBeGreaterThanOrEqual(0n);
      }),
      { numRuns: 12 },
    );
  });

  test("to another type takes its rules at once, and is of the same term", async () => {
    const { world, licenseId, license, lots, everything } = await openTerm();
    const type = (name: string, term: "SUBSCRIPTION" | "PERPETUAL") =>
      world.db.licenseType.create({
        data: {
          id: `typ_${name}`,
          organizationId: world.organizationId,
          name,
          term,
          allocation: "NAMED",
          renewal: term === "SUBSCRIPTION" ? "MANUAL" : "NONE",
          durationMonths: term === "SUBSCRIPTION" ? 12 : null,
          graceDays: term === "SUBSCRIPTION" ? 30 : 0,
          createdAt: world.clock.now,
        },
      });
    await type("gold", "SUBSCRIPTION");
    await type("forever", "PERPETUAL");
    await world.run(changePlan, { licenseId, licenseTypeId: "typ_gold" });
    expect(await license()).toMatchObject({ licenseTypeId: "typ_gold", graceDays: 30 });
    expect(await lots()).toHaveLength(1);
    const before = await everything();
    for (const wrong of [
      { licenseTypeId: "typ_forever" },
      { licenseTypeId: "typ_none" },
      { licenseTypeId: "typ_gold", effectiveOn: december },
    ])
      await expect(world.run(changePlan, { licenseId, seats: 20, ...wrong })).rejects.toThrow("invalid-input");
    expect(await everything()).toEqual(before);
  });
});

describe("a change of plan is refused, and nothing is changed,", () => {
  test.each([
    [{}, "/seats is needed where neither a price nor a licence type changes"],
    [{ seats: 0 }, "/seats is at least 1"],
    [
      { seats: 2, price: { amount: 1, currency: "USD" } },
      "/price/currency is EUR, as the seats until now were bought in it",
    ],
    [
      { seats: 2, effectiveOn: "2026-11-23" },
      "/effectiveOn is between 24 Nov 2026 and 31 Dec 2026, the days that are left of the term",
    ],
    [
      { seats: 2, effectiveOn: "2027-01-01" },
      "/effectiveOn is between 24 Nov 2026 and 31 Dec 2026, the days that are left of the term",
    ],
    [{ seats: 2, effectiveOn: "2026-02-30" }, "/effectiveOn is a date such as 2027-03-12"],
    [{ seats: 2, price: { amount: -1, currency: "EUR" } }, "/price/amount "],
  ])("for %j", async (input, problem) => {
    const { world, licenseId, everything } = await openTerm();
    const before = await everything();
    for (const operation of [changePlan, previewPlanChange]) {
      const refused = await execute<typeof changePlanInput, unknown>(world.runtime, world.admin, operation, {
        licenseId,
        ...input,
      }).catch((error: unknown) => error);
      const { errors } = refused as { errors: { pointer: string; detail: string }[] };
      expect(errors.map(({ pointer, detail }) => `${pointer} ${detail}`)).toEqual([expect.stringContaining(problem)]);
    }
    expect(await everything()).toEqual(before);
  });

  test("that would drop below what is held: it says how many, and where they are", async () => {
    const { world, licenseId, hold, everything } = await openTerm();
    await hold(8);
    const before = await everything();
    await expect(world.run(changePlan, { licenseId, seats: 5 })).rejects.toMatchObject({
      code: "fewer-units-than-held",
      params: { held: 8, capacity: 5, over: 3, holders: `/admin/licenses/${licenseId}` },
    });
    expect(await world.run(previewPlanChange, { licenseId, seats: 5 })).toMatchObject({ units: { held: 8, over: 3 } });
    expect(await everything()).toEqual(before);
  });

  test.each([
    [{ term: "PERPETUAL", endsOn: null }, "term-does-not-fit"],
    [{ terminatedAt: day("2026-10-01") }, "terminated-for-good"],
    [{ endsOn: day("2026-11-01") }, "term-ended"],
  ] as const)("of %j", async (given, code) => {
    const { world, licenseId, everything } = await openTerm(given);
    const before = await everything();
    await expect(world.run(changePlan, { licenseId, seats: 20 })).rejects.toThrow(code);
    expect(await everything()).toEqual(before);
  });

  test("where a priced purchase has no first day to count from", async () => {
    const { world, licenseId } = await openTerm();
    await world.purchase({ licenseId, seats: 1, priceAmount: 100n, currency: "EUR" });
    await world.db.license.update({ where: { id: licenseId }, data: { startsOn: null } });
    await expect(world.run(changePlan, { licenseId, seats: 20 })).rejects.toThrow("purchase-without-days");
  });

  test("one of two at once waits for the other, and sees what it left", async () => {
    const { world, licenseId, credits } = await openTerm();
    const change = (seats: number) => world.run(changePlan, { licenseId, effectiveOn: december, seats });
    await Promise.all([change(5), change(20)]);
    const sum = (await credits()).reduce((total, entry) => total + Number(entry.split(" ")[0]), 0);
    const lots = await world.db.purchase.findMany({ where: { licenseId, archivedAt: null, startsOn: day(december) } });
    expect(lots).toHaveLength(1);
    expect(sum).toBeGreaterThanOrEqual(0);
  });
});
