import { expect, test } from "vitest";
import { openWorld } from "@/lib/testing/world";
import { upgradeEligibility } from "./upgrade-eligibility";
import { upgradeTotals } from "./upgrade-totals";

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const perpetual = { term: "PERPETUAL", allocation: "NODE_LOCKED" } as const;

/** A product at 5.0 with licences that stand in every way to it. The organisation's day is 2 November 2026. */
async function openEstate() {
  const world = await openWorld();
  const { id: productId } = await world.product({ name: "Sketchbook" });
  await world.release({ productId, version: "4.8.2", releasedOn: day("2026-03-03") });
  await world.release({ productId, version: "5.0.0", releasedOn: day("2026-10-05") });
  await world.release({ productId, version: "5.1.0-beta.1", channel: "beta", releasedOn: day("2026-10-20") });
  const price = { maintenanceMonths: 12, maintenancePriceAmount: 18_000n, maintenanceCurrency: "EUR" };
  const free = await world.license({ productId, name: "A free", seats: 4 });
  const lapsed = await world.license({
    productId,
    name: "B lapsed",
    ...perpetual,
    seats: 25,
    maintained: true,
    ...price,
  });
  await world.maintenance(lapsed.id, "2025-07-01", "2026-06-30");
  const unpriced = await world.license({ productId, name: "C unpriced", ...perpetual, seats: 3, maintained: true });
  await world.maintenance(unpriced.id, "2025-07-01", "2026-06-30");
  const narrow = await world.license({ productId, name: "D narrow", seats: 2, versionRange: "4.x" });
  const over = await world.license({
    productId,
    name: "E over",
    seats: 7,
    startsOn: day("2025-01-01"),
    endsOn: day("2025-12-31"),
  });
  return { world, productId, free, lapsed, unpriced, narrow, over };
}

test("each licence is told what it needs for 5.0, and the newest version that it may run", async () => {
  const { world, productId } = await openEstate();
  const page = await world.run(upgradeEligibility, { productId, version: "5.0.0" });
  expect(page.target).toEqual({
    version: "5.0.0",
    channel: "stable",
    publishedOn: day("2026-10-05"),
    isKnown: true,
    isWithdrawn: false,
  });
  expect(page.items.map(({ name, need, newestAllowed }) => [name, need.kind, newestAllowed?.version])).toEqual([
    ["A free", "NOTHING", "5.1.0-beta.1"],
    ["B lapsed", "MAINTENANCE", "4.8.2"],
    ["C unpriced", "MAINTENANCE", "4.8.2"],
    ["D narrow", "NEW_LICENSE", "4.8.2"],
    ["E over", "RENEWAL", "5.1.0-beta.1"],
  ]);
  expect(page.items[1]).toMatchObject({
    units: 25,
    newestAllowed: { releasedOn: day("2026-03-03") },
    need: {
      startsOn: day("2026-07-01"),
      endsOn: day("2027-06-30"),
      periods: 1,
      cost: { amount: 450_000n, currency: "EUR" },
    },
  });
  expect(page.items[2]?.need).toMatchObject({ periods: null, cost: null });
});

test("the estate in all: licences, units, costs a currency, and how many have no price", async () => {
  const { world, productId } = await openEstate();
  expect(await world.run(upgradeTotals, { productId, version: "5.0.0" })).toMatchObject({
    shares: {
      NOTHING: { licenses: 1, units: 4 },
      MAINTENANCE: { licenses: 2, units: 28 },
      RENEWAL: { licenses: 1 },
      NEW_LICENSE: { licenses: 1, units: 2 },
    },
    costs: [{ amount: 450_000n, currency: "EUR" }],
    withoutPrice: 1,
  });
});

test("it is filtered by what is needed, by licence and by name, and read by key", async () => {
  const { world, productId, narrow } = await openEstate();
  const names = async (input: object) =>
    (await world.run(upgradeEligibility, { productId, ...input })).items.map(({ name }) => name);
  expect(await names({ need: "MAINTENANCE" })).toEqual(["B lapsed", "C unpriced"]);
  expect(await names({ licenseId: narrow.id })).toEqual(["D narrow"]);
  expect(await names({ q: "narr" })).toEqual(["D narrow"]);
  const first = await world.run(upgradeEligibility, { productId, need: "MAINTENANCE", limit: 1 });
  expect(first.total).toBe(2);
  expect(await names({ need: "MAINTENANCE", limit: 1, cursor: first.nextCursor ?? "" })).toEqual(["C unpriced"]);
});

test("without a version it is the newest published that is no pre-release and not withdrawn", async () => {
  const { world, productId } = await openEstate();
  await world.release({ productId, version: "6.0.0", releasedOn: day("2026-12-01") });
  await world.release({ productId, version: "5.0.1", releasedOn: day("2026-10-30"), withdrawnAt: world.clock.now });
  expect((await world.run(upgradeEligibility, { productId })).target.version).toBe("5.0.0");
  expect((await world.run(upgradeEligibility, { productId, version: "5.0.1" })).target).toMatchObject({
    isWithdrawn: true,
  });
  expect((await world.run(upgradeEligibility, { productId, version: "v7.1.0" })).target).toMatchObject({
    version: "7.1.0",
    isKnown: false,
    publishedOn: day("2026-11-02"),
  });
});

test("a version that is none, and a product without releases, are told beside the field", async () => {
  const { world, productId } = await openEstate();
  const bare = await world.product();
  for (const input of [{ productId, version: "five" }, { productId: bare.id }])
    await expect(world.run(upgradeEligibility, input)).rejects.toMatchObject({ errors: [{ pointer: "/version" }] });
  const foreign = await (await world.neighbour()).product();
  await expect(world.run(upgradeTotals, { productId: foreign.id, version: "1.0.0" })).rejects.toMatchObject({
    code: "not-found",
  });
});

test("licences of a suite count for its parts; terminated and archived ones do not", async () => {
  const { world, productId, free, narrow } = await openEstate();
  const suite = await world.product({ name: "Studio" });
  await world.db.suiteComponent.create({
    data: { organizationId: world.organizationId, suiteId: suite.id, componentId: productId },
  });
  await world.license({ productId: suite.id, name: "Studio seats", seats: 9 });
  await world.db.license.update({ where: { id: free.id }, data: { terminatedAt: world.clock.now } });
  await world.db.license.update({ where: { id: narrow.id }, data: { archivedAt: world.clock.now } });
  const { items } = await world.run(upgradeEligibility, { productId, version: "5.0.0" });
  expect(items.map(({ name }) => name)).toEqual(["B lapsed", "C unpriced", "E over", "Studio seats"]);
});

test("auditors may look; employees and approvers may not", async () => {
  const { world, productId } = await openEstate();
  await world.run(upgradeTotals, { productId }, { as: await world.actor(["AUDITOR"]) });
  for (const role of ["EMPLOYEE", "APPROVER"] as const)
    await expect(world.run(upgradeTotals, { productId }, { as: await world.actor([role]) })).rejects.toMatchObject({
      code: "not-permitted",
    });
});
