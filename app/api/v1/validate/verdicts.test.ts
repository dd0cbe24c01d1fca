import { beforeEach, expect, test } from "vitest";
import { activateMachine } from "@/lib/activations/activate-machine";
import { machineOf, nodeLocked } from "@/lib/activations/testing-machines";
import { replaceKey } from "@/lib/keys/replace-key";
import { revokeKey } from "@/lib/keys/revoke-key";
import { openProgram } from "@/lib/testing/client-program";
import { openWorld, type World } from "@/lib/testing/world";
import { POST } from "./route";

let world: World;
let program: ReturnType<typeof openProgram>;
beforeEach(async () => {
  world = await openWorld({ now: "2026-11-24T09:00:00Z" });
  program = openProgram(world);
});

type Given = Parameters<World["license"]>[0];
const day = (text: string) => new Date(`${text}T00:00:00Z`);

/** A licence for everybody here, unless told otherwise, with a signed key of it. */
async function licensed(given: Given = {}) {
  const license = await world.license({ allocation: "SITE", ...given });
  return { license, key: (await program.keyOf(license.id)).key };
}
const told = async (key: string, scope: object = {}, headers: Record<string, string> = {}) =>
  (await program.ask(POST, null, { body: { key, scope }, headers })).body;
const codeOf = async (key: string, scope: object = {}, headers: Record<string, string> = {}) =>
  (await told(key, scope, headers)).code;

test("a good key is valid, and what it is for is told as the contract says", async () => {
  const product = await world.product({ code: "sketchbook" });
  const { license, key } = await licensed({
    productId: product.id,
    startsOn: day("2026-01-01"),
    endsOn: day("2026-12-31"),
    graceDays: 14,
  });
  const asked = await program.ask(POST, key, { body: { nonce: "n-1" }, headers: { "leasehold-nonce": "h-1" } });
  expect(asked.status).toBe(200);
  expect(asked.body).toEqual({
    valid: true,
    code: "VALID",
    detail: "is valid",
    conclusive: true,
    retryAfter: null,
    nonce: "n-1",
    at: "2026-11-24T09:00:00.000Z",
    license: {
      id: license.id,
      product: "sketchbook",
      term: "SUBSCRIPTION",
      allocation: "SITE",
      status: "ACTIVE",
      startsAt: "2025-12-31T23:00:00.000Z",
      endsAt: "2026-12-31T23:00:00.000Z",
      graceUntil: "2027-01-14T23:00:00.000Z",
      maintenanceEndsAt: null,
    },
    entitlements: [],
  });
  expect(asked.response.headers.get("signature-input")).toContain('"leasehold-nonce";req');
});

test("keys: a changed bit, one that nobody has, a revoked and a replaced one", async () => {
  const { license, key } = await licensed();
  const changed = `${key.slice(0, -3)}${key.at(-3) === "A" ? "B" : "A"}${key.slice(-2)}`;
  expect(await told(changed)).toMatchObject({
    valid: false,
    code: "SIGNATURE_INVALID",
    license: null,
    entitlements: [],
    conclusive: true,
  });
  const short = await program.keyOf(license.id, { kind: "SHORT" });
  expect(await codeOf(short.key.toLowerCase())).toBe("VALID");
  for (const nobodys of ["", "nonsense", "key/", "key/e30.AAAA", "00000-00000-00000-00000-00000", "é".repeat(2000)])
    expect(["NOT_FOUND", "SIGNATURE_INVALID"]).toContain(await codeOf(nobodys));
  await world.run(revokeKey, { keyId: short.id, reason: "Leaked" });
  expect(await told(short.key)).toMatchObject({ code: "KEY_REVOKED", license: null });
  const old = await program.keyOf(license.id);
  const fresh = await world.run(replaceKey, { keyId: old.id });
  expect(await told(old.key)).toMatchObject({ code: "KEY_REPLACED", license: null });
  expect(await codeOf(fresh.key)).toBe("VALID");
});

test("states: terminated, suspended, not started, trial ended, expired and what expiry may do", async () => {
  const { license, key } = await licensed({ endsOn: day("2026-11-30") });
  const after = async (data: Parameters<typeof world.db.license.update>[0]["data"]) => {
    await world.db.license.update({ where: { id: license.id }, data });
    return codeOf(key, { version: "5.0.0" });
  };
  const now = world.clock.now;
  expect(await after({ suspendedAt: now })).toBe("SUSPENDED");
  expect(await after({ terminatedAt: now })).toBe("TERMINATED");
  expect(await after({ terminatedAt: null, suspendedAt: null, startsOn: day("2026-11-25") })).toBe("NOT_STARTED");
  expect(await after({ startsOn: null, endsOn: day("2026-11-24") })).toBe("VALID");
  expect(await after({ endsOn: day("2026-11-23") })).toBe("EXPIRED");
  expect(await after({ graceDays: 7 })).toBe("IN_GRACE");
  expect(await told(key)).toMatchObject({
    valid: true,
    detail: "expired on 23 Nov 2026 and is in grace until 30 Nov 2026",
  });
  expect(await after({ graceDays: 0, expiryBehavior: "ALLOW" })).toBe("VALID");
  expect(await after({ expiryBehavior: "REVOKE" })).toBe("TERMINATED");
  expect(await after({ expiryBehavior: "MAINTAIN" })).toBe("MAINTENANCE_LAPSED");
  expect(await codeOf(key)).toBe("VERSION_SCOPE_REQUIRED");
  const release = {
    id: world.runtime.newId("release"),
    productId: license.productId,
    organizationId: world.organizationId,
  };
  await world.db.release.create({
    data: { ...release, version: "5.0.0", releasedOn: day("2026-11-20"), createdAt: now },
  });
  expect(await codeOf(key, { version: "5.0.0" })).toBe("VALID");
  expect(await told(key, { version: "6.0.0" })).toMatchObject({
    code: "MAINTENANCE_LAPSED",
    detail: expect.stringContaining("the newest that it allows is 5.0.0"),
  });
  expect(await after({ expiryBehavior: "RESTRICT", term: "TRIAL" })).toBe("TRIAL_ENDED");
});

test("scopes: product, environment, user, department, country, version and entitlements", async () => {
  const sales = await world.department({ name: "Sales" });
  const north = await world.department({ name: "Sales North", parentId: sales.id });
  const ada = await world.person({
    displayName: "Ada Smith",
    username: "Ada",
    employeeNumber: "E7",
    departmentId: north.id,
  });
  const { license, key } = await licensed({ environment: "production", versionRange: "5.x" });
  expect(await codeOf(key, { product: "Somebody else's" })).toBe("PRODUCT_SCOPE_MISMATCH");
  expect(await codeOf(key, { product: license.productId, environment: "test" })).toBe("ENVIRONMENT_SCOPE_MISMATCH");
  expect(await codeOf(key)).toBe("VERSION_SCOPE_REQUIRED");
  expect(await codeOf(key, { version: "6.0.0" })).toBe("VERSION_NOT_ALLOWED");
  const version = "5.2.0";
  expect(await codeOf(key, { version, user: "nobody@meridian.test" })).toBe("USER_SCOPE_MISMATCH");
  for (const user of [ada.id, ada.email?.toUpperCase(), "ada", "e7"])
    expect(await codeOf(key, { version, user }), user).toBe("VALID");
  await world.db.license.update({ where: { id: license.id }, data: { departmentIds: [sales.id] } });
  expect(await codeOf(key, { version })).toBe("USER_SCOPE_REQUIRED");
  expect(await codeOf(key, { version, user: (await world.person()).id })).toBe("DEPARTMENT_NOT_ALLOWED");
  expect(await codeOf(key, { version, department: "Marketing" })).toBe("DEPARTMENT_NOT_ALLOWED");
  for (const scope of [{ user: "ada" }, { department: north.id }, { department: "sales north" }])
    expect(await codeOf(key, { version, ...scope }), JSON.stringify(scope)).toBe("VALID");
  await world.db.license.update({ where: { id: license.id }, data: { departmentIds: [], countries: ["NL"] } });
  expect(await codeOf(key, { version })).toBe("COUNTRY_SCOPE_REQUIRED");
  expect(await codeOf(key, { version, country: "us" })).toBe("COUNTRY_NOT_ALLOWED");
  expect(await codeOf(key, { version, country: "nl", entitlements: ["render"] })).toBe("ENTITLEMENTS_MISSING");
});

test("a named licence is for who holds a seat, and too many of them are told", async () => {
  const { license, key } = await licensed({ allocation: "NAMED", seats: 0 });
  const [ada, bob] = await world.people(2);
  const lot = await world.purchase({ licenseId: license.id, seats: 2 });
  expect(await codeOf(key)).toBe("USER_SCOPE_REQUIRED");
  expect(await codeOf(key, { user: ada.id })).toBe("USER_SCOPE_MISMATCH");
  for (const { id: personId } of [ada, bob ?? ada]) await world.seat({ licenseId: license.id, personId });
  expect(await codeOf(key, { user: ada.id })).toBe("VALID");
  await world.db.purchase.update({ where: { id: lot.id }, data: { seats: 1 } });
  expect(await told(key, { user: ada.id })).toMatchObject({
    code: "TOO_MANY_USERS",
    valid: false,
    conclusive: false,
    retryAfter: 60,
  });
  await world.db.license.update({ where: { id: license.id }, data: { overage: "PERCENT", overagePercent: 100 } });
  expect(await told(key, { user: ada.id })).toMatchObject({ code: "TOO_MANY_USERS", valid: true, conclusive: true });
});

test("a node-locked licence is for activated machines, as they are known and as long as they are heard of", async () => {
  const license = await nodeLocked(world, { machineMatching: "MOST", seats: 2 });
  const { key } = await program.keyOf(license.id);
  const [one, two] = [machineOf(1), machineOf(2)];
  expect(await codeOf(key)).toBe("FINGERPRINT_SCOPE_REQUIRED");
  expect(await codeOf(key, one)).toBe("NO_MACHINE");
  await world.run(activateMachine, { licenseId: license.id, ...one }, { as: world.system });
  expect(await codeOf(key, two)).toBe("FINGERPRINT_SCOPE_MISMATCH");
  expect(await codeOf(key, one)).toBe("VALID");
  expect(await codeOf(key, { fingerprint: one.fingerprint })).toBe("VALID");
  expect(await codeOf(key, { ...one, components: two.components })).toBe("COMPONENTS_SCOPE_MISMATCH");
  const newDisk = { ...one, fingerprint: "print-after-repair", components: { ...one.components, disk: "new" } };
  expect(await codeOf(key, newDisk)).toBe("VALID");
  await world.db.license.update({ where: { id: license.id }, data: { heartbeatSeconds: 60 } });
  await world.db.activation.updateMany({ data: { lastHeartbeatAt: null } });
  expect(await told(key, one)).toMatchObject({ code: "HEARTBEAT_NOT_STARTED", conclusive: false, retryAfter: 60 });
  await world.db.activation.updateMany({ data: { lastHeartbeatAt: world.clock.now } });
  expect(await codeOf(key, one)).toBe("VALID");
  world.clock.now = new Date(world.clock.now.getTime() + 91_000);
  expect(await told(key, one)).toMatchObject({ code: "HEARTBEAT_DEAD", conclusive: false });
  await world.db.activation.updateMany({ data: { lastHeartbeatAt: world.clock.now } });
  await world.run(activateMachine, { licenseId: license.id, ...two }, { as: world.system });
  await world.db.purchase.updateMany({ where: { licenseId: license.id }, data: { seats: 1 } });
  expect(await told(key, one)).toMatchObject({ code: "TOO_MANY_MACHINES", valid: false });
});

test("a key that is bound to a machine is good on that machine alone, whatever the allocation", async () => {
  const { license } = await licensed();
  const { key } = await program.keyOf(license.id, { fingerprint: "print-0007" });
  expect(await codeOf(key)).toBe("FINGERPRINT_SCOPE_REQUIRED");
  expect(await codeOf(key, { fingerprint: "print-0008" })).toBe("FINGERPRINT_SCOPE_MISMATCH");
  expect(await codeOf(key, { fingerprint: "print-0007" })).toBe("VALID");
});
