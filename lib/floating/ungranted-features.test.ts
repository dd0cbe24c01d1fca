import { expect, test } from "vitest";
import { grantEntitlement } from "@/lib/entitlements/grant-entitlement";
import { grantOverride } from "@/lib/entitlements/grant-override";
import { switchEntitlement } from "@/lib/entitlements/switch-entitlement";
import { openFeatures } from "@/lib/entitlements/testing-features";
import { openWorld } from "@/lib/testing/world";
import { createPool } from "./create-pool";
import { code, floatingClient } from "./testing-floating";
import { ungrantedFeatures } from "./ungranted-features";

test("what a licence does not grant is told, as a check-out is answered: never granted, switched off, or by exception", async () => {
  const world = await openWorld({ now: new Date().toISOString() });
  const { license, limit } = await openFeatures(world);
  await world.db.license.update({ where: { id: license.id }, data: { allocation: "FLOATING" } });
  const pool = await world.run(createPool, { licenseId: license.id, feature: "render", seats: 1 });
  const client = floatingClient(world.runtime, world.tokenActor(["client"]), license.id);
  const told = async () => {
    const all = await world.run(ungrantedFeatures, { licenseId: license.id });
    return all.find(({ id }) => id === limit.id) ?? null;
  };
  const asked = (user: string) => client.ask(user, { feature: "render" }).then(() => "out", code);
  expect(pool.feature).toBe("render");
  expect([await told(), await asked("ada")]).toEqual([
    { id: limit.id, code: "render", name: limit.name, exceptions: 0 },
    "feature-not-granted",
  ]);
  const granted = await world.run(grantEntitlement, { licenseId: license.id, feature: "render", value: 8 });
  expect([await told(), await asked("ada")]).toEqual([null, "out"]);
  await world.run(switchEntitlement, { entitlementId: granted.id, enabled: false });
  const bob = await world.person({ username: "bob" });
  await world.run(grantOverride, { licenseId: license.id, feature: "render", personId: bob.id, value: 2 });
  expect([await told(), await asked("cy")]).toEqual([
    expect.objectContaining({ exceptions: 1 }),
    "feature-not-granted",
  ]);
  const foreign = await world.neighbour();
  await expect(foreign.run(ungrantedFeatures, { licenseId: license.id }).catch(code)).resolves.toBe("not-found");
});
