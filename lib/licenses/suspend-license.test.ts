import { expect, test } from "vitest";
import { openWorld, type World } from "@/lib/testing/world";
import { resumeLicense, suspendLicense } from "./suspend-license";

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const now = "2026-11-24T12:00:00Z";
const before = day("2026-11-01");
const ended = { startsOn: day("2025-01-01"), endsOn: day("2026-10-31") };

type Given = NonNullable<Parameters<World["license"]>[0]>;

async function openLicense(given: Given) {
  const world = await openWorld({ now });
  const { id } = await world.license(given);
  const row = () => world.db.license.findUniqueOrThrow({ where: { id } });
  return { world, licenseId: id, row };
}

test.each<[string, Given, typeof suspendLicense, string]>([
  ["suspend, terminated", { terminatedAt: before }, suspendLicense, "terminated-for-good"],
  ["suspend, revoked by its expiry", { ...ended, expiryBehavior: "REVOKE" }, suspendLicense, "terminated-for-good"],
  ["suspend, suspended", { suspendedAt: before }, suspendLicense, "suspended-already"],
  ["suspend, archived", { archivedAt: before }, suspendLicense, "already-archived"],
  ["resume, in use", {}, resumeLicense, "not-suspended"],
  ["resume, terminated", { suspendedAt: before, terminatedAt: before }, resumeLicense, "terminated-for-good"],
  [
    "resume, revoked by its expiry",
    { ...ended, suspendedAt: before, expiryBehavior: "REVOKE" },
    resumeLicense,
    "terminated-for-good",
  ],
  ["resume, archived", { suspendedAt: before, archivedAt: before }, resumeLicense, "already-archived"],
])("%s: refused, and nothing is changed", async (_, given, act, code) => {
  const { world, licenseId, row } = await openLicense(given);
  const was = await row();
  await expect(world.run(act, { licenseId })).rejects.toMatchObject({ code });
  expect(await row()).toEqual(was);
  expect(await world.events("license.suspended")).toHaveLength(0);
  expect(await world.events("license.resumed")).toHaveLength(0);
});

test.each<[string, Given]>([
  ["in use", {}],
  ["not started", { startsOn: day("2027-01-01") }],
  ["in grace", { ...ended, graceDays: 60 }],
  ["expired, to be renewed later", ended],
  ["revoked by its expiry after a grace that runs", { ...ended, graceDays: 60, expiryBehavior: "REVOKE" }],
])("%s: suspended and resumed", async (_, given) => {
  const { world, licenseId, row } = await openLicense(given);
  await world.run(suspendLicense, { licenseId, reason: "Not paid" });
  expect((await row()).suspendedAt).toEqual(new Date(now));
  await world.run(resumeLicense, { licenseId });
  expect((await row()).suspendedAt).toBeNull();
  expect(await world.events("license.suspended")).toMatchObject([{ subjectId: licenseId }]);
  expect(await world.events("license.resumed")).toHaveLength(1);
});
