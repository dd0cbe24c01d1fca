import { beforeEach, expect, test } from "vitest";
import { machineOf, nodeLocked } from "@/lib/activations/testing-machines";
import { createFeature } from "@/lib/catalog/create-feature";
import { grantEntitlement } from "@/lib/entitlements/grant-entitlement";
import { convertLicense } from "@/lib/lifecycle/convert-license";
import { extendTrial } from "@/lib/lifecycle/extend-trial";
import { assignSeat } from "@/lib/seats/assign-seat";
import { openProgram } from "@/lib/testing/client-program";
import { openWorld, type World } from "@/lib/testing/world";
import * as activations from "../activations/route";
import * as consume from "../licenses/[id]/meters/[feature]/consume/route";
import { POST } from "./route";

let world: World;
let program: ReturnType<typeof openProgram>;
beforeEach(async () => {
  world = await openWorld({ now: "2026-11-02T12:00:00Z" });
  program = openProgram(world);
});

const trial = { term: "TRIAL", durationDays: 14, endsOn: null } as const;

/** A trial with a limit of two nodes and three exports, and what a program with its key is told. */
async function limited(license: { id: string; productId: string }) {
  const { id: licenseId, productId } = license;
  await world.run(createFeature, { productId, code: "render", name: "Render nodes", kind: "LIMIT" });
  await world.run(createFeature, { productId, code: "export", name: "Exports", kind: "METER" });
  await world.run(grantEntitlement, { licenseId, feature: "render", value: 2 });
  await world.run(grantEntitlement, { licenseId, feature: "export", value: 3 });
  const { key } = await program.keyOf(licenseId);
  const exports = (amount: number, more = {}) =>
    program.ask(consume.POST, key, { params: { id: licenseId, feature: "export" }, body: { amount, ...more } });
  return {
    licenseId,
    told: async (scope: object) => (await program.ask(POST, key, { body: { scope } })).body,
    activate: (n: number) => program.ask(activations.POST, key, { body: machineOf(n) }),
    exports: async (amount: number, more = {}) => {
      const { status, body } = await exports(amount, more);
      return status === 200 ? body.used : String(body.type).replace("/problems/", "");
    },
    stored: () => world.db.license.findUniqueOrThrow({ where: { id: licenseId } }),
  };
}

test("a trial is held to its features, its meter, its seats and its days, and a purchase keeps what was used", async () => {
  const { licenseId, told, exports } = await limited(await world.license({ ...trial, seats: 1, endsOn: day("15") }));
  const [ada, bob] = await world.people(2);
  await world.run(assignSeat, { licenseId, personId: ada.id });
  await expect(world.run(assignSeat, { licenseId, personId: bob?.id ?? "" })).rejects.toMatchObject({
    code: "seat-limit-reached",
  });
  const scope = { user: ada.id };
  const granted = [
    { code: "export", kind: "METER", value: 3, until: null },
    { code: "render", kind: "LIMIT", value: 2, until: null },
  ];
  expect(await told(scope)).toMatchObject({ code: "VALID", entitlements: granted });
  expect(await told({ ...scope, entitlements: ["simulate"] })).toMatchObject({ code: "ENTITLEMENTS_MISSING" });
  expect([await exports(2), await exports(2), await exports(1), await exports(1)]).toEqual([
    2,
    "meter-limit-reached",
    3,
    "meter-limit-reached",
  ]);
  await world.run(extendTrial, { licenseId, days: 7, reason: "The pilot group was on holiday" });
  expect(await exports(1)).toBe("meter-limit-reached");
  world.clock.now = new Date("2026-11-23T12:00:00Z");
  expect(await told(scope)).toMatchObject({ valid: false, code: "TRIAL_ENDED", entitlements: [] });
  expect(await exports(1)).toBe("license-not-usable");
  const purchase = { seats: 2, price: { amount: 50_000, currency: "EUR" } };
  await world.run(convertLicense, { licenseId, term: "PERPETUAL", purchase });
  expect(await told(scope)).toMatchObject({ code: "VALID", entitlements: granted });
  expect(await exports(1)).toBe("meter-limit-reached");
});

test("a trial for machines takes no more of them than it has", async () => {
  const license = await nodeLocked(world, { ...trial, seats: 2, trialStart: "FIRST_ACTIVATION" });
  const { told, activate, exports, stored } = await limited(license);
  expect(await exports(1)).toBe("trial-needs-activation");
  const made = [await activate(1), await activate(2), await activate(3)];
  expect(made.map(({ status }) => status)).toEqual([201, 201, 409]);
  expect(made[2]?.body).toMatchObject({ type: "/problems/activation-limit-reached", limit: 2, active: 2 });
  expect((await stored()).endsOn).toEqual(day("15"));
  expect(await exports(3)).toBe(3);
  expect(await told(machineOf(1))).toMatchObject({ code: "VALID" });
  expect(await told(machineOf(3))).toMatchObject({ code: "FINGERPRINT_SCOPE_MISMATCH" });
});

test("what is used up begins a trial that waits for its first validation, once for a person, and none goes on for ever", async () => {
  const first = await world.license({ ...trial, trialStart: "FIRST_VALIDATION", allocation: "SITE" });
  const [one, ada] = [await limited(first), await world.person()];
  expect(await one.exports(1, { user: ada.email })).toBe(1);
  expect(await one.stored()).toMatchObject({ startsOn: day("02"), endsOn: day("15") });
  const { productId } = first;
  const again = await world.license({ ...trial, trialStart: "FIRST_VALIDATION", allocation: "SITE", productId });
  await world.run(grantEntitlement, { licenseId: again.id, feature: "export", value: 3 });
  const { key } = await program.keyOf(again.id);
  const params = { id: again.id, feature: "export" };
  const second = await program.ask(consume.POST, key, { params, body: { user: ada.email } });
  expect([second.status, second.body.type]).toEqual([409, "/problems/trial-used-already"]);
  expect(await world.db.meter.count({ where: { licenseId: again.id } })).toBe(0);
  // An expiry that would leave what was bought in use leaves no trial in use.
  await world.db.license.update({ where: { id: first.id }, data: { expiryBehavior: "ALLOW" } });
  world.clock.now = new Date("2026-11-16T12:00:00Z");
  expect(await one.exports(1)).toBe("license-not-usable");
});

function day(of: string): Date {
  return new Date(`2026-11-${of}T00:00:00Z`);
}
