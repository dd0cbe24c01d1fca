import { createServer, type Server } from "node:http";
import { afterEach, expect, test, vi } from "vitest";
import { withRuntime } from "@/lib/kernel/default-runtime";
import { hearChanges } from "@/lib/kernel/remembered";
import { revokeKey } from "@/lib/keys/revoke-key";
import { openProgram } from "@/lib/testing/client-program";
import { openWorld } from "@/lib/testing/world";
import { answerClients } from "@/server/front-door/answer-clients";
import { createFrontDoor } from "@/server/front-door/create-front-door";
import { listen } from "@/server/process/listen";

/** On a machine that may be busy. */
const patience = { timeout: 30_000 };
const open: Server[] = [];
afterEach(() => {
  for (const server of open.splice(0)) server.close().closeAllConnections();
});

async function serve(server: Server): Promise<string> {
  open.push(server);
  return `http://127.0.0.1:${await listen(server, 0, "127.0.0.1")}`;
}

/** A front door that answers client programs itself and passes the rest on. */
async function openLane(mostWaiting = 100) {
  const world = await openWorld();
  const { keyOf } = openProgram(world);
  let waiting = 0;
  const pages = await serve(createServer((_request, response) => response.end("a page")));
  const here = answerClients({ url: "http://leasehold.test", waiting: () => waiting, mostWaiting });
  const server = createFrontDoor({
    webUrl: () => pages,
    trustedProxies: [],
    routes: new Map(),
    clients: (request, response, id) => withRuntime(world.runtime, () => here(request, response, id)),
    answered: () => undefined,
  });
  const url = await serve(server);
  const license = await world.license({ allocation: "FLOATING", seats: 2 });
  const key = await keyOf(license.id);
  const take = async (user: string, text = key.key) => {
    const response = await fetch(`${url}/api/v1/leases`, {
      method: "POST",
      headers: { authorization: `License ${text}`, "content-type": "application/json" },
      body: JSON.stringify({ holder: { user, host: "h" } }),
    });
    const body: Record<string, unknown> = JSON.parse(await response.text());
    return { status: response.status, body, headers: response.headers };
  };
  return { world, url, key, take, crowd: (calls: number) => void (waiting = calls) };
}

test("client programs are answered here, signed, and everybody else by the pages", async () => {
  const { url, take } = await openLane();
  const made = await take("ada");
  expect([made.status, made.body.seats]).toEqual([201, 1]);
  expect(made.headers.get("signature")).toMatch(/^leasehold=:/);
  expect(made.headers.get("x-request-id")).toMatch(/^req_/);
  const lease = `${url}/api/v1/leases/${String(made.body.id)}`;
  expect((await fetch(lease)).status).toBe(401);
  for (const path of ["/", "/api/v1/licenses", "/api/v1/leases/x/y"])
    expect(await (await fetch(`${url}${path}`)).text()).toBe("a page");
});

test("an address that has not the method is told with those that it has, one that cannot be read as such", async () => {
  const { url, key } = await openLane();
  const ask = async (method: string, path: string) => {
    const response = await fetch(`${url}${path}`, { method, headers: { authorization: `License ${key.key}` } });
    const { type, instance } = JSON.parse(await response.text());
    return [response.status, type, instance, response.headers.get("allow"), response.headers.has("signature")];
  };
  const wrong = "/problems/method-not-allowed";
  expect(await ask("GET", "/api/v1/leases")).toEqual([405, wrong, "/api/v1/leases", "POST", true]);
  expect(await ask("PUT", "/api/v1/leases/x")).toEqual([405, wrong, "/api/v1/leases/x", "GET, DELETE", true]);
  expect(await ask("POST", "/api/v1/people/x")).toEqual([405, wrong, "/api/v1/people/x", expect.any(String), true]);
  for (const path of ["/api/v1/leases/a%ffb", "/api/v1/leases/a%zz", "/my/%"])
    expect(await ask("GET", path)).toEqual([400, "/problems/unreadable-address", path, null, false]);
});

test("a key is looked up once, and refused from the moment of its revocation", async () => {
  const { world, key, take } = await openLane();
  const changes = hearChanges(world.runtime, world.applicationUrl);
  await vi.waitFor(async () => {
    const asked = vi.spyOn(world.runtime.pool, "query");
    await take("ada");
    await take("ada");
    const lookups = asked.mock.calls.filter(([query]) => JSON.stringify(query).includes("present-key")).length;
    asked.mockRestore();
    expect(lookups).toBe(0);
  }, patience);
  await world.run(revokeKey, { keyId: key.id, reason: "Leaked" });
  const refused = { status: 401, code: "KEY_REVOKED" };
  await vi.waitFor(async () => expect((await take("ada")).body).toMatchObject(refused), patience);
  await changes.stop();
});

test("whoever would only wait for long is told to come again", async () => {
  const { take, crowd } = await openLane(10);
  crowd(10);
  const told = await take("ada");
  expect([told.status, told.body.type, told.headers.get("retry-after")]).toEqual([503, "/problems/busy", "1"]);
  expect([told.body.requestId, told.body.instance]).toEqual([told.headers.get("x-request-id"), "/api/v1/leases"]);
  crowd(9);
  expect((await take("ada")).status).toBe(201);
});

test("with the database away the answer is 503 at once, signed, and all is well when it is back", async () => {
  const { world, take } = await openLane();
  const kid = async (answer: Promise<{ headers: Headers }>) =>
    /keyid="([^"]+)"/.exec((await answer).headers.get("signature-input") ?? "")?.[1];
  const known = await kid(take("ada"));
  const query = vi.spyOn(world.runtime.pool, "query");
  query.mockImplementation(() => Promise.reject(Object.assign(new Error("connection lost"), { code: "08006" })));
  const told = await take("bob");
  expect([told.status, told.body.type, told.headers.get("retry-after")]).toEqual([503, "/problems/database-away", "2"]);
  expect(await kid(take("bob"))).toBe(known);
  query.mockRestore();
  expect((await take("bob")).status).toBe(201);
});
