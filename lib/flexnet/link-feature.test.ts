import { expect, test } from "vitest";
import { openWorld } from "@/lib/testing/world";
import { archiveUsageSource } from "./archive-usage-source";
import { changeUsageSource } from "./change-usage-source";
import { linkFeature } from "./link-feature";
import { readFeatureUse } from "./read-feature-use";
import { readLicenseServers } from "./read-license-servers";
import { readProductServers } from "./read-product-servers";
import { readUsageSource } from "./read-usage-source";
import { setCapacities } from "./set-capacities";
import { anySource, send } from "./testing-flexnet";

const log = [
  " 8:00:00 (lmgrd) TIMESTAMP 10/30/2026",
  ' 8:10:00 (demo) OUT: "solve" ada@ws1  (4 licenses) ',
  ' 8:20:00 (demo) OUT: "solve" bo@ws2  (3 licenses) ',
  ' 8:30:00 (demo) IN: "solve" ada@ws1  (4 licenses) ',
  ' 8:40:00 (demo) DENIED: "solve" cy@ws3  (Licensed number of users already reached. (-4,342))',
  ' 8:50:00 (demo) OUT: "mesh" bo@ws2  ',
  "",
].join("\n");

async function openScene() {
  const world = await openWorld();
  const { id: sourceId } = await anySource(world);
  await send(world, sourceId, "log", 0, log);
  const license = await world.license({ allocation: "FLOATING", seats: 6 });
  const featureNamed = async (name: string) => {
    const found = (await world.run(readUsageSource, { sourceId })).features.find((feature) => feature.name === name);
    if (!found) throw new Error(`the server knows no ${name}`);
    return found;
  };
  const link = async (name: string, licenseId: string | null) => {
    const { id: usageFeatureId, version } = await featureNamed(name);
    return world.run(linkFeature, { usageFeatureId, version, licenseId });
  };
  return { world, sourceId, license, featureNamed, link };
}

test("a feature stands for a licence: its peak is held against the seats in force, and is seen beside the licence", async () => {
  const { world, sourceId, license, featureNamed, link } = await openScene();
  expect(await featureNamed("solve")).toMatchObject({ peak: 7, license: null, bought: null });
  expect((await world.run(readLicenseServers, { licenseId: license.id })).items).toEqual([]);
  await link("solve", license.id);
  const seen = { capacity: null, license: { id: license.id, name: license.name, seats: 6 }, bought: 6 };
  const solve = await featureNamed("solve");
  expect(solve).toMatchObject({ peak: 7, ...seen });
  expect(await featureNamed("mesh")).toMatchObject({ license: null, bought: null });
  expect(await world.run(readFeatureUse, { usageFeatureId: solve.id })).toMatchObject({ peak: 7, ...seen });
  expect((await world.run(readLicenseServers, { licenseId: license.id })).items).toEqual([
    {
      id: solve.id,
      feature: "solve",
      source: expect.objectContaining({ id: sourceId, name: "lic1", freshness: "QUIET" }),
      capacity: null,
      bought: 6,
      version: solve.version,
      peak: 7,
      peakAt: new Date("2026-10-30T08:20:00Z"),
      now: 3,
      checkOuts: 2,
      denials: 1,
    },
  ]);
  await world.purchase({ licenseId: license.id, seats: 3, startsOn: new Date("2026-01-01") });
  expect(await featureNamed("solve")).toMatchObject({ bought: 9 });
  await world.purchase({ licenseId: license.id, seats: 3, startsOn: new Date("2027-01-01") });
  expect(await featureNamed("solve")).toMatchObject({ bought: 9 });
  await world.run(setCapacities, { sourceId, capacities: [{ feature: "solve", capacity: 8 }] });
  expect(await featureNamed("solve")).toMatchObject({ capacity: 8, bought: 8 });

  expect(await world.events("usage-source.feature-linked")).toHaveLength(1);
  await link("solve", null);
  expect((await world.run(readLicenseServers, { licenseId: license.id })).items).toEqual([]);
});

test("a site licence is not counted, and has no number to hold a peak against", async () => {
  const { world, featureNamed, link } = await openScene();
  const site = await world.license({ allocation: "SITE", seats: 1 });
  await link("mesh", site.id);
  expect(await featureNamed("mesh")).toMatchObject({ license: { id: site.id, seats: null }, bought: null });
});

test("strangers' licences and features, archived ones and what changed meanwhile are refused", async () => {
  const { world, sourceId, license, featureNamed, link } = await openScene();
  const neighbour = await world.neighbour();
  const theirs = await neighbour.license({ allocation: "FLOATING", seats: 2 });
  await expect(link("solve", theirs.id)).rejects.toMatchObject({ errors: [{ pointer: "/licenseId" }] });
  const { id: usageFeatureId, version } = await featureNamed("solve");
  await expect(neighbour.run(linkFeature, { usageFeatureId, version, licenseId: theirs.id })).rejects.toMatchObject({
    code: "not-found",
  });
  await expect(neighbour.run(readLicenseServers, { licenseId: license.id })).rejects.toMatchObject({
    code: "not-found",
  });
  await link("solve", license.id);
  await expect(world.run(linkFeature, { usageFeatureId, version, licenseId: null })).rejects.toMatchObject({
    code: "changed-meanwhile",
  });
  await world.run(archiveUsageSource, { sourceId });
  await expect(link("solve", null)).rejects.toMatchObject({ code: "already-archived" });
  expect((await world.run(readLicenseServers, { licenseId: license.id })).items).toEqual([]);
});

test("a product shows what servers tell of it: all of one that serves it, else what stands for a licence of it", async () => {
  const { world, sourceId, license, link } = await openScene();
  const { productId } = await world.db.license.findUniqueOrThrow({ where: { id: license.id } });
  const seen = async () => {
    const { servers, items } = await world.run(readProductServers, { productId });
    return {
      servers: servers.map(({ id }) => id),
      features: items.map(({ feature, peak, bought }) => [feature, peak, bought]),
    };
  };
  expect(await seen()).toEqual({ servers: [], features: [] });
  await link("solve", license.id);
  expect(await seen()).toEqual({ servers: [sourceId], features: [["solve", 7, 6]] });
  const { version } = await world.run(readUsageSource, { sourceId });
  await world.run(changeUsageSource, { sourceId, version, productId });
  expect((await seen()).features).toEqual(
    expect.arrayContaining([
      ["solve", 7, 6],
      ["mesh", 1, null],
    ]),
  );
  await link("solve", null);
  expect((await seen()).features).toEqual(
    expect.arrayContaining([
      ["solve", 7, null],
      ["mesh", 1, null],
    ]),
  );
  await world.run(archiveUsageSource, { sourceId });
  expect(await seen()).toEqual({ servers: [], features: [] });
  await expect(world.run(readProductServers, { productId: "prod_none" })).rejects.toMatchObject({ code: "not-found" });
});
