import { expect, test } from "vitest";
import { routes } from "@/app/api/v1/openapi.json/routes";
import { grantEntitlement } from "@/lib/entitlements/grant-entitlement";
import { switchEntitlement } from "@/lib/entitlements/switch-entitlement";
import { readJwks } from "@/lib/keys/read-jwks";
import { fingerprint, openOffline } from "@/lib/offline/testing-offline";
import { openRoutes } from "@/lib/testing/route-client";
import { serveHttp } from "@/lib/testing/serve-http";
import { openClient } from "./testing-client";

test("a feature that is switched is told of by the next heartbeat", async () => {
  const { world, license, key } = await openOffline({ heartbeatSeconds: 600 });
  const server = await serveHttp(openRoutes(world, routes).send);
  const { client, around } = openClient(world.clock, {
    server: server.url,
    key: key.key,
    publicKeys: await readJwks(world.runtime),
    machine: { fingerprint },
  });
  const base = { organizationId: world.organizationId, createdAt: world.clock.now };
  const feature = await world.db.feature.create({
    data: {
      ...base,
      id: world.runtime.newId("feature"),
      productId: license.productId,
      code: "export",
      name: "Export",
      kind: "FLAG",
    },
  });
  const granted = await world.run(grantEntitlement, { licenseId: license.id, feature: feature.id });
  await client.activate();
  expect(client.feature("export")).toBeNull();
  const { wait } = around;
  let pauses = 0;
  around.wait = async (milliseconds, options) => {
    if (!options?.idle || milliseconds === 10_000) return wait(milliseconds, options);
    pauses++;
    if (pauses === 1) await world.run(switchEntitlement, { entitlementId: granted.id, enabled: false });
    if (pauses === 3) beats.stop();
  };
  const told: string[][] = [];
  const beats = await client.startHeartbeats({ features: (all) => void told.push(all.map(({ code }) => code)) });
  expect(client.feature("EXPORT")).toEqual({ code: "export", kind: "FLAG", value: true, until: null });
  await beats.ended;
  expect(told).toEqual([["export"], []]);
  expect(client.feature("export")).toBeNull();
});
