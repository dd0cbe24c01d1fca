import { describe, expect, test } from "vitest";
import { execute } from "@/lib/kernel/operation";
import { addMaintenance } from "./add-maintenance";
import { listMaintenance } from "./list-maintenance";
import { day, openTerm } from "./testing-terms";

const perpetual = {
  term: "PERPETUAL",
  endsOn: null,
  maintained: true,
  maintenanceEndsOn: day("2026-12-31"),
  maintenanceMonths: 12,
  maintenancePriceAmount: 1_999n,
  maintenanceCurrency: "EUR",
} as const;

describe("maintenance", () => {
  test("follows what there is, as long and at the price that the licence says, for its units", async () => {
    const { world, licenseId } = await openTerm(perpetual);
    expect(await world.run(addMaintenance, { licenseId, orderNumber: "M-1" })).toMatchObject({
      startsOn: day("2027-01-01"),
      endsOn: day("2027-12-31"),
      price: { amount: 19_990, currency: "EUR" },
    });
    await world.run(addMaintenance, { licenseId });
    const { items } = await world.run(listMaintenance, { licenseId });
    expect(items.map(({ startsOn, endsOn, standing }) => [startsOn, endsOn, standing])).toEqual([
      [day("2026-01-01"), day("2026-12-31"), "IN_FORCE"],
      [day("2027-01-01"), day("2027-12-31"), "UPCOMING"],
      [day("2028-01-01"), day("2028-12-31"), "UPCOMING"],
    ]);
    expect(await world.events("maintenance.added")).toHaveLength(2);
  });

  test("that has lapsed begins again today; another length costs by the day", async () => {
    const { world, licenseId } = await openTerm({ ...perpetual, maintenanceEndsOn: day("2026-06-30") });
    expect(await world.run(addMaintenance, { licenseId, endsOn: "2026-12-31" })).toMatchObject({
      startsOn: day("2026-11-24"),
      // 38 of 365 days of 10 × 19.99: 20.8115…
      price: { amount: 2_081, currency: "EUR" },
    });
  });

  test("of a site licence is for one unit, whatever was bought with it", async () => {
    const { world, licenseId } = await openTerm({ ...perpetual, allocation: "SITE" });
    const price = { amount: 1_999, currency: "EUR" };
    expect(await world.run(addMaintenance, { licenseId })).toMatchObject({ price });
    const { id } = await world.license({ ...perpetual, allocation: "SITE", seats: 0 });
    expect(await world.run(addMaintenance, { licenseId: id })).toMatchObject({ price });
  });

  test("that ends today still counts today: what follows begins tomorrow", async () => {
    const { world, licenseId } = await openTerm({ ...perpetual, maintenanceEndsOn: day("2026-11-24") });
    expect(await world.run(addMaintenance, { licenseId })).toMatchObject({
      startsOn: day("2026-11-25"),
      endsOn: day("2027-11-24"),
    });
  });

  test.each([
    [{ startsOn: "2026-12-31", endsOn: "2027-06-30" }, "maintenance-overlaps"],
    [{ startsOn: "2027-03-01", endsOn: "2027-02-28" }, "invalid-input"],
    [{ startsOn: "2027-02-30" }, "invalid-input"],
    [{ price: { amount: 100, currency: "USD" } }, "invalid-input"],
    [{ price: { amount: -100, currency: "EUR" } }, "invalid-input"],
    [{ until: "2027-02-28" }, "invalid-input"],
  ])("of %j is refused", async (input, code) => {
    const { world, licenseId } = await openTerm(perpetual);
    const raw: unknown = { licenseId, ...input };
    await expect(execute(world.runtime, world.admin, addMaintenance, raw)).rejects.toThrow(code);
    expect(await world.db.maintenancePeriod.count()).toBe(0);
  });

  test("is for perpetual licences, and needs a length and an end of what there is", async () => {
    const subscription = await openTerm();
    const { world } = subscription;
    await expect(world.run(addMaintenance, { licenseId: subscription.licenseId })).rejects.toThrow("term-does-not-fit");
    const unknown = await openTerm({ ...perpetual, maintenanceMonths: null });
    await expect(unknown.world.run(addMaintenance, { licenseId: unknown.licenseId })).rejects.toThrow("invalid-input");
    const endless = await openTerm({ ...perpetual, maintenanceEndsOn: null });
    await expect(endless.world.run(addMaintenance, { licenseId: endless.licenseId })).rejects.toThrow(
      "maintained-without-end",
    );
  });

  test("bought twice at once follows itself, and never overlaps", async () => {
    const { world, licenseId } = await openTerm(perpetual);
    await Promise.all([1, 2, 3].map(() => world.run(addMaintenance, { licenseId })));
    const ends = await world.db.maintenancePeriod.findMany({ orderBy: { endsOn: "asc" } });
    expect(ends.map(({ endsOn }) => endsOn.getUTCFullYear())).toEqual([2027, 2028, 2029]);
  });
});
