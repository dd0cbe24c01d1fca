import { expect, test } from "vitest";
import type { z } from "zod";
import { openWorld, type World } from "@/lib/testing/world";
import { applyLicenseType, previewApplyType } from "./apply-license-type";
import { archiveLicense } from "./archive-license";
import { archiveLicenseType } from "./archive-license-type";
import { changeLicense } from "./change-license";
import { changeLicenseType } from "./change-license-type";
import { createLicense } from "./create-license";
import { createLicenseType } from "./create-license-type";
import type { createLicenseTypeInput } from "./license-type-schema";
import { listDifferingLicenses } from "./list-differing-licenses";
import { readLicense } from "./read-license";

type TypeInput = z.input<typeof createLicenseTypeInput>;
const machines: TypeInput = {
  name: "Machines",
  term: "PERPETUAL",
  allocation: "NODE_LOCKED",
  metric: "DEVICE",
  overage: "PERCENT",
  overagePercent: 100,
  seats: 2,
};

async function licensesOf(world: World, type: { id: string }, count: number) {
  const product = await world.product();
  const ids: string[] = [];
  for (let n = 1; n <= count; n++) {
    const made = await world.run(createLicense, {
      productId: product.id,
      licenseTypeId: type.id,
      name: `Licence ${n}`,
    });
    ids.push(made.id);
  }
  return ids as [string, ...string[]];
}

const activate = (world: World, licenseId: string, fingerprint: string) =>
  world.db.activation.create({
    data: {
      id: world.runtime.newId("activation"),
      organizationId: world.organizationId,
      licenseId,
      fingerprint,
      activatedAt: world.clock.now,
    },
  });

const outcomes = (answer: { licenses: readonly { name: string; outcome: string; why: string | null }[] }) =>
  Object.fromEntries(answer.licenses.map(({ name, outcome, why }) => [name, why ?? outcome]));

test("a type is applied to the licences chosen, each wholly or with its reason not at all; the preview says the same", async () => {
  const world = await openWorld();
  const type = await world.run(createLicenseType, machines);
  const [one, two, three, four, five] = await licensesOf(world, type, 5);
  for (const fingerprint of ["a", "b", "c"]) await activate(world, two ?? "", fingerprint);
  await world.run(archiveLicense, { licenseId: three ?? "" });
  await world.run(changeLicense, { licenseId: four ?? "", version: 1, moveLimit: 9, versionRange: "<=5.2" });
  const other = await world.license({ allocation: "NODE_LOCKED", name: "By hand" });
  await world.run(changeLicenseType, {
    licenseTypeId: type.id,
    version: 1,
    overage: "NONE",
    overagePercent: null,
    moveLimit: 3,
  });

  const input = { licenseTypeId: type.id, licenseIds: [one, two ?? "", three ?? "", four ?? "", other.id] };
  const expected = {
    "Licence 1": "applied",
    "Licence 2": "It has 3 units that are active, and would allow 2. Deactivate machines or add a purchase first.",
    "Licence 3": "It is archived. Restore it first.",
    "Licence 4": "applied",
    "By hand": "It was not made from Machines.",
  };
  const preview = await world.run(previewApplyType, input);
  expect(outcomes(preview)).toEqual(expected);
  expect(await world.events("license.type-applied")).toEqual([]);
  const applied = await world.run(applyLicenseType, input);
  expect(applied).toMatchObject({ applied: 2, refused: 3, unchanged: 0 });
  expect(outcomes(applied)).toEqual(expected);
  expect(await world.run(readLicense, { licenseId: four ?? "" })).toMatchObject({
    overage: "NONE",
    overagePercent: null,
    moveLimit: 3,
    versionRange: null,
    differsIn: [],
    version: 3,
  });
  expect(await world.run(readLicense, { licenseId: two ?? "" })).toMatchObject({ overage: "PERCENT", moveLimit: null });
  expect((await world.events("license.type-applied")).map(({ subjectId }) => subjectId)).toEqual([one, four]);
  const left = await world.run(listDifferingLicenses, { licenseTypeId: type.id });
  expect(left.items.map(({ id }) => id)).toEqual([two, five]);
  expect(outcomes(await world.run(applyLicenseType, { ...input, licenseIds: [one] }))).toEqual({
    "Licence 1": "unchanged",
  });
});

test("only the fields named are applied, together with those that they need", async () => {
  const world = await openWorld();
  const type = await world.run(createLicenseType, machines);
  const [one] = await licensesOf(world, type, 1);
  await world.run(changeLicenseType, {
    licenseTypeId: type.id,
    version: 1,
    overage: "ALWAYS",
    overagePercent: null,
    moveLimit: 3,
  });
  const input = { licenseTypeId: type.id, licenseIds: [one] };
  await world.run(applyLicenseType, { ...input, fields: ["overage"] });
  expect(await world.run(readLicense, { licenseId: one })).toMatchObject({
    overage: "ALWAYS",
    overagePercent: null,
    moveLimit: null,
    differsIn: ["moveLimit"],
  });
});

test("what would break a licence's dates or what is held is refused in words", async () => {
  const world = await openWorld();
  const type = await world.run(createLicenseType, {
    name: "People",
    term: "SUBSCRIPTION",
    allocation: "NAMED",
    durationMonths: 12,
    seats: 3,
  });
  const [one, two] = await licensesOf(world, type, 2);
  const sales = await world.department();
  const team = await world.department({ parentId: sales.id });
  const inside = await world.person({ departmentId: team.id });
  const outside = await world.person();
  await world.seat({ licenseId: one, personId: inside.id });
  const input = { licenseTypeId: type.id, licenseIds: [one] };
  let version = 1;
  const change = async (rules: object) =>
    void ({ version } = await world.run(changeLicenseType, { licenseTypeId: type.id, version, ...rules }));
  const whatHappens = async (licenseIds = [one]) =>
    Object.values(outcomes(await world.run(applyLicenseType, { ...input, licenseIds })));

  await change({ departmentIds: [sales.id] });
  expect(await whatHappens()).toEqual(["applied"]);
  await world.seat({ licenseId: two ?? "", personId: outside.id });
  expect(await whatHappens([two ?? ""])).toEqual([
    "It has 1 seat that is held outside the places named. Release them, or name their departments and sites too.",
  ]);
  await change({ allocation: "SITE" });
  expect(await whatHappens()).toEqual([
    "It has 1 seat that is held. Release them before you change how it is allocated.",
  ]);
  await expect(world.run(changeLicense, { licenseId: one, version: 2, allocation: "SITE" })).rejects.toMatchObject({
    code: "in-use",
  });
  await change({ allocation: "NAMED", term: "PERPETUAL", durationMonths: null });
  expect(await whatHappens()).toEqual([
    "“Last day” is empty for a perpetual licence: what may end is its maintenance.",
  ]);
  expect(await world.run(readLicense, { licenseId: one })).toMatchObject({ term: "SUBSCRIPTION", version: 2 });
});

test("a licence that somebody changed since it was looked at is left as it is, and says so", async () => {
  const world = await openWorld();
  const type = await world.run(createLicenseType, machines);
  const [one, two] = await licensesOf(world, type, 2);
  await world.run(changeLicenseType, { licenseTypeId: type.id, version: 1, moveLimit: 3 });
  const input = { licenseTypeId: type.id, licenseIds: [one, two ?? ""] };
  const preview = await world.run(previewApplyType, input);
  const versions = Object.fromEntries(preview.licenses.map(({ id, version }) => [id, version]));
  await world.run(changeLicense, { licenseId: one, version: 1, notes: "Special terms" });
  const applied = await world.run(applyLicenseType, { ...input, versions });
  expect(outcomes(applied)).toEqual({ "Licence 1": "changed-meanwhile", "Licence 2": "applied" });
  expect(await world.run(readLicense, { licenseId: one })).toMatchObject({ moveLimit: null, version: 2 });
});

test("many who apply at once, in any order, change each licence once", async () => {
  const world = await openWorld();
  const type = await world.run(createLicenseType, machines);
  const ids = await licensesOf(world, type, 6);
  await world.run(changeLicenseType, { licenseTypeId: type.id, version: 1, moveLimit: 3 });
  const answers = await Promise.all(
    Array.from({ length: 6 }, (_, n) =>
      world.run(applyLicenseType, { licenseTypeId: type.id, licenseIds: n % 2 ? [...ids] : [...ids].reverse() }),
    ),
  );
  expect(answers.reduce((sum, { applied }) => sum + applied, 0)).toBe(6);
  expect(await world.db.license.findMany({ where: { version: 2, moveLimit: 3 } })).toHaveLength(6);
});

test("licences and types of another organisation are not there; an archived type is not applied", async () => {
  const world = await openWorld();
  const other = await world.neighbour();
  const type = await world.run(createLicenseType, machines);
  const [own] = await licensesOf(world, type, 1);
  const foreign = await other.run(createLicenseType, machines);
  const [theirs] = await licensesOf(other, foreign, 1);
  const apply = (licenseTypeId: string, licenseIds: string[]) =>
    world.run(applyLicenseType, { licenseTypeId, licenseIds });
  await expect(apply(type.id, [own, theirs])).rejects.toMatchObject({ errors: [{ pointer: "/licenseIds/1" }] });
  await expect(apply(foreign.id, [own])).rejects.toMatchObject({ code: "not-found" });
  await expect(world.run(listDifferingLicenses, { licenseTypeId: foreign.id })).rejects.toMatchObject({
    code: "not-found",
  });
  await world.run(archiveLicenseType, { licenseTypeId: type.id });
  await expect(apply(type.id, [own])).rejects.toMatchObject({ code: "already-archived" });
});

test("less overage than is made use of is refused, for seats as for machines", async () => {
  const world = await openWorld();
  const license = await world.license({ seats: 2, overage: "PERCENT", overagePercent: 50, name: "Figma" });
  for (const person of await world.people(3)) await world.seat({ licenseId: license.id, personId: person.id });
  const change = (rules: object) => world.run(changeLicense, { licenseId: license.id, version: 1, ...rules });
  await expect(change({ overage: "NONE", overagePercent: null })).rejects.toMatchObject({
    code: "in-use",
    detail: "Figma has 3 seats that are held, and would allow 2. Release seats or add a purchase first.",
  });
  await expect(change({ overagePercent: 49 })).rejects.toMatchObject({ code: "in-use" });
  expect(await change({ overage: "ALWAYS", overagePercent: null })).toMatchObject({ version: 2 });
});

test("the licences that a type is applied to are locked like those whose units are counted; a preview locks none", async () => {
  const world = await openWorld();
  const type = await world.run(createLicenseType, machines);
  const [id] = await licensesOf(world, type, 1);
  await world.run(changeLicenseType, { licenseTypeId: type.id, version: 1, moveLimit: 3 });
  const counted = async () => (await world.db.license.findUniqueOrThrow({ where: { id } })).countVersion;
  const before = await counted();
  await world.run(previewApplyType, { licenseTypeId: type.id, licenseIds: [id] });
  expect(await counted()).toBe(before);
  await world.run(applyLicenseType, { licenseTypeId: type.id, licenseIds: [id] });
  expect(await counted()).toBe(before + 1);
});
