import { beforeEach, expect, test } from "vitest";
import { createApiToken } from "@/lib/auth/create-api-token";
import { machineOf, nodeLocked } from "@/lib/activations/testing-machines";
import { replaceKey } from "@/lib/keys/replace-key";
import { revokeKey } from "@/lib/keys/revoke-key";
import { openProgram } from "@/lib/testing/client-program";
import { openWorld, type World } from "@/lib/testing/world";
import * as licenseFile from "../licenses/[id]/file/route";
import * as revocations from "../revocations/route";
import { DELETE, GET } from "./[id]/route";
import * as file from "./[id]/file/route";
import * as heartbeat from "./[id]/heartbeat/route";
import { POST } from "./route";

let world: World;
let program: ReturnType<typeof openProgram>;
beforeEach(async () => {
  world = await openWorld();
  program = openProgram(world);
});

async function locked(given: Parameters<typeof nodeLocked>[1] = {}) {
  const license = await nodeLocked(world, given);
  return { license, key: (await program.keyOf(license.id)).key };
}
const idOf = (body: Record<string, unknown>) => ({ id: String(body.id) });

test("a machine is activated, seen, kept alive and deactivated with nothing but a key", async () => {
  const { license, key } = await locked({ heartbeatSeconds: 600 });
  const made = await program.ask(POST, key, { body: machineOf(1) });
  expect([made.status, made.body.drifted]).toEqual([201, []]);
  expect(made.response.headers.get("location")).toBe(`/api/v1/activations/${String(made.body.id)}`);
  expect(made.body).not.toHaveProperty("created");
  const params = idOf(made.body);
  expect((await program.ask(GET, key, { method: "GET", params })).body).toMatchObject({
    ...params,
    licenseId: license.id,
    endedAt: null,
  });
  const beat = await program.ask(heartbeat.POST, key, { params, headers: { "idempotency-key": "ignored" } });
  expect(beat.body).toEqual({ expiresAt: "2026-11-02T09:15:00.000Z", heartbeatSeconds: 600, entitlements: [] });
  world.clock.now = new Date(world.clock.now.getTime() + 60_000);
  const second = await program.ask(heartbeat.POST, key, { params, headers: { "idempotency-key": "ignored" } });
  expect(second.body).toMatchObject({ expiresAt: "2026-11-02T09:16:00.000Z" });
  for (let i = 0; i < 2; i++) {
    const gone = await program.ask(DELETE, key, { method: "DELETE", params });
    expect([gone.status, gone.text]).toEqual([204, ""]);
  }
  const late = await program.ask(heartbeat.POST, key, { params });
  expect([late.status, late.body.type]).toEqual([410, "/problems/activation-ended"]);
});

test("the same machine again is the same activation, with what has drifted; a full licence says how full", async () => {
  const { key } = await locked({ seats: 1, machineMatching: "MOST" });
  const first = await program.ask(POST, key, { body: machineOf(1) });
  const { components } = machineOf(1);
  const again = await program.ask(POST, key, { body: { ...machineOf(1), components: { ...components, disk: "new" } } });
  expect([again.status, again.body.id]).toEqual([200, first.body.id]);
  expect(again.body.drifted).toEqual([{ component: "disk", was: "disk-1", is: "new" }]);
  const full = await program.ask(POST, key, { body: machineOf(2) });
  expect(full.status).toBe(409);
  expect(full.body).toMatchObject({ type: "/problems/activation-limit-reached", limit: 1, active: 1 });
});

test("with an Idempotency-Key the first answer comes again, signed afresh; with another body it is refused", async () => {
  const { key } = await locked();
  const headers = { "idempotency-key": "first-start", "leasehold-nonce": "one" };
  const first = await program.ask(POST, key, { body: machineOf(1), headers });
  world.clock.now = new Date(world.clock.now.getTime() + 3_000);
  const again = await program.ask(POST, key, { body: machineOf(1), headers: { ...headers, "leasehold-nonce": "two" } });
  expect([again.status, again.text]).toEqual([201, first.text]);
  expect(again.response.headers.get("idempotency-replayed")).toBe("true");
  expect(again.response.headers.get("signature")).not.toBe(first.response.headers.get("signature"));
  const other = await program.ask(POST, key, { body: machineOf(2), headers });
  expect(other.body).toMatchObject({ status: 409, type: "/problems/idempotency-key-reused" });
  const stranger = (await locked()).key;
  expect((await program.ask(POST, stranger, { body: machineOf(2), headers })).status).toBe(201);
});

test(
  "200 machines at once on 5 units: 5 are activated, and 195 are told that all are taken",
  { timeout: 240_000 },
  async () => {
    const { license, key } = await locked({ seats: 5 });
    const answers = await Promise.all(
      Array.from({ length: 200 }, (_, n) => program.ask(POST, key, { body: machineOf(n) })),
    );
    const refused = answers.filter(({ status }) => status === 409);
    expect([answers.filter(({ status }) => status === 201).length, refused.length]).toEqual([5, 195]);
    for (const { body } of refused)
      expect(body).toMatchObject({ type: "/problems/activation-limit-reached", limit: 5, active: 5 });
    expect(await world.db.activation.count({ where: { licenseId: license.id, endedAt: null } })).toBe(5);
  },
);

test("a key opens its own licence alone, and a bad one nothing: 401 with what is wrong with it", async () => {
  const { license, key } = await locked({ deployment: "HYBRID" });
  const other = await locked({ deployment: "HYBRID" });
  const params = idOf((await program.ask(POST, other.key, { body: machineOf(1) })).body);
  const body = { ttl: 86_400 };
  const asked = [
    await program.ask(GET, key, { method: "GET", params }),
    await program.ask(DELETE, key, { method: "DELETE", params }),
    await program.ask(heartbeat.POST, key, { params }),
    await program.ask(file.POST, key, { params, body }),
    await program.ask(licenseFile.POST, key, { params: { id: other.license.id }, body }),
    await program.ask(POST, key, { body: { ...machineOf(2), licenseId: other.license.id } }),
  ];
  expect(asked.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);

  const revoked = await program.keyOf(license.id);
  await world.run(revokeKey, { keyId: revoked.id, reason: "Leaked" });
  const replaced = await program.keyOf(license.id);
  await world.run(replaceKey, { keyId: replaced.id });
  const bad = {
    SIGNATURE_INVALID: `${key.slice(0, -1)}${key.endsWith("A") ? "Q" : "A"}`,
    NOT_FOUND: "nonsense",
    KEY_REVOKED: revoked.key,
    KEY_REPLACED: replaced.key,
  };
  for (const [code, text] of Object.entries(bad)) {
    const refused = await program.ask(POST, text, { body: machineOf(1) });
    expect(refused.body, code).toMatchObject({ status: 401, type: "/problems/license-key-refused", code });
    expect(refused.response.headers.get("www-authenticate")).toContain("License realm");
  }
});

test("files and revocations come with a key, signed", async () => {
  const { license, key } = await locked({ deployment: "HYBRID" });
  const params = idOf((await program.ask(POST, key, { body: machineOf(1) })).body);
  const body = { ttl: 86_400, encrypt: true };
  const machine = await program.ask(file.POST, key, { params, body });
  expect([machine.status, String(machine.body.file).split("\n")[0]]).toEqual([200, "-----BEGIN MACHINE FILE-----"]);
  const whole = await program.ask(licenseFile.POST, key, { params: { id: license.id }, body });
  expect([whole.status, String(whole.body.file).split("\n")[0]]).toEqual([200, "-----BEGIN LICENSE FILE-----"]);
  const listed = await program.ask(revocations.GET, key, { method: "GET" });
  expect([listed.status, String(listed.body.jws).split(".").length]).toEqual([200, 3]);
});

test("what cannot be read is refused with a pointer, signed, and nothing is activated", async () => {
  const { key } = await locked();
  const cases: [object | string, number, string | null][] = [
    [{}, 422, "/fingerprint"],
    [{ fingerprint: "x".repeat(513) }, 422, "/fingerprint"],
    [{ fingerprint: 7 }, 422, "/fingerprint"],
    [{ ...machineOf(1), country: "Netherlands" }, 422, "/country"],
    [{ ...machineOf(1), components: { mac: "x".repeat(257) } }, 422, "/components/mac"],
    [{ ...machineOf(1), components: [] }, 422, "/components"],
    [{ ...machineOf(1), hostname: "a\nb" }, 422, "/hostname"],
    [{ ...machineOf(1), name: "\ud800" }, 422, "/name"],
    [{ ...machineOf(1), user: "nobody" }, 422, "/user"],
    [{ ...machineOf(1), cores: -1 }, 422, "/cores"],
    [{ ...machineOf(1), seats: 3 }, 422, "/seats"],
    ["{", 400, null],
  ];
  for (const [body, status, pointer] of cases) {
    const asked = await program.ask(POST, key, { body });
    expect(asked.status, JSON.stringify(body).slice(0, 80)).toBe(status);
    if (pointer) expect(asked.body.errors).toMatchObject([{ pointer }]);
  }
  const text = await program.ask(POST, key, { body: "fingerprint=1", headers: { "content-type": "text/plain" } });
  expect([text.status, await world.db.activation.count()]).toEqual([415, 0]);
});

test("where a site's addresses are is decided there; another country is noted, and garbage for an address is none", async () => {
  const { license, key } = await locked({ countries: ["NL"] });
  const delft = await world.site({ country: "NL", addressRanges: ["10.2.0.0/16"] });
  const from = (address: string, n: number, country?: string) =>
    program.ask(POST, key, {
      body: { ...machineOf(n), ...(country ? { country } : {}) },
      headers: { "x-forwarded-for": address },
    });
  expect((await from("10.2.0.9", 1, "US")).status).toBe(201);
  expect((await from("10.2.0.9", 1, "US")).status).toBe(200);
  expect((await from("10.2.0.9", 2, "NL")).status).toBe(201);
  for (const address of ["unknown", "fe80::1%eth0", "999.1.1.1"])
    expect((await from(address, 3, "NL")).status, address).toBeLessThan(300);
  expect((await from("unknown", 4)).status).toBe(422);
  expect(await world.db.countryClaim.findMany()).toMatchObject([
    { licenseId: license.id, siteId: delft.id, claimed: "US", times: 2 },
  ]);
});

test("a token names the licence, and needs the scope client or manage", async () => {
  const { license } = await locked();
  const as = await world.actor(["OWNER"]);
  const headersOf = async (scopes: ("client" | "read")[]) => ({
    authorization: `Bearer ${(await world.run(createApiToken, { name: "Farm", scopes }, { as })).token}`,
  });
  const headers = await headersOf(["client"]);
  const unnamed = await program.ask(POST, null, { body: machineOf(1), headers });
  expect([unnamed.status, unnamed.body.errors]).toMatchObject([422, [{ pointer: "/licenseId" }]]);
  const body = { ...machineOf(1), licenseId: license.id };
  expect((await program.ask(POST, null, { body, headers })).status).toBe(201);
  expect((await program.ask(POST, null, { body, headers: await headersOf(["read"]) })).status).toBe(403);
});
