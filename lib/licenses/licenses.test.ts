import { expect, test } from "vitest";
import { assignSeat } from "@/lib/seats/assign-seat";
import { releaseSeat } from "@/lib/seats/release-seat";
import { openWorld } from "@/lib/testing/world";
import { addPurchase } from "./add-purchase";
import { archiveLicense, restoreLicense } from "./archive-license";
import { archivePurchase } from "./archive-purchase";
import { capacityOverTime } from "./capacity-over-time";
import { changeLicense } from "./change-license";
import { changePurchase } from "./change-purchase";
import { createLicense } from "./create-license";
import { listLicenses } from "./list-licenses";
import { listPurchases } from "./list-purchases";
import { previewPurchase } from "./purchase-effect";
import { readLicense } from "./read-license";

const day = (text: string) => new Date(`${text}T00:00:00Z`);

test("a licence is made with its first purchase, named after its product, and changed under its version", async () => {
  const world = await openWorld();
  const product = await world.product({ name: "Figma Professional" });
  const made = await world.run(createLicense, {
    productId: product.id,
    term: "SUBSCRIPTION",
    allocation: "NAMED",
    startsOn: "2026-03-01",
    endsOn: "2027-02-28",
    noticeDays: 60,
    purchase: {
      seats: 120,
      startsOn: "2026-03-01",
      endsOn: "2027-02-28",
      price: { amount: 64800, currency: "EUR" },
      priceBasis: "PER_SEAT",
    },
  });
  const license = await world.run(readLicense, { licenseId: made.id });
  expect(license).toMatchObject({
    name: "Figma Professional",
    state: "ACTIVE",
    noticeOn: day("2026-12-30"),
    seats: { capacity: 120, held: 0, free: 120, over: 0 },
    costs: [{ currency: "EUR", amount: 64800, monthly: 5400, seats: 120 }],
  });
  await world.run(changeLicense, { licenseId: made.id, version: 1, name: "Figma" });
  await expect(world.run(changeLicense, { licenseId: made.id, version: 1, name: "Figma again" })).rejects.toMatchObject(
    { code: "changed-meanwhile" },
  );
  expect(await world.events("license.changed")).toMatchObject([
    { before: { name: "Figma Professional" }, after: { name: "Figma" } },
  ]);
});

test("fields that contradict each other are refused by name", async () => {
  const world = await openWorld();
  const product = await world.product();
  const base = { productId: product.id, allocation: "NAMED" } as const;
  const wrong = (pointer: string) => ({ code: "invalid-input", errors: [{ pointer }] });
  await expect(world.run(createLicense, { ...base, term: "PERPETUAL", endsOn: "2027-01-01" })).rejects.toMatchObject(
    wrong("/endsOn"),
  );
  await expect(world.run(createLicense, { ...base, term: "TRIAL" })).rejects.toMatchObject(wrong("/endsOn"));
  await expect(
    world.run(createLicense, { ...base, term: "SUBSCRIPTION", startsOn: "2027-01-02", endsOn: "2027-01-01" }),
  ).rejects.toMatchObject(wrong("/endsOn"));
  await expect(world.run(createLicense, { ...base, term: "SUBSCRIPTION", noticeDays: 30 })).rejects.toMatchObject(
    wrong("/noticeDays"),
  );
  await expect(
    world.run(createLicense, { ...base, productId: "pro_none", term: "SUBSCRIPTION" }),
  ).rejects.toMatchObject(wrong("/productId"));
});

test.each([
  ["Europe/Amsterdam", "2026-10-24T21:59:59Z", "2026-10-24T22:00:00Z", "2026-10-25T22:59:59Z", "2026-10-25T23:00:00Z"],
  ["America/New_York", "2026-10-25T03:59:59Z", "2026-10-25T04:00:00Z", "2026-10-26T03:59:59Z", "2026-10-26T04:00:00Z"],
  [
    "Pacific/Kiritimati",
    "2026-10-24T09:59:59Z",
    "2026-10-24T10:00:00Z",
    "2026-10-25T09:59:59Z",
    "2026-10-25T10:00:00Z",
  ],
])("a lot of one day counts from its first to its last instant in %s", async (timeZone, before, first, last, after) => {
  const world = await openWorld();
  await world.db.organization.updateMany({ data: { timeZone } });
  const license = await world.license({ seats: 0 });
  await world.purchase({ licenseId: license.id, seats: 3, startsOn: day("2026-10-25"), endsOn: day("2026-10-25") });
  const capacities = [];
  for (const instant of [before, first, last, after]) {
    world.clock.now = new Date(instant);
    capacities.push((await world.run(readLicense, { licenseId: license.id })).seats.capacity);
  }
  expect(capacities).toEqual([0, 3, 3, 0]);
});

test("when a lot ends, the seats stay with their holders and the licence is shown as over, since when and by how many", async () => {
  const world = await openWorld();
  const license = await world.license({ seats: 1 });
  await world.purchase({ licenseId: license.id, seats: 1, endsOn: day("2026-11-30") });
  const [ada, bo, cy] = await world.people(3);
  await world.run(assignSeat, { licenseId: license.id, personId: ada.id });
  await world.run(assignSeat, { licenseId: license.id, personId: bo?.id ?? "" });
  expect((await world.run(readLicense, { licenseId: license.id })).shortfall).toEqual({
    from: day("2026-12-01"),
    capacity: 1,
    held: 2,
    over: 1,
  });
  world.clock.now = new Date("2026-12-01T09:00:00Z");
  expect(await world.run(readLicense, { licenseId: license.id })).toMatchObject({
    seats: { capacity: 1, held: 2, free: 0, over: 1 },
  });
  expect((await world.run(listLicenses, { oversubscribed: "yes" })).items.map(({ id }) => id)).toEqual([license.id]);
  await expect(world.run(assignSeat, { licenseId: license.id, personId: cy?.id ?? "" })).rejects.toMatchObject({
    code: "seat-limit-reached",
  });
  const { capacity, held } = await world.run(capacityOverTime, { licenseId: license.id });
  expect(capacity).toEqual([
    { from: null, capacity: 2 },
    { from: day("2026-12-01"), capacity: 1 },
  ]);
  expect(held).toEqual([{ day: day("2026-11-02"), held: 2 }]);
});

test("a licence with seats that are held is not archived; it says how many", async () => {
  const world = await openWorld();
  const license = await world.license();
  const seat = await world.run(assignSeat, { licenseId: license.id, personId: (await world.person()).id });
  await expect(world.run(archiveLicense, { licenseId: license.id })).rejects.toMatchObject({
    code: "in-use",
    params: { held: 1 },
  });
  await world.run(releaseSeat, { seatId: seat.id });
  await world.run(archiveLicense, { licenseId: license.id });
  await expect(world.run(addPurchase, { licenseId: license.id, seats: 1 })).rejects.toMatchObject({
    code: "already-archived",
  });
  await world.run(restoreLicense, { licenseId: license.id });
  expect((await world.events()).map(({ type }) => type)).toEqual(
    expect.arrayContaining(["license.archived", "license.restored"]),
  );
});

test("a purchase that shrinks below what is held, or changes the past, needs consent; growing tells those who wait", async () => {
  const world = await openWorld();
  const license = await world.license({ seats: 0 });
  const lot = await world.purchase({ licenseId: license.id, seats: 2, startsOn: day("2026-01-01") });
  await world.run(assignSeat, { licenseId: license.id, personId: (await world.person()).id });
  await world.run(assignSeat, { licenseId: license.id, personId: (await world.person()).id });
  const shrink = { purchaseId: lot.id, version: 1, seats: 1 };
  expect(await world.run(previewPurchase, { purchaseId: lot.id, seats: 1 })).toMatchObject({
    held: 2,
    capacityAfter: 1,
    altersPast: true,
    shortfall: { over: 1 },
  });
  await expect(world.run(changePurchase, shrink)).rejects.toMatchObject({
    code: "fewer-seats-than-held",
    params: { over: 1 },
  });
  await expect(world.run(changePurchase, { ...shrink, allowOversubscription: true })).rejects.toMatchObject({
    code: "reason-needed-for-past",
  });
  await world.run(changePurchase, { ...shrink, allowOversubscription: true, reason: "The invoice says one" });
  await world
    .run(changePurchase, { purchaseId: lot.id, version: 2, endsOn: "2026-12-31" })
    .catch((error: unknown) => expect(error).toMatchObject({ code: "fewer-seats-than-held" }));
  expect(await world.runtime.db.outbox.count({ where: { name: "seat/freed" } })).toBe(0);
  const added = await world.run(addPurchase, { licenseId: license.id, seats: 5, startsOn: "2026-11-02" });
  expect(await world.runtime.db.outbox.count({ where: { name: "seat/freed" } })).toBe(1);
  await expect(world.run(archivePurchase, { purchaseId: added.id })).rejects.toMatchObject({
    code: "fewer-seats-than-held",
  });
  expect(
    (await world.run(listPurchases, { licenseId: license.id })).items.map(({ seats, standing }) => [seats, standing]),
  ).toEqual([
    [5, "IN_FORCE"],
    [1, "IN_FORCE"],
  ]);
});

test("another organisation's licences and purchases are not found", async () => {
  const world = await openWorld();
  const foreign = await world.neighbour();
  const theirs = await foreign.license();
  const lot = await foreign.purchase({ licenseId: theirs.id, seats: 1 });
  const missing = { code: "not-found" };
  await expect(world.run(readLicense, { licenseId: theirs.id })).rejects.toMatchObject(missing);
  await expect(world.run(changeLicense, { licenseId: theirs.id, version: 1, name: "Mine" })).rejects.toMatchObject(
    missing,
  );
  await expect(world.run(archiveLicense, { licenseId: theirs.id })).rejects.toMatchObject(missing);
  await expect(world.run(addPurchase, { licenseId: theirs.id, seats: 1 })).rejects.toMatchObject(missing);
  await expect(world.run(changePurchase, { purchaseId: lot.id, version: 1, seats: 2 })).rejects.toMatchObject(missing);
  await expect(world.run(capacityOverTime, { licenseId: theirs.id })).rejects.toMatchObject(missing);
  expect((await world.run(listLicenses, {})).total).toBe(0);
});
