import { expect, test } from "vitest";
import { archiveFeature } from "@/lib/catalog/archive-feature";
import { changeFeature } from "@/lib/catalog/change-feature";
import { execute } from "@/lib/kernel/operation";
import { openWorld, type World } from "@/lib/testing/world";
import { changeEntitlement } from "./change-entitlement";
import { effectiveEntitlements } from "./effective-entitlements";
import { parseEntitlementFacts, type FeatureFactsJson } from "./entitlement-facts";
import { grantEntitlement } from "./grant-entitlement";
import { listEntitlements } from "./list-entitlements";
import { switchEntitlement } from "./switch-entitlement";
import { openFeatures } from "./testing-features";
import { withdrawEntitlement } from "./withdraw-entitlement";

/** What a validation reads, in one statement. */
async function effective(world: World, licenseId: string, at = world.clock.now) {
  const { rows } = await world.runtime.pool.query<{ facts: FeatureFactsJson[] }>(
    "SELECT entitlement_facts($1, $2, NULL, NULL) AS facts",
    [world.organizationId, licenseId],
  );
  return effectiveEntitlements(parseEntitlementFacts(rows[0]?.facts ?? []), at).map(({ code, value }) => [code, value]);
}

test("what is granted, switched and withdrawn is what the next validation reads", async () => {
  const world = await openWorld();
  const { license } = await openFeatures(world);
  const grant = (feature: string, value?: number | null) =>
    world.run(grantEntitlement, { licenseId: license.id, feature, value });
  await grant("export");
  await grant("calls", null);
  const render = await grant("render", 8);
  expect(await effective(world, license.id)).toEqual([
    ["calls", null],
    ["export", true],
    ["render", 8],
  ]);
  const off = await world.run(switchEntitlement, { entitlementId: render.id, enabled: false });
  expect(off).toMatchObject({ enabled: false, standing: "SWITCHED_OFF", version: 2 });
  expect(await effective(world, license.id)).not.toContainEqual(["render", 8]);
  await world.run(switchEntitlement, { entitlementId: render.id, enabled: false });
  await world.run(switchEntitlement, { entitlementId: render.id, enabled: true });
  await world.run(changeEntitlement, { entitlementId: render.id, version: 3, value: 12 });
  expect(await effective(world, license.id)).toContainEqual(["render", 12]);
  await world.run(withdrawEntitlement, { entitlementId: render.id });
  await world.run(withdrawEntitlement, { entitlementId: render.id });
  expect(await effective(world, license.id)).toHaveLength(2);
  const events = await world.events();
  expect(events.filter(({ subjectId }) => subjectId === render.id).map(({ type }) => type)).toEqual([
    "entitlement.granted",
    "entitlement.switched-off",
    "entitlement.switched-on",
    "entitlement.changed",
    "entitlement.withdrawn",
  ]);
  await expect(world.run(switchEntitlement, { entitlementId: render.id, enabled: true })).rejects.toMatchObject({
    code: "withdrawn-already",
  });
});

test("the wrong feature, kind or value is told beside its field, and nothing is granted", async () => {
  const world = await openWorld();
  const { license, feature } = await openFeatures(world);
  const elsewhere = await openFeatures(world);
  const old = await feature("old", "FLAG");
  await world.run(archiveFeature, { featureId: old.id });
  const refused = async (given: object) => {
    const input = { licenseId: license.id, feature: "render", value: 1, ...given };
    const answer = await world.run(grantEntitlement, input).then(
      () => null,
      (error: unknown) => error,
    );
    return answer;
  };
  for (const [given, pointer, detail] of [
    [{ feature: "fly" }, "/feature", "is not a feature of this licence's product"],
    [{ feature: elsewhere.limit.id }, "/feature", "is not a feature of this licence's product"],
    [{ feature: old.id }, "/feature", "is not a feature of this licence's product"],
    [{ feature: "export" }, "/value", "is empty for a FLAG, which is on or off"],
    [{ value: undefined }, "/value", "is needed for a LIMIT"],
    [{ value: null }, "/value", "is needed for a LIMIT"],
    [{ feature: "calls", value: undefined }, "/value", "is needed for a METER: a number, or null for no limit"],
    [{ value: -1 }, "/value", "is not negative"],
    [{ value: 1.5 }, "/value", "is a whole number"],
    [{ value: 2 ** 31 }, "/value", "is at most 2,147,483,647"],
    [{ startsAt: "2027-01-01", endsAt: "2026-12-31" }, "/endsAt", "is after the start"],
    [{ startsAt: "soon" }, "/startsAt", "is a day such as 2027-03-12, or an instant such as 2027-03-12T09:00:00Z"],
  ] as const)
    expect(await refused(given), JSON.stringify(given)).toMatchObject({ status: 422, errors: [{ pointer, detail }] });
  expect(await refused({ licenseId: "lic_none" })).toMatchObject({ code: "not-found" });
  expect((await world.run(listEntitlements, { licenseId: license.id })).total).toBe(0);
});

test("periods: days are the organisation's, overlaps are refused, neighbours are not", async () => {
  const world = await openWorld();
  const { license } = await openFeatures(world);
  const grant = (value: number, startsAt: string | null, endsAt: string | null) =>
    world.run(grantEntitlement, { licenseId: license.id, feature: "render", value, startsAt, endsAt });
  const first = await grant(4, null, "2026-11-30");
  expect(first.endsAt).toEqual(new Date("2026-11-30T23:00:00Z"));
  await expect(grant(5, "2026-11-30", null)).rejects.toMatchObject({
    code: "entitlement-overlaps",
    detail: expect.stringContaining("render is there already until 2026-11-30T23:00:00Z"),
  });
  const second = await grant(9, "2026-12-01", null);
  expect(second).toMatchObject({ startsAt: new Date("2026-11-30T23:00:00Z"), standing: "NOT_STARTED" });
  expect(await effective(world, license.id)).toEqual([["render", 4]]);
  expect(await effective(world, license.id, new Date("2026-11-30T23:00:00Z"))).toEqual([["render", 9]]);
  await expect(
    world.run(changeEntitlement, { entitlementId: first.id, version: 1, endsAt: null }),
  ).rejects.toMatchObject({ code: "entitlement-overlaps" });
  await expect(world.run(changeEntitlement, { entitlementId: first.id, version: 7, value: 1 })).rejects.toMatchObject({
    code: "changed-meanwhile",
  });
  const both = await Promise.allSettled([1, 2, 3, 4].map((n) => grant(n, "2025-01-01", "2025-02-01")));
  expect(both.filter(({ status }) => status === "fulfilled")).toHaveLength(0);
  await world.run(withdrawEntitlement, { entitlementId: first.id });
  const racing = await Promise.allSettled([1, 2, 3, 4].map((n) => grant(n, "2025-01-01", "2025-02-01")));
  expect(racing.filter(({ status }) => status === "fulfilled")).toHaveLength(1);
});

test("the database refuses an overlap that no command made", async () => {
  const world = await openWorld();
  const { license, limit } = await openFeatures(world);
  await world.run(grantEntitlement, { licenseId: license.id, feature: "render", value: 1 });
  const data = { licenseId: license.id, featureId: limit.id, organizationId: world.organizationId };
  await expect(
    world.db.entitlement.create({
      data: { ...data, id: world.runtime.newId("entitlement"), value: 1, createdAt: world.clock.now },
    }),
  ).rejects.toThrow(/entitlement_once_per_feature/);
});

test("a feature's kind stays once it was granted, and it cannot be archived while it is", async () => {
  const world = await openWorld();
  const { license, limit } = await openFeatures(world);
  const change = { featureId: limit.id, version: limit.version, kind: "METER" as const };
  const granted = await world.run(grantEntitlement, { licenseId: license.id, feature: "render", value: 1 });
  await expect(world.run(archiveFeature, { featureId: limit.id })).rejects.toMatchObject({
    code: "in-use",
    detail: "render is granted by 1 licence. Withdraw it there first.",
  });
  await world.run(withdrawEntitlement, { entitlementId: granted.id });
  await expect(world.run(changeFeature, change)).rejects.toMatchObject({
    errors: [{ pointer: "/kind", detail: expect.stringContaining("stays LIMIT, since it is or was granted") }],
  });
  await world.run(archiveFeature, { featureId: limit.id });
});

test("another organisation's licences, features and entitlements are not there", async () => {
  const world = await openWorld();
  const foreign = await world.neighbour();
  const theirs = await openFeatures(foreign);
  const entitlement = await foreign.run(grantEntitlement, {
    licenseId: theirs.license.id,
    feature: "render",
    value: 3,
  });
  const mine = await openFeatures(world);
  const gone = { code: "not-found" };
  const { id: entitlementId } = entitlement;
  await expect(world.run(listEntitlements, { licenseId: theirs.license.id })).rejects.toMatchObject(gone);
  await expect(world.run(switchEntitlement, { entitlementId, enabled: false })).rejects.toMatchObject(gone);
  await expect(world.run(changeEntitlement, { entitlementId, version: 1, value: 1 })).rejects.toMatchObject(gone);
  await expect(world.run(withdrawEntitlement, { entitlementId })).rejects.toMatchObject(gone);
  await expect(
    world.run(grantEntitlement, { licenseId: mine.license.id, feature: theirs.limit.id, value: 1 }),
  ).rejects.toMatchObject({ errors: [{ pointer: "/feature" }] });
  const { rows } = await world.runtime.pool.query<{ facts: unknown[] }>(
    "SELECT entitlement_facts($1, $2, NULL, NULL) AS facts",
    [world.organizationId, theirs.license.id],
  );
  expect(rows[0]?.facts).toEqual([]);
  expect(await effective(foreign, theirs.license.id)).toEqual([["render", 3]]);
});

test("a licence that was archived is granted nothing", async () => {
  const world = await openWorld();
  const { license } = await openFeatures(world);
  await world.db.license.update({ where: { id: license.id }, data: { archivedAt: world.clock.now } });
  const granted = world.run(grantEntitlement, { licenseId: license.id, feature: "export" });
  await expect(granted).rejects.toMatchObject({ code: "already-archived" });
  expect(await world.db.entitlement.count()).toBe(0);
});

test("employees and auditors cannot grant", async () => {
  const world = await openWorld();
  const { license } = await openFeatures(world);
  for (const role of ["EMPLOYEE", "AUDITOR", "APPROVER"] as const)
    await expect(
      execute(world.runtime, await world.actor([role]), grantEntitlement, {
        licenseId: license.id,
        feature: "export",
      }),
    ).rejects.toMatchObject({ code: "not-permitted" });
});
