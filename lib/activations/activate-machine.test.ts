import { createHash } from "node:crypto";
import { expect, test } from "vitest";
import { execute } from "@/lib/kernel/operation";
import { openWorld, type World } from "@/lib/testing/world";
import { activateMachine } from "./activate-machine";
import { keyActor, machineOf, nodeLocked } from "./testing-machines";

const sha256 = (text: string) => createHash("sha256").update(text).digest("hex");
const client = (world: World) => world.tokenActor(["client"]);

test("a machine is activated, and again: the same activation", async () => {
  const world = await openWorld();
  const license = await nodeLocked(world, { seats: 2 });
  const as = client(world);
  const ada = await world.person({ email: "ada@meridian.test" });
  const first = await world.run(
    activateMachine,
    { licenseId: license.id, ...machineOf(1), name: "Ada's laptop", user: "ADA@meridian.test", version: "5.2.0" },
    { as },
  );
  expect(first).toMatchObject({ created: true, drifted: [], kind: "PHYSICAL", personId: ada.id, overage: false });
  const again = await world.run(activateMachine, { licenseId: license.id, ...machineOf(1), version: "5.3.0" }, { as });
  expect(again).toMatchObject({ id: first.id, created: false, name: "Ada's laptop", appVersion: "5.3.0" });
  const same = await world.run(activateMachine, { licenseId: license.id, ...machineOf(1) }, { as });
  expect(same).toMatchObject({ id: first.id, created: false, drifted: [] });
  expect((await world.events()).map(({ type }) => type)).toEqual(["activation.started", "activation.changed"]);
  expect(await world.db.activation.count()).toBe(1);
});

test("a changed disk is not a new machine, and what drifted is told and kept", async () => {
  const world = await openWorld();
  const license = await nodeLocked(world, { seats: 1 });
  const as = client(world);
  const { id } = await world.run(activateMachine, { licenseId: license.id, ...machineOf(1) }, { as });
  const fresh = { fingerprint: "print-after-repair", components: { ...machineOf(1).components, disk: "disk-new" } };
  const answer = await world.run(activateMachine, { licenseId: license.id, ...fresh }, { as });
  expect(answer).toMatchObject({ id, created: false, fingerprint: "print-after-repair" });
  expect(answer.drifted).toEqual([{ component: "disk", was: "disk-1", is: "disk-new" }]);
  // From now on the new fingerprint alone is enough, and the old one is nobody's.
  const later = await world.run(activateMachine, { licenseId: license.id, fingerprint: "print-after-repair" }, { as });
  expect(later).toMatchObject({ id, created: false, drifted: [] });
  await expect(
    world.run(activateMachine, { licenseId: license.id, fingerprint: machineOf(1).fingerprint }, { as }),
  ).rejects.toMatchObject({ code: "activation-limit-reached", params: { limit: 1, active: 1 } });
  expect(await world.db.activation.findUniqueOrThrow({ where: { id } })).toMatchObject({
    components: fresh.components,
  });
});

test("a machine may come to the fingerprint that an ended one had", async () => {
  const world = await openWorld();
  const license = await nodeLocked(world, { seats: 2 });
  const as = client(world);
  const old = await world.run(activateMachine, { licenseId: license.id, ...machineOf(1) }, { as });
  const kept = await world.run(activateMachine, { licenseId: license.id, ...machineOf(2) }, { as });
  await world.db.activation.update({
    where: { id: old.id },
    data: { endedAt: new Date("2026-11-02T10:00:00Z"), endReason: "DEACTIVATED" },
  });
  world.clock.now = new Date("2026-11-03T09:00:00Z");
  const answer = await world.run(
    activateMachine,
    { licenseId: license.id, fingerprint: machineOf(1).fingerprint, components: machineOf(2).components },
    { as },
  );
  expect(answer).toMatchObject({ id: kept.id, created: false });
});

test("a virtual machine keeps its activation on other hardware; its clone takes a unit of its own", async () => {
  const world = await openWorld();
  const license = await nodeLocked(world, { seats: 2 });
  const as = client(world);
  const original = { ...machineOf(1), components: { ...machineOf(1).components, vm: "VM-0001" } };
  const first = await world.run(activateMachine, { licenseId: license.id, ...original }, { as });
  expect(first.kind).toBe("VIRTUAL");
  const elsewhere = { ...machineOf(7), components: { ...machineOf(7).components, vm: "vm-0001" } };
  const moved = await world.run(activateMachine, { licenseId: license.id, ...elsewhere }, { as });
  expect(moved).toMatchObject({ id: first.id, created: false });
  const clone = { ...elsewhere, components: { ...elsewhere.components, vm: "VM-0002" } };
  const second = await world.run(activateMachine, { licenseId: license.id, ...clone }, { as });
  expect(second).toMatchObject({ created: true, fingerprint: elsewhere.fingerprint });
  expect(second.id).not.toBe(first.id);
  const third = { ...clone, components: { ...clone.components, vm: "VM-0003" } };
  await expect(world.run(activateMachine, { licenseId: license.id, ...third }, { as })).rejects.toMatchObject({
    code: "activation-limit-reached",
  });
  // Without its identity a clone cannot be told from the other: it is one of the two, and takes nothing.
  const nameless = await world.run(
    activateMachine,
    { licenseId: license.id, fingerprint: elsewhere.fingerprint },
    { as },
  );
  expect([first.id, second.id]).toContain(nameless.id);
});

test("a licence that cannot be used says in its own words why", async () => {
  const world = await openWorld();
  const as = client(world);
  const refusal = async (given: Parameters<typeof nodeLocked>[1]) => {
    const license = await nodeLocked(world, given);
    return world.run(activateMachine, { licenseId: license.id, ...machineOf(1) }, { as }).then(
      () => "activated",
      (error: { code: string; status: number }) => `${error.status} ${error.code}`,
    );
  };
  const day = (text: string) => new Date(`${text}T00:00:00Z`);
  expect(await refusal({ suspendedAt: world.clock.now })).toBe("403 license-suspended");
  expect(await refusal({ terminatedAt: world.clock.now })).toBe("403 license-terminated");
  expect(await refusal({ startsOn: day("2026-11-03") })).toBe("403 license-not-started");
  expect(await refusal({ endsOn: day("2026-11-01") })).toBe("403 license-expired");
  expect(await refusal({ endsOn: day("2026-11-02") })).toBe("activated");
  expect(await refusal({ endsOn: day("2026-11-01"), graceDays: 1 })).toBe("activated");
  expect(await refusal({ endsOn: day("2026-11-01"), expiryBehavior: "REVOKE" })).toBe("403 license-terminated");
  expect(await refusal({ endsOn: day("2026-11-01"), expiryBehavior: "ALLOW" })).toBe("activated");
  expect(await refusal({ term: "TRIAL", endsOn: day("2026-11-01") })).toBe("403 trial-ended");
  expect(await refusal({ allocation: "NAMED" })).toBe("409 license-not-node-locked");
  expect(await refusal({ archivedAt: world.clock.now })).toBe("404 not-found");
  expect(await refusal({ seats: 0 })).toBe("409 activation-limit-reached");
  expect(await world.db.activation.count()).toBe(3);
});

test("versions beyond the licence are refused, and say what is allowed", async () => {
  const world = await openWorld();
  const as = client(world);
  const license = await nodeLocked(world, { versionRange: "5.x" });
  for (const version of ["5.0.0", "5.1.0", "6.0.0"])
    await world.db.release.create({
      data: {
        id: world.runtime.newId("release"),
        organizationId: world.organizationId,
        productId: license.productId,
        version,
        releasedOn: new Date("2026-03-01T00:00:00Z"),
        createdAt: world.clock.now,
      },
    });
  const ask = (version?: string) =>
    world.run(activateMachine, { licenseId: license.id, ...machineOf(1), version }, { as });
  await expect(ask("6.0.0")).rejects.toMatchObject({
    code: "version-not-allowed",
    params: { version: "6.0.0", newestAllowed: "5.1.0" },
  });
  await expect(ask()).rejects.toMatchObject({ status: 422, errors: [{ pointer: "/version" }] });
  await expect(ask("latest")).rejects.toMatchObject({ status: 422, errors: [{ pointer: "/version" }] });
  expect(await ask("5.1.0")).toMatchObject({ created: true });
});

test("a key acts on its own licence alone, and a bound key on its own machine", async () => {
  const world = await openWorld();
  const license = await nodeLocked(world, { seats: 2 });
  const other = await nodeLocked(world, { seats: 2 });
  const as = await keyActor(world, license.id, sha256(machineOf(1).fingerprint));
  const ask = (licenseId: string, n: number) => world.run(activateMachine, { licenseId, ...machineOf(n) }, { as });
  await expect(ask(other.id, 1)).rejects.toMatchObject({ code: "not-found" });
  expect(await ask(license.id, 1)).toMatchObject({ created: true });
  await expect(ask(license.id, 2)).rejects.toMatchObject({ code: "key-bound-elsewhere", status: 403 });
});

test("nobody reaches into another organisation", async () => {
  const world = await openWorld();
  const license = await nodeLocked(world, { seats: 2 });
  const neighbour = await world.neighbour();
  const machine = { licenseId: license.id, ...machineOf(1) };
  await expect(neighbour.run(activateMachine, machine, { as: client(neighbour) })).rejects.toMatchObject({
    code: "not-found",
  });
  const stranger = await neighbour.person({ email: "cy@foreign.test" });
  for (const user of [stranger.id, "cy@foreign.test"])
    await expect(world.run(activateMachine, { ...machine, user }, { as: client(world) })).rejects.toMatchObject({
      status: 422,
      errors: [{ pointer: "/user" }],
    });
  await expect(world.run(activateMachine, machine, { as: world.tokenActor(["read"]) })).rejects.toMatchObject({
    code: "not-permitted",
  });
  await expect(world.run(activateMachine, machine)).rejects.toMatchObject({ code: "not-permitted" });
});

test("people are found by id, address, username or employee number, and only those who may", async () => {
  const world = await openWorld();
  const license = await nodeLocked(world, { seats: 10 });
  const ada = await world.person({ email: "ada@meridian.test", username: "ALovelace", employeeNumber: "E-17" });
  const ask = (user: string) =>
    world.run(activateMachine, { licenseId: license.id, ...machineOf(1), user }, { as: client(world) });
  for (const name of [ada.id, "Ada@Meridian.test", "alovelace", "e-17"])
    expect(await ask(name)).toMatchObject({ personId: ada.id });
  await world.person({ email: "gone@meridian.test", status: "DEPARTED" });
  await world.person({ email: "held@meridian.test", status: "SUSPENDED" });
  await world.person({ username: "twin" });
  await world.person({ username: "Twin" });
  for (const name of ["gone@meridian.test", "held@meridian.test", "twin", "%", "a_a@meridian.test", "nobody"])
    await expect(ask(name)).rejects.toMatchObject({ status: 422, errors: [{ pointer: "/user" }] });
});

test.each([
  ["a short fingerprint", { fingerprint: "short" }, "/fingerprint"],
  ["a long fingerprint", { fingerprint: "x".repeat(513) }, "/fingerprint"],
  ["a fingerprint of two lines", { fingerprint: "line\nbreak-1" }, "/fingerprint"],
  ["a zero byte in the fingerprint", { fingerprint: "zero\0byte-1" }, "/fingerprint"],
  [
    "too many components",
    { components: Object.fromEntries(Array.from({ length: 33 }, (_, n) => [`c${n}`, "v"])) },
    "/components",
  ],
  ["a long component name", { components: { ["n".repeat(65)]: "v" } }, `/components/${"n".repeat(65)}`],
  ["a component name of two words", { components: { "two words": "v" } }, "/components/two words"],
  ["__proto__ for a component", { components: JSON.parse('{"mac":"1","__proto__":"2"}') }, "/components/__proto__"],
  ["a long component", { components: { mac: "v".repeat(257) } }, "/components/mac"],
  ["a zero byte in a component", { components: { mac: "zero\0" } }, "/components/mac"],
  ["a number for a component", { components: { mac: 7 } }, "/components/mac"],
  ["one component twice", { components: { MAC: "1", mac: "2" } }, "/components"],
  ["a country in words", { country: "Netherlands" }, "/country"],
  ["no cores", { cores: 0 }, "/cores"],
  ["half a core", { cores: 2.5 }, "/cores"],
  ["a long host name", { hostname: "h".repeat(256) }, "/hostname"],
  ["a long user", { user: "u".repeat(321) }, "/user"],
  ["a field that nobody knows", { serial: "?" }, "/serial"],
])("%s is refused where it stands", async (_, given, pointer) => {
  const world = await openWorld();
  const license = await nodeLocked(world, { seats: 2 });
  const raw: object = { licenseId: license.id, ...machineOf(1), ...given };
  const refused = execute(world.runtime, client(world), activateMachine, raw);
  await expect(refused).rejects.toMatchObject({ code: "invalid-input", errors: [{ pointer }] });
  expect(await world.db.activation.count()).toBe(0);
});

test("among hundreds that share a part, the one that shares most is found", async () => {
  const world = await openWorld();
  const license = await nodeLocked(world, { seats: 400 });
  const common = { cpu: "i7-1165G7", os: "Windows 11" };
  const row = (n: number) => {
    const { fingerprint, components } = machineOf(n);
    const base = { organizationId: world.organizationId, licenseId: license.id, fingerprint };
    const activatedAt = new Date(world.clock.now.getTime() + n);
    return { ...base, id: world.runtime.newId("activation"), components: { ...components, ...common }, activatedAt };
  };
  await world.db.activation.createMany({ data: Array.from({ length: 300 }, (_, n) => row(n)) });
  const repaired = { fingerprint: "after-repair", components: { ...machineOf(0).components, ...common, disk: "new" } };
  const answer = await world.run(activateMachine, { licenseId: license.id, ...repaired }, { as: client(world) });
  expect(answer).toMatchObject({ created: false, drifted: [{ component: "disk", was: "disk-0", is: "new" }] });
});
