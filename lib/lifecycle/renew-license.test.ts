import { describe, expect, test } from "vitest";
import { isoDay } from "@/lib/kernel/calendar";
import { cancelLicense } from "./cancel-license";
import { previewRenewal } from "./preview-renewal";
import { renewLicense } from "./renew-license";
import { day, openTerm } from "./testing-terms";

const eur = (amount: number) => ({ amount, currency: "EUR" });

describe("a renewal", () => {
  test("is a lot of its own after the old one, at the old price, and moves the end", async () => {
    const { world, licenseId, lots, license } = await openTerm();
    const preview = await world.run(previewRenewal, { licenseId });
    expect(preview).toMatchObject({
      startsOn: day("2027-01-01"),
      endsOn: day("2027-12-31"),
      charges: [{ seats: 10, price: eur(365_000), fromCredit: eur(0), due: eur(365_000) }],
      units: { before: 10, after: 10, over: 0 },
    });
    const renewed = await world.run(renewLicense, { licenseId, orderNumber: "PO-7" });
    expect(renewed).toMatchObject({ endsOn: preview.endsOn, purchases: [{ seats: 10, due: eur(365_000) }] });
    expect(await lots()).toEqual(["10 2026-01-01..2026-12-31 365000 EUR", "10 2027-01-01..2027-12-31 365000 EUR"]);
    expect((await license()).endsOn).toEqual(day("2027-12-31"));
    const [event] = await world.events("license.renewed");
    expect(event).toMatchObject({
      before: { endsOn: "2026-12-31T00:00:00.000Z" },
      related: expect.arrayContaining([renewed.purchases[0]?.id]),
    });
  });

  test("of several periods costs as many; one of a lot bought for a part of the term is reckoned up to the whole", async () => {
    const { world, licenseId, lots } = await openTerm();
    await world.purchase({
      licenseId,
      seats: 3,
      startsOn: day("2026-10-01"),
      endsOn: day("2026-12-31"),
      priceAmount: 27_600n,
      currency: "EUR",
    });
    await world.run(renewLicense, { licenseId, periods: 2 });
    expect((await lots()).at(-1)).toBe("13 2027-01-01..2028-12-31 949300 EUR");
  });

  test("by the month from the 31st comes back to the 31st", async () => {
    const { world, licenseId, lots } = await openTerm(
      { durationMonths: 1, startsOn: day("2027-01-31"), endsOn: day("2027-02-27") },
      {},
      "2027-02-20T12:00:00Z",
    );
    for (let month = 0; month < 3; month++) await world.run(renewLicense, { licenseId });
    expect((await lots()).map((lot) => lot.split(" ")[1])).toEqual([
      "2027-01-31..2027-02-27",
      "2027-02-28..2027-03-30",
      "2027-03-31..2027-04-29",
      "2027-04-30..2027-05-30",
    ]);
  });

  test.each([
    ["EXPIRY", "2027-01-01..2027-12-31"],
    ["NOW", "2027-02-10..2028-02-09"],
    ["NOW_IF_EXPIRED", "2027-02-10..2028-02-09"],
  ] as const)("from %s of a licence that has ended runs %s", async (from, days) => {
    const { world, licenseId, lots } = await openTerm({}, {}, "2027-02-10T12:00:00Z");
    await world.run(renewLicense, { licenseId, from });
    expect((await lots()).at(-1)).toBe(`10 ${days} 365000 EUR`);
  });

  test("from now while the term runs never counts seats beside those that are paid already", async () => {
    const { world, licenseId, lots, license } = await openTerm();
    await world.run(renewLicense, { licenseId, from: "NOW" });
    expect((await lots()).at(-1)).toBe("10 2027-01-01..2027-11-23 365000 EUR");
    expect((await license()).anchorOn).toEqual(day("2026-11-24"));
  });

  test("closes lots without an end, and adds nothing to a purchase that was entered for the next term already", async () => {
    const open = await openTerm({}, { endsOn: null });
    await open.world.run(renewLicense, { licenseId: open.licenseId });
    expect(await open.lots()).toEqual(["10 2026-01-01..2026-12-31 365000 EUR", "10 2027-01-01..2027-12-31 365000 EUR"]);

    const entered = await openTerm();
    await entered.world.purchase({
      licenseId: entered.licenseId,
      seats: 12,
      startsOn: day("2027-01-01"),
      endsOn: day("2027-12-31"),
    });
    await entered.world.run(renewLicense, { licenseId: entered.licenseId });
    expect(await entered.lots()).toHaveLength(2);
    expect(isoDay((await entered.license()).endsOn ?? day("1970-01-01"))).toBe("2027-12-31");
  });

  test("of fewer seats is allowed as long as no more are held; else preview and refusal say how many", async () => {
    const { world, licenseId, hold, lots, everything } = await openTerm();
    await hold(6);
    const before = await everything();
    expect(await world.run(previewRenewal, { licenseId, seats: 4 })).toMatchObject({
      units: { after: 4, held: 6, over: 2 },
    });
    await expect(world.run(renewLicense, { licenseId, seats: 4 })).rejects.toMatchObject({
      code: "fewer-units-than-held",
      detail: `From 1 Jan 2027 Drafter would have 4 seats for 6 held. Release 2 of them first, see /admin/licenses/${licenseId}.`,
    });
    expect(await everything()).toEqual(before);
    await world.run(renewLicense, { licenseId, seats: 6 });
    expect((await lots()).at(-1)).toBe("6 2027-01-01..2027-12-31 219000 EUR");
  });

  test("is paid from credit first", async () => {
    const { world, licenseId, credits, purchaseId } = await openTerm();
    const { organizationId, clock } = world;
    const credit = { organizationId, licenseId, purchaseId, cause: "plan-changed", createdAt: clock.now };
    await world.db.licenseCredit.createMany({
      data: [
        { ...credit, id: "crd_0", amount: 100_000n, currency: "EUR" },
        // Credit of another currency pays for nothing here.
        { ...credit, id: "crd_00", amount: 70_000n, currency: "USD" },
      ],
    });
    expect((await world.run(previewRenewal, { licenseId })).charges).toMatchObject([
      { fromCredit: eur(100_000), due: eur(265_000) },
    ]);
    const { purchases } = await world.run(renewLicense, { licenseId });
    expect(purchases).toMatchObject([{ price: eur(365_000), fromCredit: eur(100_000), due: eur(265_000) }]);
    expect(await credits()).toEqual(["100000 EUR plan-changed", "70000 USD plan-changed", "-100000 EUR used"]);
    await world.run(renewLicense, { licenseId });
    expect(await credits()).toHaveLength(3);
  });

  test("takes a cancellation back", async () => {
    const { world, licenseId, license } = await openTerm();
    await world.run(cancelLicense, { licenseId });
    await world.run(renewLicense, { licenseId });
    expect((await license()).cancelledAt).toBeNull();
  });
});

describe("a renewal is refused, and nothing is changed,", () => {
  const cases = [
    [
      "in another currency",
      {},
      { price: { amount: 1, currency: "USD" } },
      "/price/currency is EUR, as the seats that are renewed were bought in it",
    ],
    ["to a day before the end", {}, { endsOn: "2026-06-30" }, "/endsOn is on or after 1 Jan 2027"],
    [
      "from now, where that ends earlier",
      { durationMonths: 1 },
      { from: "NOW" },
      "/from ends the term on 23 Dec 2026, and it runs until 31 Dec 2026",
    ],
    ["of no periods", {}, { periods: 0 }, "/periods is at least 1"],
    ["of a negative number of seats", {}, { seats: -1 }, "/seats is at least 1"],
  ] as const;
  test.each(cases)("%s", async (_, given, input, problem) => {
    const { world, licenseId, everything } = await openTerm(given);
    const before = await everything();
    const refused = await world.run(renewLicense, { licenseId, ...input }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: "invalid-input" });
    const { errors } = refused as { errors: { pointer: string; detail: string }[] };
    expect(errors.map(({ pointer, detail }) => `${pointer} ${detail}`)).toEqual([problem]);
    expect(await everything()).toEqual(before);
  });

  test.each([
    [{ term: "PERPETUAL", endsOn: null }, "term-does-not-fit"],
    [{ term: "TRIAL" }, "term-does-not-fit"],
    [{ endsOn: null }, "term-without-end"],
    [{ terminatedAt: day("2026-10-01") }, "terminated-for-good"],
    [{ archivedAt: day("2026-10-01") }, "already-archived"],
    [{ endsOn: day("2026-11-20"), expiryBehavior: "REVOKE" }, "terminated-for-good"],
  ] as const)("of %j: %s", async (given, code) => {
    const { world, licenseId, everything } = await openTerm(given);
    const before = await everything();
    await expect(world.run(renewLicense, { licenseId })).rejects.toThrow(code);
    await expect(world.run(previewRenewal, { licenseId })).rejects.toThrow(code);
    expect(await everything()).toEqual(before);
  });

  test("of another organisation, and by whoever may not", async () => {
    const { world, licenseId } = await openTerm();
    const neighbour = await world.neighbour();
    await expect(neighbour.run(renewLicense, { licenseId })).rejects.toThrow("not-found");
    await expect(world.run(renewLicense, { licenseId }, { as: await world.actor(["AUDITOR"]) })).rejects.toThrow(
      "not-permitted",
    );
  });

  test("where seats were bought in several currencies and neither price is given anew", async () => {
    const { world, licenseId, lots } = await openTerm();
    await world.purchase({
      licenseId,
      seats: 2,
      startsOn: day("2026-01-01"),
      endsOn: day("2026-12-31"),
      priceAmount: 5_000n,
      currency: "USD",
    });
    await expect(world.run(renewLicense, { licenseId, seats: 5 })).rejects.toThrow("several-currencies");
    await world.run(renewLicense, { licenseId });
    expect((await lots()).slice(2)).toEqual([
      "10 2027-01-01..2027-12-31 365000 EUR",
      "2 2027-01-01..2027-12-31 5000 USD",
    ]);
  });
});
