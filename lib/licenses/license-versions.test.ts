import { expect, test } from "vitest";
import { openWorld } from "@/lib/testing/world";
import { listLicenseReleases } from "./list-license-releases";
import { readVersions } from "./read-versions";
import { versionFactsOf, type VersionFactsJson } from "./version-facts";
import { versionVerdict } from "./version-right";

const day = (text: string) => new Date(`${text}T00:00:00Z`);

async function openVersions() {
  const world = await openWorld();
  const product = await world.product({ name: "Sketchbook" });
  const release = (version: string, on: string, more = {}) =>
    world.release({ productId: product.id, version, releasedOn: day(on), ...more });
  await release("4.8.2", "2026-03-03");
  await release("4.9.0", "2026-06-15", { withdrawnAt: world.clock.now });
  await release("5.0.0", "2026-10-05");
  await release("5.1.0-beta.1", "2026-10-20", { channel: "beta" });
  const license = await world.license({
    productId: product.id,
    term: "PERPETUAL",
    allocation: "NODE_LOCKED",
    seats: 5,
    maintained: true,
    maintenanceMonths: 12,
    channels: ["stable"],
  });
  await world.maintenance(license.id, "2025-07-01", "2026-06-30");
  return { world, product, license };
}

test("a licence's versions: the newest it may run, the latest there is, and what lies between", async () => {
  const { world, product, license } = await openVersions();
  const versions = await world.run(readVersions, { licenseId: license.id });
  expect(versions).toMatchObject({
    channels: ["stable"],
    units: 5,
    maintenancePeriods: [{ endsOn: day("2026-06-30") }],
  });
  expect(versions.products).toMatchObject([
    {
      id: product.id,
      newestAllowed: { version: "4.8.2" },
      latest: { version: "5.0.0" },
      need: { kind: "MAINTENANCE", startsOn: day("2026-07-01"), periods: 1, cost: null },
    },
  ]);
});

test("each release says whether it may run, and why not", async () => {
  const { world, license } = await openVersions();
  const { items, total } = await world.run(listLicenseReleases, { licenseId: license.id });
  expect(total).toBe(4);
  expect(items.map(({ version, verdict }) => [version, verdict.allowed ? "yes" : verdict.code])).toEqual([
    ["5.1.0-beta.1", "VERSION_NOT_ALLOWED"],
    ["5.0.0", "MAINTENANCE_LAPSED"],
    ["4.9.0", "yes"],
    ["4.8.2", "yes"],
  ]);
  const beta = await world.run(listLicenseReleases, { licenseId: license.id, channel: "beta" });
  expect(beta.items.map(({ version }) => version)).toEqual(["5.1.0-beta.1"]);
});

test("a suite's licence is about the releases of its parts too", async () => {
  const { world, product } = await openVersions();
  const suite = await world.product({ name: "Studio" });
  await world.db.suiteComponent.create({
    data: { organizationId: world.organizationId, suiteId: suite.id, componentId: product.id },
  });
  const { id: licenseId } = await world.license({ productId: suite.id, versionRange: "4.x" });
  const { products } = await world.run(readVersions, { licenseId });
  expect(products.map(({ name, newestAllowed }) => [name, newestAllowed?.version])).toEqual([
    ["Studio", undefined],
    ["Sketchbook", "4.8.2"],
  ]);
  expect((await world.run(listLicenseReleases, { licenseId })).items[1]).toMatchObject({
    product: { name: "Sketchbook" },
    need: { kind: "NEW_LICENSE", because: "VERSION" },
  });
});

test("the database's facts, read in one value, give the same verdict", async () => {
  const { world, product, license } = await openVersions();
  const rows = await world.runtime.db.$queryRaw<{ facts: VersionFactsJson }[]>`
    SELECT version_facts(${world.organizationId}, ${license.id}, ${product.id}) AS facts`;
  const { releases, maintenancePeriods } = versionFactsOf(rows[0]?.facts ?? { releases: [], maintenancePeriods: [] });
  expect(releases).toHaveLength(4);
  const today = day("2026-11-02");
  expect(versionVerdict({ ...license, maintenancePeriods }, releases, "5.0.0", today)).toEqual({
    allowed: false,
    code: "MAINTENANCE_LAPSED",
    newestAllowed: "4.8.2",
  });
  expect(versionVerdict({ ...license, maintenancePeriods }, releases, "4.9.0", today)).toEqual({ allowed: true });
});

test("another organisation's licence is not there", async () => {
  const { world } = await openVersions();
  const foreign = await (await world.neighbour()).license();
  const missing = { code: "not-found" };
  await expect(world.run(readVersions, { licenseId: foreign.id })).rejects.toMatchObject(missing);
  await expect(world.run(listLicenseReleases, { licenseId: foreign.id })).rejects.toMatchObject(missing);
});
