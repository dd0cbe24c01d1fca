import { expect, test } from "vitest";
import { routes } from "@/app/api/v1/openapi.json/routes";
import { readJwks } from "@/lib/keys/read-jwks";
import { openOffline } from "@/lib/offline/testing-offline";
import { openRoutes } from "@/lib/testing/route-client";
import { serveHttp } from "@/lib/testing/serve-http";
import { Refused } from "./client-errors";
import { openClient } from "./testing-client";

const hour = 3_600_000;

/** A server with a floating licence that is lent, and a program of it. */
async function openSite() {
  const { world, license, key } = await openOffline({
    allocation: "FLOATING",
    metric: "USER",
    deployment: "HYBRID",
    borrowSeconds: 48 * 3_600,
    seats: 1,
  });
  // Leases live by the database's clock, and the files of what is borrowed with them.
  world.clock.now = new Date();
  const server = await serveHttp(openRoutes(world, routes).send);
  const options = { server: server.url, key: key.key, publicKeys: await readJwks(world.runtime) };
  return { world, license, server, ...openClient(world.clock, options) };
}
const later = (world: { clock: { now: Date } }, ms: number) =>
  void (world.clock.now = new Date(world.clock.now.getTime() + ms));

test("a seat is borrowed, and the program goes by its file without a server until it ends", async () => {
  const { world, client, server, again } = await openSite();
  const lease = await client.leases.checkOut({ user: "ada", host: "laptop" });
  const until = new Date(world.clock.now.getTime() + 20 * hour);
  const file = await client.leases.borrow(until);
  expect(file).toMatchObject({ expiry: until, lease: { id: lease.id, user: "ada", host: "laptop", seats: 1 } });
  expect(await client.leases.heartbeat()).toEqual(until);
  expect(await client.check()).toMatchObject({ valid: true, source: "online" });
  expect(await world.db.issuedFile.count()).toBe(1);
  server.close();
  later(world, 19 * hour);
  expect(await again().check()).toMatchObject({ valid: true, source: "file", goodUntil: until });
  later(world, hour);
  expect(await again().check()).toMatchObject({ valid: false, code: "FILE_EXPIRED" });
});

test("returned early its file is forgotten; one that was copied is on the revocation list", async () => {
  const { client, server } = await openSite();
  await client.leases.checkOut({ user: "ada", host: "laptop" });
  await expect(client.leases.returnEarly()).rejects.toBeInstanceOf(Refused);
  await client.leases.borrow(new Date(Date.now() + 20 * hour));
  await expect(client.leases.checkIn()).rejects.toMatchObject({ status: 409 });
  await client.leases.returnEarly();
  await client.renewRevocations();
  server.close();
  expect(await client.check()).toMatchObject({ valid: false, source: "none" });
  await expect(client.leases.heartbeat()).rejects.toThrow("check a seat out first");
});
