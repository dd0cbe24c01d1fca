import { expect, test } from "vitest";
import { activateMachine } from "@/lib/activations/activate-machine";
import { openWorld } from "@/lib/testing/world";
import { archivePurchase } from "./archive-purchase";
import { changePurchase } from "./change-purchase";
import { readLicense } from "./read-license";

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const term = { startsOn: day("2026-01-01"), endsOn: day("2026-11-20") };

/** A licence whose term ended four days ago, with five seats that are held. */
async function openEnded(given: Parameters<Awaited<ReturnType<typeof openWorld>>["license"]>[0]) {
  const world = await openWorld({ now: "2026-11-24T12:00:00Z" });
  const { id: licenseId } = await world.license({ seats: 0, ...term, ...given });
  const { id: purchaseId } = await world.purchase({ licenseId, seats: 5, ...term });
  for (const person of await world.people(5)) await world.seat({ licenseId, personId: person.id });
  const shortfall = async () => (await world.run(readLicense, { licenseId })).shortfall;
  return { world, licenseId, purchaseId, shortfall };
}

test("a lot that counts on in grace is not taken from its holders without their number being agreed to", async () => {
  const { world, purchaseId, shortfall } = await openEnded({ graceDays: 14 });
  const refusal = { code: "fewer-seats-than-held", params: { held: 5, from: "24 Nov 2026" } };
  const change = { purchaseId, version: 1, seats: 2, reason: "The invoice says two" };
  await expect(world.run(changePurchase, change)).rejects.toMatchObject(refusal);
  await expect(world.run(archivePurchase, { purchaseId, reason: "Never bought" })).rejects.toMatchObject(refusal);
  expect(await shortfall()).toMatchObject({ from: day("2026-12-05"), capacity: 0, over: 5 });
  await world.run(changePurchase, { ...change, allowOversubscription: true });
  expect(await shortfall()).toMatchObject({ from: day("2026-11-24"), capacity: 2, over: 3 });
});

test("what expiry leaves in use has its seats without an end", async () => {
  const { shortfall } = await openEnded({ expiryBehavior: "ALLOW" });
  expect(await shortfall()).toBeNull();
});

test("once nothing goes on, and where the next term was bought already, each lot counts for its own days alone", async () => {
  const { world, licenseId, shortfall } = await openEnded({ graceDays: 14 });
  world.clock.now = new Date("2026-12-06T12:00:00Z");
  expect(await shortfall()).toMatchObject({ from: day("2026-12-06"), capacity: 0, over: 5 });
  await world.purchase({ licenseId, seats: 3, startsOn: day("2026-11-21"), endsOn: day("2027-11-20") });
  expect(await shortfall()).toMatchObject({ from: day("2026-12-06"), capacity: 3, over: 2 });
});

test("machines are called so where fewer would be left than are held", async () => {
  const world = await openWorld({ now: "2026-11-24T12:00:00Z" });
  const { id: licenseId } = await world.license({ allocation: "NODE_LOCKED", metric: "DEVICE", seats: 0 });
  const { id: purchaseId } = await world.purchase({ licenseId, seats: 2 });
  const as = world.tokenActor(["client"]);
  for (const fingerprint of ["a".repeat(64), "b".repeat(64)])
    await world.run(activateMachine, { licenseId, fingerprint }, { as });
  const fewer = world.run(changePurchase, { purchaseId, version: 1, seats: 1 });
  await expect(fewer).rejects.toMatchObject({
    code: "fewer-seats-than-held",
    detail:
      "From 24 Nov 2026 there would be 1 machine for 2 held: 1 over. Deactivate machines first, or agree to be over.",
  });
});
