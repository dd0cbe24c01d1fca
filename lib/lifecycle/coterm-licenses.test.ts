import { expect, test } from "vitest";
import { cotermLicenses, previewCoterm } from "./coterm-licenses";
import { renewLicense } from "./renew-license";
import { day, openTerm } from "./testing-terms";

const eur = (amount: number) => ({ amount, currency: "EUR" });

async function openTwo() {
  const first = await openTerm();
  const { world } = first;
  const other = await world.license({
    name: "Modeller",
    seats: 0,
    durationMonths: 12,
    startsOn: day("2026-04-01"),
    endsOn: day("2027-03-31"),
  });
  await world.purchase({
    licenseId: other.id,
    seats: 2,
    startsOn: day("2026-04-01"),
    endsOn: day("2027-03-31"),
    priceAmount: 73_000n,
    currency: "EUR",
  });
  const lotsOf = async (licenseId: string) =>
    (await world.db.purchase.findMany({ where: { licenseId }, orderBy: { startsOn: "asc" } })).map(
      (lot) => `${lot.seats} until ${lot.endsOn?.toISOString().slice(0, 10)} ${lot.priceAmount}`,
    );
  return { ...first, otherId: other.id, licenseIds: [other.id, first.licenseId], lotsOf };
}

test("licences get one last day: the shorter is charged by the day, the longer gives its days back", async () => {
  const { world, licenseId, otherId, licenseIds, lotsOf, license } = await openTwo();
  const endsOn = "2027-01-30";
  const preview = await world.run(previewCoterm, { licenseIds, endsOn });
  expect(preview.licenses).toMatchObject([
    { id: otherId, days: -60, credits: [{ unusedDays: 60, amount: eur(12_000) }], charge: { due: eur(0) } },
    { id: licenseId, days: 30, credits: [], charge: { price: eur(30_000), due: eur(30_000) } },
  ]);
  await world.run(cotermLicenses, { licenseIds, endsOn });
  expect(await lotsOf(licenseId)).toEqual(["10 until 2026-12-31 365000", "10 until 2027-01-30 30000"]);
  expect(await lotsOf(otherId)).toEqual(["2 until 2027-01-30 61000"]);
  const rows = await world.db.license.findMany();
  expect(new Set(rows.map((row) => row.endsOn?.getTime()))).toEqual(new Set([day(endsOn).getTime()]));
  expect(await world.db.licenseCredit.findMany()).toMatchObject([{ amount: 12_000n, cause: "end-moved" }]);

  await world.run(renewLicense, { licenseId });
  expect((await license()).endsOn).toEqual(day("2028-01-30"));
  expect((await lotsOf(licenseId)).at(-1)).toBe("10 until 2028-01-30 365000");
});

test.each([
  ["2026-11-23", "invalid-input"],
  ["2026-13-01", "invalid-input"],
])("a common end on %s is refused for all of them", async (endsOn, code) => {
  const { world, licenseIds, everything } = await openTwo();
  const before = await everything();
  await expect(world.run(cotermLicenses, { licenseIds, endsOn })).rejects.toThrow(code);
  expect(await everything()).toEqual(before);
});

test("a licence does not end before a purchase of it that starts later", async () => {
  const { world, licenseId, licenseIds, everything } = await openTwo();
  await world.purchase({ licenseId, seats: 2, startsOn: day("2026-12-20"), endsOn: day("2026-12-31") });
  const before = await everything();
  const early = { licenseIds, endsOn: "2026-12-19" };
  await expect(world.run(previewCoterm, early)).rejects.toMatchObject({ errors: [{ pointer: "/endsOn" }] });
  await expect(world.run(cotermLicenses, early)).rejects.toMatchObject({ errors: [{ pointer: "/endsOn" }] });
  expect(await everything()).toEqual(before);
  await world.run(cotermLicenses, { licenseIds, endsOn: "2026-12-20" });
});

test("one licence that cannot be moved keeps the others from moving", async () => {
  const { world, licenseIds, everything } = await openTwo();
  const perpetual = await world.license({ term: "PERPETUAL" });
  const before = await everything();
  const input = { licenseIds: [...licenseIds, perpetual.id], endsOn: "2027-01-31" };
  await expect(world.run(cotermLicenses, input)).rejects.toThrow("term-does-not-fit");
  await expect(world.run(previewCoterm, input)).rejects.toThrow("term-does-not-fit");
  expect(await everything()).toEqual(before);
});
