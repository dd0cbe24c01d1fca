import { expect, test } from "vitest";
import { grantEntitlement } from "@/lib/entitlements/grant-entitlement";
import { grantOverride } from "@/lib/entitlements/grant-override";
import { switchEntitlement } from "@/lib/entitlements/switch-entitlement";
import { openFeatures } from "@/lib/entitlements/testing-features";
import { ownPool } from "@/lib/testing/own-pool";
import { openWorld } from "@/lib/testing/world";
import { after, code, floating, floatingClient } from "./testing-floating";

/** A floating licence with a pool of its product and one of a feature, and the feature granted. */
async function open() {
  const world = await openWorld({ now: new Date().toISOString() });
  const made = await openFeatures(world);
  const { limit } = made;
  const license = await world.db.license.update({ where: { id: made.license.id }, data: { allocation: "FLOATING" } });
  const granted = await world.run(grantEntitlement, { licenseId: license.id, feature: "render", value: 8 });
  const { organizationId, runtime } = world;
  await world.db.pool.create({
    data: {
      id: runtime.newId("pool"),
      ...{ organizationId, licenseId: license.id, featureId: limit.id, name: "Rendering", seats: 3 },
      createdAt: runtime.now(),
    },
  });
  const actor = world.tokenActor(["client"]);
  const client = floatingClient(runtime, actor, license.id);
  const later = (seconds: number) => after(world, { license, client: actor }, seconds);
  const turn = (enabled: boolean) => world.run(switchEntitlement, { entitlementId: granted.id, enabled });
  const render = (user: string) => client.started(user, { feature: "render" });
  return { world, license, limit, granted, client, later, turn, render };
}

const line = { code: "render", kind: "LIMIT", value: 8, until: null };

test("a check-out and each heartbeat tell which features hold, and a switch is told of by the next", async () => {
  const { client, turn } = await open();
  const lease = await client.started("ada");
  expect(lease.entitlements).toEqual([line]);
  expect((await client.beat(lease.id, lease.token)).entitlements).toEqual([line]);
  await turn(false);
  expect((await client.beat(lease.id, lease.token)).entitlements).toEqual([]);
  expect((await client.started("bob")).entitlements).toEqual([]);
  await turn(true);
  expect((await client.beat(lease.id, lease.token)).entitlements).toEqual([line]);
  expect((await client.started("ada")).entitlements).toEqual([line]);
});

test("the pool of a feature that is switched off gives nothing out, takes no heartbeat, and goes on when it is on again", async () => {
  const { world, client, turn, render } = await open();
  const lease = await render("ada");
  await turn(false);
  expect(await render("bob").catch(code)).toBe("feature-not-granted");
  expect(await client.beat(lease.id, lease.token).catch(code)).toBe("feature-not-granted");
  expect(await world.db.denial.findMany()).toMatchObject([{ user: "bob", cause: "RESTRICTION", detail: "FEATURE" }]);
  // The product's own pool is open as before.
  expect(await client.started("bob")).toHaveProperty("id");
  await turn(true);
  expect(await client.beat(lease.id, lease.token)).toHaveProperty("expiresAt");
  expect(await render("bob")).toHaveProperty("id");
});

test("whoever waits for a feature's pool waits on while it is off, and is served when it is on", async () => {
  const { client, turn, render } = await open();
  const held = [await render("a"), await render("b"), await render("c")];
  const place = await client.queued("dee", { feature: "render" });
  await turn(false);
  await client.back(held[0]?.id ?? "");
  expect(await client.look(place.ticket)).toMatchObject({ status: "waiting" });
  await turn(true);
  expect(await client.look(place.ticket)).toMatchObject({
    status: "granted",
    lease: { entitlements: [line], heartbeatSeconds: 240 },
  });
});

test("an override lets one person in and keeps another out, and tells each their own", async () => {
  const { world, license, client, turn, render } = await open();
  const ada = await world.person({ username: "ada" });
  const bob = await world.person({ username: "bob" });
  const override = { licenseId: license.id, feature: "render" };
  await world.run(grantOverride, { ...override, personId: ada.id, value: 99, enabled: true, reason: "a deadline" });
  await world.run(grantOverride, {
    ...override,
    personId: bob.id,
    value: 1,
    enabled: false,
    reason: "no render today",
  });
  expect((await render("ada")).entitlements).toEqual([{ ...line, value: 99 }]);
  expect(await render("bob").catch(code)).toBe("feature-not-granted");
  expect((await render("cy")).entitlements).toEqual([line]);
  await turn(false);
  const again = await render("ada");
  expect(again.created).toBe(false);
  expect((await client.beat(again.id, again.token)).entitlements).toEqual([{ ...line, value: 99 }]);
  expect(await render("dee").catch(code)).toBe("feature-not-granted");
});

test("a feature that ends by itself closes its pool at that instant, without anybody's doing", async () => {
  const { world, granted, client, later, render } = await open();
  const endsAt = new Date(Date.now() + 300_000);
  await world.db.entitlement.update({ where: { id: granted.id }, data: { endsAt } });
  const lease = await render("ada");
  expect(lease.entitlements).toEqual([{ ...line, until: endsAt }]);
  const other = await client.started("cy");
  const then = later(301);
  expect(await then.beat(other.id, other.token)).toMatchObject({ entitlements: [] });
  expect(await then.ask("bob", { feature: "render" }).catch(code)).toBe("feature-not-granted");
  expect(await then.beat(lease.id, lease.token).catch(code)).toBe("feature-not-granted");
  expect(await then.started("dee")).toMatchObject({ entitlements: [] });
});

test("a process that remembers the features is told when one ends", async () => {
  const { world, license, granted } = await open();
  const endsAt = new Date(Date.now() + 300_000);
  await world.db.entitlement.update({ where: { id: granted.id }, data: { endsAt } });
  // One connection, whose clock is moved while the process goes on.
  const pool = ownPool(world, { max: 1 });
  const client = floatingClient({ ...world.runtime, pool }, world.tokenActor(["client"]), license.id);
  const lease = await client.started("ada", { ttl: 600 });
  expect(lease.entitlements).toEqual([{ ...line, until: endsAt }]);
  expect((await client.beat(lease.id, lease.token)).entitlements).toHaveLength(1);
  await pool.query("SET leasehold.clock_offset = '301s'");
  expect((await client.beat(lease.id, lease.token)).entitlements).toEqual([]);
});

test("archiving a feature closes its pool, and what an add-on holds counts", async () => {
  const { world, limit, render, turn, license } = await open();
  await render("ada");
  await world.db.feature.update({ where: { id: limit.id }, data: { archivedAt: world.clock.now } });
  expect(await render("bob").catch((error: unknown) => code(error))).toBe("feature-not-granted");
  await world.db.feature.update({ where: { id: limit.id }, data: { archivedAt: null } });
  await turn(false);
  await world.db.entitlement.updateMany({ data: { archivedAt: world.clock.now } });
  const base = { organizationId: world.organizationId, createdAt: world.clock.now };
  const addOn = await world.db.addOn.create({
    data: { id: world.runtime.newId("addOn"), productId: license.productId, code: "p", name: "P", ...base },
  });
  await world.db.licenseAddOn.create({
    data: { id: world.runtime.newId("licenseAddOn"), licenseId: license.id, addOnId: addOn.id, ...base },
  });
  expect(await render("bob").catch(code)).toBe("feature-not-granted");
  await world.db.addOnFeature.create({
    data: { organizationId: world.organizationId, addOnId: addOn.id, featureId: limit.id, value: 5 },
  });
  expect((await render("bob")).entitlements).toEqual([{ ...line, value: 5 }]);
});

test("a suite has the features of its components, and the organisation's day is that of its time zone", async () => {
  const world = await openWorld({ now: new Date().toISOString() });
  const suite = await world.product();
  const part = await world.product();
  const { license, started, beat } = await floating(world, 9, { productId: suite.id });
  const ada = await started("ada");
  const base = { organizationId: world.organizationId, createdAt: world.clock.now };
  const id = world.runtime.newId("feature");
  await world.db.feature.create({ data: { ...base, id, productId: part.id, code: "x", name: "X", kind: "FLAG" } });
  await world.db.entitlement.create({
    data: { ...base, id: world.runtime.newId("entitlement"), licenseId: license.id, featureId: id },
  });
  const codes = async () => (await beat(ada.id, ada.token)).entitlements.map(({ code: name }) => name);
  expect(await codes()).toEqual([]);
  const link = { organizationId: world.organizationId, suiteId: suite.id, componentId: part.id };
  await world.db.suiteComponent.create({ data: link });
  expect(await codes()).toEqual(["x"]);
  await world.db.feature.update({ where: { id }, data: { code: "y" } });
  expect(await codes()).toEqual(["y"]);
  await world.db.suiteComponent.deleteMany({ where: link });
  expect(await codes()).toEqual([]);
  const { rulesVersion } = await world.db.pool.findFirstOrThrow();
  const rename = { where: { id: world.organizationId } };
  await world.db.organization.update({ ...rename, data: { name: "Meridian" } });
  expect(await world.db.pool.findFirst()).toMatchObject({ rulesVersion });
  await world.db.organization.update({ ...rename, data: { timeZone: "Asia/Tokyo" } });
  expect(await world.db.pool.findFirst()).toMatchObject({ rulesVersion: rulesVersion + 1, refreshAt: new Date(0) });
});
