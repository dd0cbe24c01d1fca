import fc from "fast-check";
import { expect, test } from "vitest";
import { addDays, dayIn } from "@/lib/kernel/calendar";
import { issueLicenseFile } from "@/lib/offline/issue-license-file";
import { openProgram } from "@/lib/testing/client-program";
import { openWorld, type World } from "@/lib/testing/world";
import { POST } from "./route";

/** Zones whose clocks change at midnight, to it or over it, and others. */
const zones = [
  "America/Havana",
  "Asia/Beirut",
  "Africa/Cairo",
  "America/Santiago",
  "America/Asuncion",
  "America/Scoresbysund",
  "Australia/Lord_Howe",
  "Pacific/Apia",
  "Europe/Amsterdam",
  "UTC",
];
const day = fc.integer({ min: 0, max: 900 }).map((n) => addDays(new Date("2025-01-01T00:00:00Z"), n));

test("validate tells the first instants of days, as files do, also where midnight comes twice or not at all", async () => {
  const world = await openWorld({ now: "2024-12-01T09:00:00Z" });
  const program = openProgram(world);
  const license = await world.license({ allocation: "SITE", graceDays: 1, maintained: true, deployment: "HYBRID" });
  const { key } = await program.keyOf(license.id);
  const check = async (timeZone: string, last: Date) => {
    await world.db.organization.update({ where: { id: world.organizationId }, data: { timeZone } });
    const days = { startsOn: new Date("2024-11-01T00:00:00Z"), endsOn: last, maintenanceEndsOn: last };
    await world.db.license.update({ where: { id: license.id }, data: days });
    const { body } = await program.ask(POST, key, { body: {} });
    const told = body.license as Record<"endsAt" | "graceUntil" | "maintenanceEndsAt", string>;
    for (const [at, from] of [
      [told.endsAt, addDays(last, 1)],
      [told.graceUntil, addDays(last, 2)],
      [told.maintenanceEndsAt, addDays(last, 1)],
    ] as const) {
      expect([timeZone, dayIn(timeZone, new Date(at))]).toEqual([timeZone, from]);
      expect([timeZone, dayIn(timeZone, new Date(Date.parse(at) - 1)) < from]).toEqual([timeZone, true]);
    }
    return told;
  };
  // At one in the morning of 1 November the clocks of Havana go back to midnight.
  const { endsAt } = await check("America/Havana", new Date("2026-10-31T00:00:00Z"));
  expect(endsAt).toBe("2026-11-01T04:00:00.000Z");
  await fc.assert(
    fc.asyncProperty(fc.constantFrom(...zones), day, async (zone, last) => void (await check(zone, last))),
    { numRuns: 150 },
  );
  await check("America/Havana", new Date("2025-11-01T00:00:00Z"));
  const { body } = await program.ask(POST, key, { body: {} });
  const { startsAt, endsAt: end, graceUntil, maintenanceEndsAt } = body.license as Record<string, string>;
  expect(await inFile(world, license.id)).toMatchObject({ startsAt, endsAt: end, graceUntil, maintenanceEndsAt });
});

test("a licence that is not maintained is told no end of maintenance", async () => {
  const world = await openWorld({ now: "2026-11-24T12:00:00Z" });
  const program = openProgram(world);
  const maintenanceEndsOn = new Date("2027-12-31T00:00:00Z");
  const given = { allocation: "SITE", deployment: "HYBRID", term: "PERPETUAL", endsOn: null } as const;
  const license = await world.license({ ...given, maintained: false, maintenanceEndsOn });
  const { key } = await program.keyOf(license.id);
  const told = async () => {
    const { license: said } = (await program.ask(POST, key, { body: {} })).body;
    const { maintenanceEndsAt } = said as { maintenanceEndsAt: string | null };
    expect(await inFile(world, license.id)).toMatchObject({ maintenanceEndsAt });
    return said;
  };
  expect(await told()).toMatchObject({ maintenanceEndsAt: null });
  await world.db.license.update({ where: { id: license.id }, data: { maintained: true } });
  expect(await told()).toMatchObject({ maintenanceEndsAt: expect.stringContaining("2027-12-31") as string });
});

test("a term that ended and maintains is told no end of maintenance: it is none, online and in files", async () => {
  const world = await openWorld({ now: "2026-11-24T12:00:00Z" });
  const program = openProgram(world);
  const [startsOn, endsOn] = [new Date("2025-10-01T00:00:00Z"), new Date("2026-09-30T00:00:00Z")];
  const given = { allocation: "SITE", deployment: "HYBRID", expiryBehavior: "MAINTAIN" } as const;
  const license = await world.license({ ...given, startsOn, endsOn });
  const { key } = await program.keyOf(license.id);
  expect((await program.ask(POST, key, { body: {} })).body).toMatchObject({
    code: "VERSION_SCOPE_REQUIRED",
    license: { status: "EXPIRED", maintenanceEndsAt: null },
  });
  expect(await inFile(world, license.id)).toMatchObject({
    maintenanceEndsAt: null,
    maintenance: { spans: [{ from: "2025-10-01", until: "2026-09-30" }] },
  });
});

/** What a plain licence file says of its licence. */
async function inFile(world: World, licenseId: string): Promise<object> {
  const { file } = await world.run(issueLicenseFile, { licenseId, ttl: 86_400 });
  const [, encoded = ""] = file.split(/-----[A-Z ]+-----/);
  const { enc } = JSON.parse(Buffer.from(encoded, "base64").toString()) as { enc: string };
  const document = JSON.parse(Buffer.from(enc, "base64").toString()) as { data: { attributes: object } };
  return document.data.attributes;
}
