import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { Client } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { looksLikeId } from "@/lib/audit/name-things";
import { createOrganization } from "@/lib/auth/create-organization";
import { execute } from "@/lib/kernel/operation";
import { systemActor } from "@/lib/kernel/actor";
import { openWorld, type World } from "@/lib/testing/world";
import { archiveLicenseType, restoreLicenseType } from "./archive-license-type";
import { builtInTypes } from "./built-in-types";
import { changeLicenseType } from "./change-license-type";
import { createLicenseType } from "./create-license-type";
import { duplicateLicenseType } from "./duplicate-license-type";
import { ruleProblems } from "./license-rule-checks";
import { rulesOf } from "./license-rules-schema";
import { listLicenseTypes } from "./list-license-types";
import { readLicenseType } from "./read-license-type";
import { resetLicenseType } from "./reset-license-type";

const wrong = (...pointers: string[]) => ({ code: "invalid-input", errors: pointers.map((pointer) => ({ pointer })) });
const floating = { name: "Build farm", term: "SUBSCRIPTION", allocation: "FLOATING", leaseSeconds: 600 } as const;

/** An organisation as it is set up, with the actor who is its owner. */
async function founded(world: World) {
  const organizationId = world.runtime.newId("organization");
  const system = systemActor(organizationId, "test", "rid_test");
  await execute(world.runtime, system, createOrganization, {
    name: "Harbour Works",
    timeZone: "Europe/Amsterdam",
    currency: "EUR",
    owner: { name: "Ada Byron", email: "ada@harbour.test", password: "violet-quarry-signal-41" },
  });
  return system;
}

test("every organisation begins with the six built-in types, each recorded and each without a contradiction", async () => {
  const world = await openWorld();
  const as = await founded(world);
  const types = (await world.run(listLicenseTypes, {}, { as })).items;
  expect(types.map(({ builtIn }) => builtIn).sort()).toEqual(builtInTypes.map(({ code }) => code).sort());
  expect(types.map((type) => ruleProblems(rulesOf(type)))).toEqual(types.map(() => ({})));
  const combinations = types.map(({ name, term, allocation }) => `${name}: ${term} ${allocation}`);
  expect(combinations).toContain("Node-locked: PERPETUAL NODE_LOCKED");
  const events = await world.runtime.db.auditEvent.findMany({
    where: { organizationId: as.organizationId, type: "license-type.created" },
  });
  expect(events.map(({ subjectId }) => subjectId).sort()).toEqual(types.map(({ id }) => id).sort());
});

test("organisations that were here before the types were get the same six", async () => {
  const world = await openWorld();
  const migration = join(import.meta.dirname, "../../prisma/migrations/20261124075942_licensing_engine/migration.sql");
  const [insertion] =
    /INSERT INTO "license_type"[\s\S]*?\) AS t\([^)]*\);/.exec(await readFile(migration, "utf8")) ?? [];
  const owner = new Client({ connectionString: world.migrationUrl });
  await owner.connect();
  onTestFinished(() => owner.end());
  await owner.query(insertion ?? "");
  const types = (await world.run(listLicenseTypes, {})).items;
  expect(types.map(({ id }) => looksLikeId(id))).toEqual(types.map(() => true));
  const facts = types.map(({ builtIn, name, description, seats, ...type }) => ({
    code: builtIn,
    name,
    description,
    seats,
    rules: rulesOf(type),
  }));
  for (const type of builtInTypes) expect(facts).toContainEqual(type);
  expect(facts).toHaveLength(builtInTypes.length);
});

test("a built-in type can be changed and set back to what it was, and is never archived", async () => {
  const world = await openWorld();
  const as = await founded(world);
  const [trial] = (await world.run(listLicenseTypes, { term: "TRIAL" }, { as })).items;
  if (!trial) throw new Error("no trial");
  const changed = await world.run(
    changeLicenseType,
    { licenseTypeId: trial.id, version: 1, name: "Evaluation", durationDays: 14, features: [{ code: "render" }] },
    { as },
  );
  expect(changed).toMatchObject({ name: "Evaluation", durationDays: 14, version: 2, builtIn: "TRIAL" });
  await expect(world.run(archiveLicenseType, { licenseTypeId: trial.id }, { as })).rejects.toMatchObject({
    code: "built-in-type",
  });
  await expect(world.run(resetLicenseType, { licenseTypeId: trial.id, version: 1 }, { as })).rejects.toMatchObject({
    code: "changed-meanwhile",
  });
  const reset = await world.run(resetLicenseType, { licenseTypeId: trial.id, version: 2 }, { as });
  expect(reset).toMatchObject({ name: "Trial", durationDays: 30, features: [], version: 3 });

  const own = await world.run(createLicenseType, floating, { as });
  await expect(world.run(resetLicenseType, { licenseTypeId: own.id, version: 1 }, { as })).rejects.toMatchObject({
    code: "own-type",
  });
});

test("a type of one's own is made, copied, changed under its version, archived and brought back", async () => {
  const world = await openWorld();
  const berlin = await world.site();
  const made = await world.run(createLicenseType, {
    ...floating,
    siteIds: [berlin.id],
    countries: ["nl", "DE", "DE"],
    channels: ["Stable"],
    versionRange: "5.x",
    features: [{ code: "render", value: 8 }],
  });
  expect(made).toMatchObject({
    countries: ["DE", "NL"],
    channels: ["stable"],
    leaseSeconds: 600,
    queueing: true,
    version: 1,
  });
  expect(made.features).toEqual([{ code: "render", value: 8, enabled: true }]);
  await expect(world.run(createLicenseType, { ...floating, name: "BUILD FARM" })).rejects.toMatchObject({
    code: "name-taken",
  });

  const copy = await world.run(duplicateLicenseType, { licenseTypeId: made.id, name: "Test farm" });
  expect(rulesOf(copy)).toEqual(rulesOf(made));
  expect(copy.features).toEqual(made.features);
  await expect(world.run(duplicateLicenseType, { licenseTypeId: made.id, name: "test FARM" })).rejects.toMatchObject({
    code: "name-taken",
  });

  const change = { licenseTypeId: made.id, version: 1, leaseSeconds: 900 };
  const changed = await world.run(changeLicenseType, change);
  expect(changed).toMatchObject({ leaseSeconds: 900, version: 2, countries: ["DE", "NL"] });
  await expect(world.run(changeLicenseType, change)).rejects.toMatchObject({ code: "changed-meanwhile" });
  await expect(world.run(changeLicenseType, { ...change, version: 2, name: "Test farm" })).rejects.toMatchObject({
    code: "name-taken",
  });
  expect(await world.run(changeLicenseType, { ...change, version: 2 })).toMatchObject({ version: 2 });
  expect(await world.events("license-type.changed")).toMatchObject([
    { subjectId: made.id, before: { leaseSeconds: 600 }, after: { leaseSeconds: 900 } },
  ]);

  await world.run(archiveLicenseType, { licenseTypeId: made.id });
  await expect(world.run(changeLicenseType, { ...change, version: 3 })).rejects.toMatchObject({
    code: "already-archived",
  });
  expect((await world.run(listLicenseTypes, {})).items.map(({ name }) => name)).toEqual(["Test farm"]);
  await world.run(changeLicenseType, { licenseTypeId: copy.id, version: 1, name: "Build farm" });
  await expect(world.run(restoreLicenseType, { licenseTypeId: made.id })).rejects.toMatchObject({ code: "name-taken" });
  await world.run(changeLicenseType, { licenseTypeId: copy.id, version: 2, name: "Other farm" });
  expect(await world.run(restoreLicenseType, { licenseTypeId: made.id })).toMatchObject({ archivedAt: null });
  expect(await world.run(readLicenseType, { licenseTypeId: made.id })).toMatchObject({
    restrictedTo: { sites: [{ id: berlin.id, name: berlin.name }], departments: [] },
  });
});

const contradictions: [what: string, rules: object, pointers: string[]][] = [
  ["a perpetual licence with a length", { term: "PERPETUAL", durationMonths: 12 }, ["/durationMonths"]],
  ["a perpetual licence with grace", { term: "PERPETUAL", graceDays: 5 }, ["/graceDays"]],
  ["a perpetual licence that renews", { term: "PERPETUAL", renewal: "AUTOMATIC" }, ["/renewal"]],
  ["two lengths", { durationMonths: 1, durationDays: 30 }, ["/durationDays"]],
  ["a percentage without its number", { overage: "PERCENT" }, ["/overagePercent"]],
  ["a number without its percentage", { overagePercent: 5 }, ["/overagePercent"]],
  ["overage of a site", { allocation: "SITE", overage: "ALWAYS" }, ["/overage"]],
  ["a heartbeat of named people", { heartbeatSeconds: 60 }, ["/heartbeatSeconds"]],
  ["dead machines without a heartbeat", { allocation: "NODE_LOCKED", deadMachines: "FREE" }, ["/deadMachines"]],
  ["borrowing of named seats", { borrowSeconds: 3600, borrowLimit: 2 }, ["/borrowSeconds", "/borrowLimit"]],
  ["borrowing without its length", { allocation: "FLOATING", borrowLimit: 2 }, ["/borrowSeconds"]],
  ["moves of people", { moveLimit: 3 }, ["/moveLimit"]],
  [
    "approval of transfers that cannot be",
    { transferable: false, transferNeedsApproval: true },
    ["/transferNeedsApproval"],
  ],
  ["maintenance months without maintenance", { maintenanceMonths: 12 }, ["/maintenanceMonths"]],
  ["a trial that renews", { term: "TRIAL", durationDays: 30, renewal: "MANUAL" }, ["/renewal"]],
  ["a trial from its first use without a length", { term: "TRIAL", trialStart: "FIRST_VALIDATION" }, ["/durationDays"]],
  [
    "a trial from an activation that never is",
    { term: "TRIAL", durationDays: 9, trialStart: "FIRST_ACTIVATION" },
    ["/trialStart"],
  ],
  [
    "trial rules of a subscription",
    { trialStart: "FIRST_VALIDATION", trialRepeatable: true },
    ["/trialStart", "/trialRepeatable"],
  ],
  ["a country that is none", { countries: ["NL", "XX"] }, ["/countries/1"]],
  ["a range that is none", { versionRange: "five" }, ["/versionRange"]],
  ["negative seats", { seats: -1 }, ["/seats"]],
  ["a feature twice", { features: [{ code: "a" }, { code: "A" }] }, ["/features"]],
  ["a feature below zero", { features: [{ code: "a", value: -1 }] }, ["/features/0/value"]],
  ["a site that is not here", { siteIds: ["sit_none"] }, ["/siteIds"]],
  ["a field that is none", { colour: "red" }, ["/colour"]],
];

test("what contradicts itself is refused at its field, and nothing is made", async () => {
  const world = await openWorld();
  for (const [what, rules, pointers] of contradictions) {
    const input = { name: "Wrong", term: "SUBSCRIPTION", allocation: "NAMED", ...rules } as never;
    const refusal: unknown = await world.run(createLicenseType, input).catch((error: unknown) => error);
    expect(refusal, what).toMatchObject(wrong(...pointers));
  }
  expect([await world.db.licenseType.count(), (await world.events()).length]).toEqual([0, 0]);
});

test("types of another organisation are not found, and its places are not named", async () => {
  const world = await openWorld();
  const other = await world.neighbour();
  const theirs = await other.run(createLicenseType, floating);
  const department = await other.department();
  for (const command of [archiveLicenseType, restoreLicenseType, readLicenseType, duplicateLicenseType])
    await expect(world.run(command, { licenseTypeId: theirs.id })).rejects.toMatchObject({ code: "not-found" });
  for (const command of [changeLicenseType, resetLicenseType])
    await expect(world.run(command, { licenseTypeId: theirs.id, version: 1 })).rejects.toMatchObject({
      code: "not-found",
    });
  await expect(world.run(createLicenseType, { ...floating, departmentIds: [department.id] })).rejects.toMatchObject(
    wrong("/departmentIds"),
  );
  expect((await world.run(listLicenseTypes, {})).items).toEqual([]);
});
