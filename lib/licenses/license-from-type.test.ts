import { expect, test } from "vitest";
import type { z } from "zod";
import { openWorld, type World } from "@/lib/testing/world";
import { changeLicense } from "./change-license";
import { changeLicenseType } from "./change-license-type";
import { createLicense } from "./create-license";
import { createLicenseType } from "./create-license-type";
import type { createLicenseTypeInput } from "./license-type-schema";
import { rulesOf } from "./license-rules-schema";
import { listDifferingLicenses } from "./list-differing-licenses";
import { listLicenseTypes } from "./list-license-types";
import { listPurchases } from "./list-purchases";
import { readLicense } from "./read-license";

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const wrong = (...pointers: string[]) => ({ code: "invalid-input", errors: pointers.map((pointer) => ({ pointer })) });

const yearly: z.input<typeof createLicenseTypeInput> = {
  name: "Yearly",
  term: "SUBSCRIPTION",
  allocation: "NODE_LOCKED",
  durationMonths: 12,
  renewal: "MANUAL",
  noticeDays: 30,
  graceDays: 10,
  overage: "PERCENT",
  overagePercent: 10,
  seats: 25,
  countries: ["NL"],
  versionRange: "5.x",
};

async function feature(world: World, productId: string, code: string, kind: "FLAG" | "LIMIT" = "LIMIT") {
  const { organizationId, clock } = world;
  const id = world.runtime.newId("feature");
  return world.db.feature.create({
    data: { id, organizationId, productId, code, name: code, kind, createdAt: clock.now },
  });
}

test("a licence takes its rules, its end, its first seats and its features from its type; its own words go first", async () => {
  const world = await openWorld({ now: "2026-11-02T09:00:00Z" });
  const product = await world.product();
  await feature(world, product.id, "Render");
  await feature(world, product.id, "export", "FLAG");
  const features = [
    { code: "render", value: 8 },
    { code: "export", value: 3, enabled: false },
    { code: "unknown", value: 1 },
  ];
  const type = await world.run(createLicenseType, { ...yearly, features });
  const made = await world.run(createLicense, { productId: product.id, licenseTypeId: type.id });
  const license = await world.run(readLicense, { licenseId: made.id });
  expect(rulesOf(license)).toEqual(rulesOf(type));
  expect(license).toMatchObject({
    startsOn: day("2026-11-02"),
    endsOn: day("2027-11-01"),
    licenseType: { id: type.id, name: "Yearly" },
    differsIn: [],
    seats: { capacity: 25 },
  });
  expect((await world.run(listPurchases, { licenseId: made.id })).items).toMatchObject([
    { seats: 25, startsOn: day("2026-11-02"), endsOn: day("2027-11-01") },
  ]);
  const granted = await world.db.entitlement.findMany({ include: { feature: true }, orderBy: { value: "asc" } });
  expect(granted.map(({ feature: { code }, value, enabled }) => [code, value, enabled])).toEqual([
    ["Render", 8, true],
    ["export", null, false],
  ]);
  expect(await world.events("entitlement.granted")).toHaveLength(2);

  const own = await world.run(createLicense, {
    productId: product.id,
    licenseTypeId: type.id,
    startsOn: "2028-01-31",
    durationMonths: 1,
    graceDays: 0,
    countries: [],
    purchase: { price: { amount: 100, currency: "EUR" } },
  });
  expect(await world.run(readLicense, { licenseId: own.id })).toMatchObject({
    endsOn: day("2028-02-28"),
    graceDays: 0,
    countries: [],
    overagePercent: 10,
    differsIn: ["durationMonths", "graceDays", "countries"],
    seats: { capacity: 25 },
    purchases: 1,
  });
  const endless = await world.run(createLicense, { productId: product.id, licenseTypeId: type.id, endsOn: null });
  expect(await world.run(readLicense, { licenseId: endless.id })).toMatchObject({ endsOn: null, noticeDays: null });
});

test("a trial that begins with its first use has no days until then, and one from its issue has", async () => {
  const world = await openWorld();
  const product = await world.product();
  const trial = { name: "Trial", term: "TRIAL", allocation: "NAMED", durationDays: 30, seats: 5 } as const;
  const later = await world.run(createLicenseType, { ...trial, trialStart: "FIRST_VALIDATION" });
  const base = { productId: product.id, licenseTypeId: later.id };
  const waits = await world.run(createLicense, base);
  expect(await world.run(readLicense, { licenseId: waits.id })).toMatchObject({
    startsOn: null,
    endsOn: null,
    seats: { capacity: 5 },
  });
  await expect(world.run(createLicense, { ...base, endsOn: "2027-01-01" })).rejects.toMatchObject(wrong("/endsOn"));
  const issued = await world.run(createLicense, { ...base, trialStart: "ISSUE" });
  expect(await world.run(readLicense, { licenseId: issued.id })).toMatchObject({
    startsOn: day("2026-11-02"),
    endsOn: day("2026-12-01"),
    differsIn: ["trialStart"],
  });
});

test("maintenance that comes with a perpetual licence runs from its start", async () => {
  const world = await openWorld();
  const product = await world.product();
  const type = await world.run(createLicenseType, {
    name: "For ever",
    term: "PERPETUAL",
    allocation: "NAMED",
    maintained: true,
    maintenanceMonths: 12,
  });
  const made = await world.run(createLicense, {
    productId: product.id,
    licenseTypeId: type.id,
    startsOn: "2027-03-01",
  });
  expect(await world.run(readLicense, { licenseId: made.id })).toMatchObject({
    endsOn: null,
    maintenanceEndsOn: day("2028-02-29"),
  });
});

test("what a licence is to be is refused at its field, and nothing is made", async () => {
  const world = await openWorld();
  const product = await world.product();
  const theirs = await (await world.neighbour()).run(createLicenseType, yearly);
  const archived = await world.run(createLicenseType, { ...yearly, name: "Old" });
  await world.db.licenseType.update({ where: { id: archived.id }, data: { archivedAt: world.clock.now } });
  const base = { productId: product.id, term: "SUBSCRIPTION", allocation: "NAMED" } as const;
  const cases: [input: object, ...pointers: string[]][] = [
    [{ productId: product.id }, "/term", "/allocation"],
    [{ productId: product.id, licenseTypeId: theirs.id }, "/licenseTypeId"],
    [{ productId: product.id, licenseTypeId: archived.id }, "/licenseTypeId"],
    [{ ...base, overage: "PERCENT" }, "/overagePercent"],
    [{ ...base, purchase: { orderNumber: "PO-1" } }, "/purchase/seats"],
    [{ ...base, purchase: { seats: -3 } }, "/purchase/seats"],
    [{ ...base, maintenancePrice: { amount: 5, currency: "EURO" } }, "/maintenancePrice/currency"],
    [{ ...base, countries: ["Holland"] }, "/countries/0"],
    [{ ...base, departmentIds: ["dep_none"] }, "/departmentIds"],
    [{ ...base, siteId: "sit_none" }, "/siteId"],
    [{ ...base, metadata: { plan: { deep: true } } }, "/metadata/plan"],
    [{ ...base, endsOn: "2027-02-30" }, "/endsOn"],
  ];
  for (const [input, ...pointers] of cases) {
    const refusal: unknown = await world.run(createLicense, input as never).catch((error: unknown) => error);
    expect(refusal, JSON.stringify(input)).toMatchObject(wrong(...pointers));
  }
  expect([await world.db.license.count(), await world.db.purchase.count()]).toEqual([0, 0]);
});

test("a change of the type leaves its licences as they are, and shows which of them differ and in what", async () => {
  const world = await openWorld();
  const product = await world.product();
  const render = await feature(world, product.id, "render");
  const type = await world.run(createLicenseType, { ...yearly, features: [{ code: "render", value: 8 }] });
  const base = { productId: product.id, licenseTypeId: type.id };
  const [one, two] = [await world.run(createLicense, base), await world.run(createLicense, { ...base, name: "Two" })];
  await world.run(createLicense, { productId: product.id, term: "PERPETUAL", allocation: "NAMED" });
  await world.run(changeLicense, { licenseId: two.id, version: 1, notes: "Ours", name: "Second", graceDays: 3 });
  const counts = async () => {
    const [{ licenses, differing } = { licenses: 0, differing: 0 }] = (await world.run(listLicenseTypes, {})).items;
    return [licenses, differing];
  };
  const differing = async () =>
    (await world.run(listDifferingLicenses, { licenseTypeId: type.id })).items.map(({ id, differences }) => [
      id,
      ...differences,
    ]);
  expect([await counts(), await differing()]).toEqual([
    [2, 1],
    [[two.id, { field: "graceDays", license: 3, type: 10 }]],
  ]);

  await world.run(changeLicenseType, {
    licenseTypeId: type.id,
    version: 1,
    graceDays: 3,
    countries: ["NL", "BE"],
    features: [{ code: "RENDER", value: 12 }],
  });
  expect(await world.run(readLicense, { licenseId: one.id })).toMatchObject({
    graceDays: 10,
    countries: ["NL"],
    version: 1,
    differsIn: ["graceDays", "countries", "features"],
  });
  const features = {
    field: "features",
    license: [{ code: "render", value: 8, enabled: true }],
    type: [{ code: "render", value: 12, enabled: true }],
  };
  const countries = { field: "countries", license: ["NL"], type: ["BE", "NL"] };
  expect([await counts(), await differing()]).toEqual([
    [2, 2],
    [
      [one.id, { field: "graceDays", license: 10, type: 3 }, countries, features],
      [two.id, countries, features],
    ],
  ]);
  await world.db.entitlement.updateMany({ where: { featureId: render.id }, data: { value: 12 } });
  await world.run(changeLicense, { licenseId: two.id, version: 2, countries: ["BE", "NL"] });
  expect([await counts(), (await differing()).map(([id]) => id)]).toEqual([[2, 1], [one.id]]);

  const [first, ...rest] = await pages(world, type.id);
  expect([first, rest]).toEqual([[one.id], []]);
});

async function pages(world: World, licenseTypeId: string): Promise<string[][]> {
  const found: string[][] = [];
  for (let cursor: string | undefined; ;) {
    const page = await world.run(listDifferingLicenses, { licenseTypeId, limit: 1, ...(cursor ? { cursor } : {}) });
    found.push(page.items.map(({ id }) => id));
    if (page.nextCursor === null) return found;
    cursor = page.nextCursor;
  }
}
