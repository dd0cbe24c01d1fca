import { expect, test } from "vitest";
import { listLicenses } from "@/lib/licenses/list-licenses";
import { openWorld } from "@/lib/testing/world";
import { cancelLicense } from "./cancel-license";
import { listRenewals } from "./list-renewals";
import { readLifecycle } from "./read-lifecycle";
import { day } from "./testing-terms";

async function openEstate() {
  const world = await openWorld({ now: "2026-11-24T12:00:00Z" });
  const { id: productId } = await world.product();
  const term = { productId, seats: 0, startsOn: day("2025-12-21"), durationMonths: 12 } as const;
  const make = async (name: string, given: Parameters<typeof world.license>[0]) => {
    const license = await world.license({ ...term, name, ...given });
    await world.purchase({
      licenseId: license.id,
      seats: 3,
      startsOn: license.startsOn,
      endsOn: license.endsOn,
      priceAmount: 36_500n,
      currency: "EUR",
    });
    return license;
  };
  const yearly = { endsOn: day("2026-12-20") };
  await make("By hand", { ...yearly, renewal: "MANUAL", noticeDays: 20 });
  await make("Missed", { ...yearly, renewal: "MANUAL", noticeDays: 60 });
  await make("By itself", { ...yearly, renewal: "AUTOMATIC" });
  await make("Cannot", { ...yearly, renewal: "AUTOMATIC", durationMonths: null, startsOn: null });
  await make("Trial", { endsOn: day("2026-12-01"), term: "TRIAL", renewal: "NONE" });
  await make("Late", { startsOn: day("2025-11-21"), endsOn: day("2026-11-20"), renewal: "MANUAL", graceDays: 10 });
  await make("Gone", { endsOn: day("2026-11-20"), renewal: "MANUAL" });
  await make("Far", { endsOn: day("2027-12-20"), renewal: "MANUAL" });
  await make("Dead", { ...yearly, terminatedAt: day("2026-11-01") });
  await make("Old", { ...yearly, archivedAt: day("2026-11-01") });
  const cancelled = await make("Cancelled", { ...yearly, renewal: "AUTOMATIC", noticeDays: 60 });
  await world.run(cancelLicense, { licenseId: cancelled.id });
  return world;
}

test("each end that comes says what it asks for, until when, and what the next term costs", async () => {
  const world = await openEstate();
  const { items, total } = await world.run(listRenewals, { within: 60 });
  expect(total).toBe(items.length);
  const told = items.map(({ name, task, decideOn, costs }) => [
    name,
    task,
    decideOn?.toISOString().slice(0, 10) ?? null,
    costs[0]?.amount ?? null,
  ]);
  expect(told.slice(0, 2)).toEqual([
    ["Late", "RENEW_LATE", "2026-11-30", 36_500],
    ["Trial", "CONVERT", "2026-12-01", null],
  ]);
  expect(told.slice(2).sort()).toEqual([
    ["By hand", "DECIDE", "2026-11-30", 36_500],
    ["By itself", "RENEWS", "2026-12-20", 36_500],
    ["Cancelled", "CANCELLED", null, null],
    ["Cannot", "CANNOT_RENEW", "2026-12-20", null],
    ["Missed", "DECIDE", "2026-10-21", 36_500],
  ]);
  expect(items.filter(({ noticeMissed }) => noticeMissed).map(({ name }) => name)).toEqual(["Missed"]);
});

test("it can be narrowed, sorted and paged", async () => {
  const world = await openEstate();
  const names = async (input: Parameters<typeof world.run<typeof listRenewals.input, unknown>>[1]) =>
    (await world.run(listRenewals, input)).items.map(({ name }) => name);
  expect(await names({ within: 10 })).toEqual(["Late", "Trial"]);
  expect((await names({ notice: "yes" })).sort()).toEqual(["By hand", "Missed"]);
  expect((await names({ renewal: "AUTOMATIC" })).sort()).toEqual(["By itself", "Cancelled", "Cannot"]);
  expect(await names({ q: "trial" })).toEqual(["Trial"]);
  expect(await names({ sort: "-name", limit: 1 })).toEqual(["Trial"]);
  const first = await world.run(listRenewals, { sort: "name", limit: 2 });
  const second = await world.run(listRenewals, { sort: "name", limit: 2, cursor: first.nextCursor ?? "" });
  expect([...first.items, ...second.items].map(({ name }) => name)).toEqual([
    "By hand",
    "By itself",
    "Cancelled",
    "Cannot",
  ]);
  await expect(world.run(listRenewals, { within: 0 })).rejects.toThrow("invalid-input");
  await expect(world.run(listRenewals, { sort: "cost" })).rejects.toThrow("invalid-input");
});

test("what ends today, or on the last day asked about, is listed; what lies a day beyond is not", async () => {
  const world = await openWorld({ now: "2026-11-24T12:00:00Z" });
  for (const endsOn of ["2026-11-23", "2026-11-24", "2026-12-04", "2026-12-05"])
    await world.license({ name: endsOn, endsOn: day(endsOn), renewal: "MANUAL" });
  const { items } = await world.run(listRenewals, { within: 10 });
  expect(items.map(({ name }) => name)).toEqual(["2026-11-24", "2026-12-04"]);
});

test("licences that end soon are found in the list of licences too", async () => {
  const world = await openEstate();
  const found = await world.run(listLicenses, { expiringWithin: 10 });
  expect(found.items.map(({ name }) => name)).toEqual(["Trial"]);
});

test("what a neighbour owns is neither listed nor read", async () => {
  const world = await openEstate();
  const neighbour = await world.neighbour();
  expect((await neighbour.run(listRenewals, {})).items).toEqual([]);
  const [license] = (await world.run(listRenewals, {})).items;
  await expect(neighbour.run(readLifecycle, { licenseId: license?.id ?? "" })).rejects.toThrow("not-found");
  expect(await world.run(readLifecycle, { licenseId: license?.id ?? "" })).toMatchObject({
    state: "IN_GRACE",
    graceEndsOn: day("2026-11-30"),
    endsAt: new Date("2026-11-20T23:00:00Z"),
    graceUntil: new Date("2026-11-30T23:00:00Z"),
    next: { endsOn: day("2027-11-20"), costs: [{ amount: 36_500, currency: "EUR" }] },
  });
});
