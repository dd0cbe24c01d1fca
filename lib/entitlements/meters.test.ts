import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import { changeFeature } from "@/lib/catalog/change-feature";
import type { LicenseActor } from "@/lib/kernel/actor";
import { openWorld, type World } from "@/lib/testing/world";
import { suspendLicense } from "@/lib/licenses/suspend-license";
import { consumeMeter } from "./consume-meter";
import { grantEntitlement } from "./grant-entitlement";
import { grantOverride } from "./grant-override";
import { readMeters, showMeters } from "./read-meters";
import { releaseMeter } from "./release-meter";
import { openFeatures } from "./testing-features";

let world: World;
let licenseId: string;
let features: Awaited<ReturnType<typeof openFeatures>>;
beforeEach(async () => {
  world = await openWorld();
  features = await openFeatures(world);
  licenseId = features.license.id;
});

const client = () => ({ as: world.tokenActor(["client"]) });
const consume = (amount: number, more: object = {}) =>
  world.run(consumeMeter, { licenseId, feature: "calls", amount, ...more }, client());
const release = (amount: number) => world.run(releaseMeter, { licenseId, feature: "calls", amount }, client());
const grant = (value: number | null) => world.run(grantEntitlement, { licenseId, feature: "calls", value });
const settled = async (calls: Promise<unknown>[]) => {
  const all = await Promise.allSettled(calls);
  const codes = all.map((one) => (one.status === "fulfilled" ? "done" : String(Object(one.reason).code)));
  return Object.fromEntries([...new Set(codes)].map((code) => [code, codes.filter((one) => one === code).length]));
};

test("what is used counts up to the limit, and says how much is left and until when", async () => {
  await grant(10);
  expect(await consume(4)).toMatchObject({ feature: "calls", limit: 10, used: 4, remaining: 6 });
  expect(await consume(6)).toMatchObject({ used: 10, remaining: 0, resetsAt: new Date("2026-11-30T23:00:00Z") });
  await expect(consume(1)).rejects.toMatchObject({
    code: "meter-limit-reached",
    status: 409,
    params: { limit: 10, used: 10, resetsAt: "2026-11-30T23:00:00.000Z" },
  });
  expect(await release(3)).toMatchObject({ used: 7, remaining: 3 });
  await expect(release(8)).rejects.toMatchObject({ code: "meter-released-too-much", params: { used: 7 } });
  world.clock.now = new Date("2026-11-30T23:00:00Z");
  expect(await consume(10)).toMatchObject({ used: 10 });
  await expect(release(11)).rejects.toMatchObject({ code: "meter-released-too-much" });
  const types = (await world.events()).filter(({ type }) => type.startsWith("meter.")).map(({ type }) => type);
  expect(types).toEqual(["meter.consumed", "meter.consumed", "meter.released", "meter.consumed"]);
});

test("200 at once on a limit of 50 get exactly 50", async () => {
  await grant(50);
  const outcome = await settled(Array.from({ length: 200 }, () => consume(1)));
  expect(outcome).toEqual({ done: 50, "meter-limit-reached": 150 });
  expect((await world.db.meter.findMany()).map(({ used }) => used)).toEqual([50n]);
});

test("consuming and releasing at once never passes the limit or zero", async () => {
  await grant(5);
  const calls = Array.from({ length: 120 }, (_, n) => (n % 3 === 2 ? release(1) : consume(1)));
  const outcomes = await Promise.allSettled(calls);
  const counts = outcomes.flatMap((one) => (one.status === "fulfilled" ? [one.value.used] : []));
  expect(Math.max(...counts)).toBeLessThanOrEqual(5);
  expect(Math.min(...counts)).toBeGreaterThanOrEqual(0);
  const done = (wanted: boolean) =>
    outcomes.filter((one, n) => one.status === "fulfilled" && (n % 3 === 2) === wanted).length;
  const [row] = await world.db.meter.findMany();
  expect(Number(row?.used)).toBe(done(false) - done(true));
});

test("a meter does what a number does", async () => {
  await grant(20);
  let used = 0;
  const step = fc.tuple(fc.boolean(), fc.integer({ min: 1, max: 25 }));
  await fc.assert(
    fc.asyncProperty(fc.array(step, { maxLength: 6 }), async (steps) => {
      for (const [adds, amount] of steps) {
        const next = adds ? used + amount : used - amount;
        const fits = next >= 0 && next <= 20;
        const answer = await (adds ? consume(amount) : release(amount)).then(
          (meter) => meter.used,
          (error: unknown) => String(Object(error).code),
        );
        expect(answer).toBe(fits ? next : adds ? "meter-limit-reached" : "meter-released-too-much");
        if (fits) used = next;
      }
    }),
    { numRuns: 40 },
  );
});

test("a meter without a value has no limit; one that is not granted gives nothing", async () => {
  await expect(consume(1)).rejects.toMatchObject({ code: "feature-not-granted", status: 403 });
  await grant(null);
  expect(await consume(1_000_000_000)).toMatchObject({ limit: null, remaining: null });
  expect(await consume(1_000_000_000)).toMatchObject({ used: 2_000_000_000 });
});

test("the wrong feature, kind, amount or licence is refused, and nothing is counted", async () => {
  await grant(10);
  const ask = (given: object) => world.run(consumeMeter, { licenseId, feature: "calls", ...given }, client());
  for (const amount of [0, -1, 1.5, 2_000_000_000])
    await expect(ask({ amount })).rejects.toMatchObject({ errors: [{ pointer: "/amount" }] });
  await expect(ask({ feature: "render" })).rejects.toMatchObject({
    errors: [{ pointer: "/feature", detail: "is a LIMIT: only what a METER counts is consumed and released" }],
  });
  await expect(ask({ feature: "fly" })).rejects.toMatchObject({ code: "not-found" });
  await expect(ask({ activationId: "act_none" })).rejects.toMatchObject({ errors: [{ pointer: "/activationId" }] });
  await world.run(suspendLicense, { licenseId });
  await expect(ask({})).rejects.toMatchObject({ code: "license-not-usable" });
  expect(await world.db.meter.count()).toBe(0);
});

test("a key uses the meters of its own licence alone, and another organisation's are not there", async () => {
  await grant(10);
  const key = (of: string): LicenseActor => ({
    kind: "license",
    organizationId: world.organizationId,
    licenseId: of,
    keyId: "key_1",
    boundTo: null,
    name: "key",
    origin: { requestId: "rid_test", channel: "api" },
  });
  const input = { licenseId, feature: "calls" };
  expect(await world.run(consumeMeter, input, { as: key(licenseId) })).toMatchObject({ used: 1 });
  const other = key((await world.license()).id);
  for (const operation of [consumeMeter, releaseMeter])
    await expect(world.run(operation, input, { as: other })).rejects.toMatchObject({ code: "not-found" });
  await expect(world.run(readMeters, { licenseId }, { as: other })).rejects.toMatchObject({ code: "not-found" });
  const foreign = await world.neighbour();
  await expect(foreign.run(consumeMeter, input, { as: foreign.tokenActor(["client"]) })).rejects.toMatchObject({
    code: "not-found",
  });
});

test("an override says up to where its holder may take the licence's meter", async () => {
  await grant(10);
  const ada = await world.person({ email: "ada@meridian.test", username: "asmith" });
  await world.run(grantOverride, { licenseId, feature: "calls", personId: ada.id, value: 4 });
  expect(await consume(3)).toMatchObject({ used: 3, limit: 10 });
  const asAda = { user: "Ada@meridian.test" };
  expect(await consume(1, asAda)).toMatchObject({ used: 4, limit: 4 });
  await expect(consume(1, { user: "ASmith" })).rejects.toMatchObject({ code: "meter-limit-reached" });
  await expect(consume(1, asAda)).rejects.toMatchObject({ code: "meter-limit-reached", params: { limit: 4 } });
  expect(await consume(1, { user: "stranger" })).toMatchObject({ used: 5, limit: 10 });
});

test("a token licence spends weights over all its features, within its capacity", async () => {
  const estate = await openFeatures(world, { seats: 100, metric: "TOKEN" });
  licenseId = estate.license.id;
  await estate.feature("solve", "METER", { tokenWeight: 20, meterReset: "DAY" });
  const free = await estate.feature("free", "METER");
  for (const feature of ["calls", "solve", "free"])
    await world.run(grantEntitlement, { licenseId, feature, value: null });
  expect(await consume(10)).toMatchObject({ used: 10, tokens: 30 });
  expect(await consume(3, { feature: "solve" })).toMatchObject({ tokens: 60 });
  await expect(consume(4)).rejects.toMatchObject({
    code: "tokens-used-up",
    params: { cost: 12, limit: 100, used: 90, resetsAt: "2026-11-02T23:00:00.000Z" },
  });
  await expect(consume(1, { feature: "free" })).rejects.toMatchObject({ code: "feature-without-weight" });
  await world.run(changeFeature, { featureId: free.id, version: free.version, tokenWeight: 1 });
  const outcome = await settled(Array.from({ length: 30 }, () => consume(1, { feature: "free" })));
  expect(outcome).toEqual({ done: 10, "tokens-used-up": 20 });
  const meters = await world.run(showMeters, { licenseId });
  expect(meters.tokens).toEqual({ limit: 100, used: 100, resetsAt: new Date("2026-11-02T23:00:00Z") });
  world.clock.now = new Date("2026-11-03T10:00:00Z");
  expect((await world.run(showMeters, { licenseId })).tokens).toMatchObject({ used: 40 });
  await world.run(changeFeature, { featureId: estate.meter.id, version: 1, tokenWeight: 7 });
  expect(await release(5)).toMatchObject({ used: 5, tokens: 15 });
  expect(await release(5)).toMatchObject({ used: 0, tokens: 0 });
});

test("the meters of a licence show what is granted and what was used", async () => {
  expect(await world.run(showMeters, { licenseId })).toEqual({ items: [], tokens: null });
  await grant(10);
  await consume(4);
  expect(await world.run(readMeters, { licenseId }, client())).toMatchObject({
    items: [{ id: features.meter.id, feature: "calls", limit: 10, used: 4, remaining: 6, reset: "MONTH" }],
    tokens: null,
  });
});
