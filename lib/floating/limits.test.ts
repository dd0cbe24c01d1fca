import { expect, test } from "vitest";
import { executeDirect } from "@/lib/kernel/direct-operation";
import { Refusal } from "@/lib/kernel/refusal";
import { ownPool } from "@/lib/testing/own-pool";
import { openWorld, type World } from "@/lib/testing/world";
import { checkOut } from "./check-out";
import { code, floating, floatingClient } from "./testing-floating";

const atAddress = (world: World, address: string, licenseId: string) => {
  const actor = world.tokenActor(["client"]);
  const from = { ...actor, origin: { ...actor.origin, address } };
  return (user: string, more: object = {}) =>
    executeDirect(world.runtime, from, checkOut, { licenseId, holder: { user, host: "h" }, ...more });
};

const refusalOf = (error: unknown) => {
  if (!(error instanceof Refusal)) throw error;
  const { errors, detail } = error;
  return { code: error.code, detail, pointers: errors.map(({ pointer }) => pointer) };
};

const causes = async (world: World) => {
  const rows = await world.db.denial.findMany({ orderBy: { at: "asc" } });
  return rows.map(({ cause, detail, times }) => [cause, detail, times]);
};

test("a licence for countries is given out there, asks where it is not told, and says no elsewhere", async () => {
  const world = await openWorld();
  const { ask, started } = await floating(world, 3, { countries: ["NL", "BE"] });
  expect(await started("ada", { country: "nl" })).toMatchObject({ created: true });
  expect(await ask("bob").catch(refusalOf)).toMatchObject({ code: "invalid-input", pointers: ["/country"] });
  expect(await ask("bob", { country: "FR" }).catch(refusalOf)).toMatchObject({
    code: "country-not-allowed",
    detail: expect.stringContaining("in France") as string,
  });
  expect(await causes(world)).toEqual([["RESTRICTION", "PLACE", 1]]);
  expect(await world.db.lease.count()).toBe(1);
});

test("a site whose addresses cover the caller decides, whatever the program claims, and a differing claim is noted", async () => {
  const world = await openWorld();
  const lyon = await world.site({ country: "FR", addressRanges: ["10.1.0.0/16"] });
  const delft = await world.site({ country: "NL", addressRanges: ["10.1.7.0/24", "2001:db8::/32"] });
  const { license } = await floating(world, 3, { countries: ["NL"] });
  const inLyon = atAddress(world, "10.1.2.3", license.id);
  expect(await inLyon("ada", { country: "NL" }).catch(refusalOf)).toMatchObject({
    code: "country-not-allowed",
    detail: expect.stringContaining(`at ${lyon.name}`) as string,
  });
  const claims = await world.db.countryClaim.findMany();
  expect(claims.map(({ siteId, claimed, licenseId }) => [siteId, claimed, licenseId])).toEqual([
    [lyon.id, "NL", license.id],
  ]);
  // The narrower range goes before the wider one.
  for (const address of ["::ffff:10.1.7.9", "2001:db8::7"])
    expect(await atAddress(world, address, license.id)("bob", { country: "FR" })).toHaveProperty("id");
  const lease = await world.db.lease.findFirstOrThrow();
  expect(lease).toMatchObject({ country: "NL", address: "10.1.7.9" });
  expect(await world.db.countryClaim.count({ where: { siteId: delft.id, claimed: "FR" } })).toBe(1);
});

test("a licence for sites is given out at them, and to who is at no site in their country", async () => {
  const world = await openWorld();
  const delft = await world.site({ country: "NL", addressRanges: ["10.7.0.0/16"] });
  const utrecht = await world.site({ country: "NL", addressRanges: ["10.8.0.0/16"] });
  const { license, ask } = await floating(world, 9, { siteIds: [delft.id] });
  await world.person({ username: "ada", siteId: utrecht.id });
  expect(await atAddress(world, "10.7.1.1", license.id)("ada")).toHaveProperty("id");
  expect(await atAddress(world, "10.8.1.1", license.id)("bob", { country: "NL" }).catch(code)).toBe(
    "country-not-allowed",
  );
  expect(await ask("ada", { holder: { user: "ada", host: "home" }, country: "NL" }).catch(code)).toBe(
    "country-not-allowed",
  );
  expect(await ask("cy", { country: "NL" })).toHaveProperty("id");
  expect(await ask("dee").catch(refusalOf)).toMatchObject({ pointers: ["/country"] });
});

test("a licence for departments is for the people in them and below, and for nobody else", async () => {
  const world = await openWorld();
  const works = await world.department();
  const lab = await world.department({ parentId: works.id });
  const sales = await world.department();
  await world.person({ username: "ada", departmentId: lab.id });
  const bob = await world.person({ username: "bob", departmentId: sales.id });
  const { ask } = await floating(world, 9, { departmentIds: [works.id] });
  expect(await ask("ADA")).toHaveProperty("id");
  expect(await ask("bob").catch(refusalOf)).toMatchObject({
    code: "department-not-allowed",
    detail: expect.stringContaining("bob") as string,
  });
  expect(await ask("stranger").catch(code)).toBe("department-not-allowed");
  // Who moves is judged by where they are now, without anybody's telling the pool.
  await world.db.person.update({ where: { id: bob.id }, data: { departmentId: lab.id } });
  expect(await ask("bob")).toHaveProperty("id");
});

test("a version is judged by the licence's range, channels and maintenance, and the newest allowed is said", async () => {
  const world = await openWorld();
  const product = await world.product();
  await world.release({ productId: product.id, version: "5.1.0" });
  await world.release({ productId: product.id, version: "6.0.0" });
  const { ask } = await floating(world, 9, { productId: product.id, versionRange: "5.x" });
  expect(await ask("ada", { version: "v5.1.0" })).toHaveProperty("id");
  expect(await ask("bob", { version: "6.0.0" }).catch(refusalOf)).toMatchObject({
    code: "version-not-allowed",
    detail: expect.stringContaining("The newest version allowed is 5.1.0") as string,
  });
  expect(await ask("bob").catch(refusalOf)).toMatchObject({ pointers: ["/version"] });
  expect(await ask("bob", { version: "latest" }).catch(refusalOf)).toMatchObject({ pointers: ["/version"] });
  expect(await causes(world)).toEqual([["RESTRICTION", "VERSION", 1]]);
  // A release that is published now is the newest from now on.
  await world.release({ productId: product.id, version: "5.2.0" });
  expect(await ask("bob", { version: "6.0.0" }).catch(refusalOf)).toMatchObject({
    detail: expect.stringContaining("5.2.0") as string,
  });
});

test("maintenance that lapses at midnight reaches the version of tomorrow no more, whoever remembers it", async () => {
  const world = await openWorld();
  const product = await world.product();
  const { license, client } = await floating(world, 9, { productId: product.id });
  const day = (n: number) => new Date(Date.now() + n * 86_400_000).toISOString().slice(0, 10);
  await world.maintenance(license.id, "2025-01-01", day(3));
  const pool = ownPool(world, { max: 1 });
  const { ask } = floatingClient({ ...world.runtime, pool }, client, license.id);
  // No release has this number: it counts as published today.
  expect(await ask("ada", { version: "9.0.0" })).toHaveProperty("id");
  await pool.query("SET leasehold.clock_offset = '5 days'");
  expect(await ask("bob", { version: "9.0.0" }).catch(code)).toBe("maintenance-lapsed");
});

test("maintenance that has lapsed reaches what was published while it ran, and a new period reaches more at once", async () => {
  const world = await openWorld();
  const product = await world.product();
  await world.release({ productId: product.id, version: "5.1.0", releasedOn: new Date("2025-03-01") });
  await world.release({ productId: product.id, version: "5.2.0", releasedOn: new Date("2026-05-01") });
  const { license, ask } = await floating(world, 9, { productId: product.id });
  await world.maintenance(license.id, "2025-01-01", "2025-12-31");
  expect(await ask("ada", { version: "5.1.0" })).toHaveProperty("id");
  expect(await ask("bob", { version: "5.2.0" }).catch(refusalOf)).toMatchObject({
    code: "maintenance-lapsed",
    detail: expect.stringContaining("5.1.0") as string,
  });
  expect(await causes(world)).toEqual([["RESTRICTION", "MAINTENANCE", 1]]);
  await world.maintenance(license.id, "2026-01-01", "2026-12-31");
  expect(await ask("bob", { version: "5.2.0" })).toHaveProperty("id");
});

test("whoever is suspended gets no seat, and a name that two people have is nobody's", async () => {
  const world = await openWorld();
  await world.person({ username: "ada", status: "SUSPENDED" });
  await world.person({ employeeNumber: "twin", status: "SUSPENDED" });
  await world.person({ employeeNumber: "Twin" });
  const { ask } = await floating(world, 9);
  expect(await ask("ada").catch(refusalOf)).toMatchObject({
    code: "holder-not-allowed",
    detail: expect.stringContaining("suspended") as string,
  });
  expect(await causes(world)).toEqual([["EXCLUDED", "SUSPENDED", 1]]);
  expect(await ask("twin")).toHaveProperty("id");
});

test("the rules that a process remembers are out of date as soon as the licence changes", async () => {
  const world = await openWorld();
  const { license, ask } = await floating(world, 9);
  expect(await ask("ada")).toHaveProperty("id");
  await world.db.license.update({ where: { id: license.id }, data: { countries: ["NL"], versionRange: "5.x" } });
  expect(await ask("bob", { version: "5.0.0" }).catch(refusalOf)).toMatchObject({ pointers: ["/country"] });
  expect(await ask("bob", { country: "NL" }).catch(refusalOf)).toMatchObject({ pointers: ["/version"] });
  expect(await ask("bob", { country: "NL", version: "5.0.0" })).toHaveProperty("id");
  await world.db.license.update({ where: { id: license.id }, data: { countries: [], versionRange: null } });
  expect(await ask("cy")).toHaveProperty("id");
});
