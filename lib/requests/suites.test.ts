import { beforeEach, expect, test } from "vitest";
import { setSuiteComponents } from "@/lib/catalog/set-suite-components";
import { countSeats } from "@/lib/licenses/capacity.sql";
import { query } from "@/lib/kernel/operation";
import { listSeats } from "@/lib/seats/list-seats";
import { listPosition } from "@/lib/reports/list-position";
import { assignSeat } from "@/lib/seats/assign-seat";
import { openWorld, type World } from "@/lib/testing/world";
import { recordUsage } from "@/lib/usage/record-usage";
import { z } from "zod";
import { askForSeat } from "./ask-for-seat";
import { browseCatalog } from "./browse-catalog";
import { decideRequest } from "./decide-request";
import { listMySeats, startUsing } from "./my-software";

let world: World;
let estate: Awaited<ReturnType<typeof openEstate>>;
beforeEach(async () => {
  world = await openWorld();
  estate = await openEstate();
});

async function openEstate() {
  const suite = await world.product({ name: "Design Collection" });
  const revit = await world.product({ name: "Revit", downloadUrl: "https://example.org/revit" });
  const other = await world.product({ name: "Figma" });
  await world.run(setSuiteComponents, { productId: suite.id, version: 1, componentIds: [revit.id] });
  const suiteLicense = await world.license({ productId: suite.id, name: "Design Collection" });
  const revitLicense = await world.license({ productId: revit.id, name: "Revit alone" });
  const ada = await world.person({ displayName: "Ada Smith" });
  return { suite, revit, other, suiteLicense, revitLicense, ada, as: await world.actor(["EMPLOYEE"], ada.id) };
}

const giveSuite = (heldFrom?: Date) =>
  world.seat({
    licenseId: estate.suiteLicense.id,
    personId: estate.ada.id,
    ...(heldFrom ? { heldFrom } : {}),
  });
const ask = () =>
  world.run(askForSeat, { licenseId: estate.revitLicense.id, reason: "For the tower" }, { as: estate.as });

test("who holds the suite holds its components: no second seat is taken", async () => {
  const seat = await giveSuite();
  await expect(ask()).rejects.toMatchObject({
    code: "held-through-suite",
    detail: "Your seat of Design Collection includes Revit. Start using it from My software.",
  });
  const catalog = await world.run(browseCatalog, {}, { as: estate.as });
  const mine = Object.fromEntries(catalog.map(({ name, offers }) => [name, offers[0]?.mine]));
  expect(mine).toEqual({
    "Design Collection": { kind: "seat", seatId: seat.id },
    Revit: { kind: "suite", seatId: seat.id, suite: "Design Collection" },
  });
  expect(await world.run(listMySeats, {}, { as: estate.as })).toMatchObject([
    { license: { name: "Design Collection" }, includes: [{ id: estate.revit.id, name: "Revit" }] },
  ]);
  expect(await world.run(startUsing, { seatId: seat.id }, { as: estate.as })).toMatchObject({
    components: [{ name: "Revit", downloadUrl: "https://example.org/revit" }],
  });
});

test("a suite satisfies only while it is held, in force, and consists of the product", async () => {
  const seat = await giveSuite();
  await world.db.license.update({
    where: { id: estate.suiteLicense.id },
    data: { endsOn: new Date("2026-10-31") },
  });
  expect(await ask()).toMatchObject({ status: "FULFILLED" });
  await world.db.seat.updateMany({ where: { personId: estate.ada.id, id: { not: seat.id } }, data: ended() });
  await world.db.license.update({ where: { id: estate.suiteLicense.id }, data: { endsOn: null } });
  world.clock.now = new Date("2026-11-03T09:00:00Z");
  await expect(ask()).rejects.toMatchObject({ code: "held-through-suite" });
  await world.run(setSuiteComponents, { productId: estate.suite.id, version: 2, componentIds: [estate.other.id] });
  expect(await ask()).toMatchObject({ status: "FULFILLED" });
});

const ended = () => ({ heldUntil: world.clock.now, endReason: "RELEASED" as const });

test("a request that was open while its asker was given the suite is fulfilled by that seat", async () => {
  const owner = await world.person();
  await world.db.product.update({
    where: { id: estate.revit.id },
    data: { approvalRules: ["LICENSE_OWNER"], ownerId: owner.id },
  });
  const request = await ask();
  const given = await world.run(assignSeat, { licenseId: estate.suiteLicense.id, personId: estate.ada.id });
  await world.run(
    decideRequest,
    { requestId: request.id, decision: "APPROVE" },
    { as: await world.actor(["APPROVER"], owner.id) },
  );
  expect(await world.db.seatRequest.findFirst()).toMatchObject({ status: "FULFILLED", seatId: given.id });
  expect(await world.db.seat.count({ where: { licenseId: estate.revitLicense.id } })).toBe(0);
});

const idleOf = query({
  name: "test.idle",
  permission: "license:read",
  input: z.strictObject({}),
  async run(ctx) {
    const { id } = estate.suiteLicense;
    const idle = (await countSeats(ctx, [id], new Date("2026-11-02"))).get(id)?.idle;
    return idle;
  },
});

test("use of a component is use of the suite's seat", async () => {
  const seat = await giveSuite(new Date("2026-01-01T09:00:00Z"));
  const listed = async () => (await world.run(listSeats, { licenseId: estate.suiteLicense.id })).items[0];
  const idleIds = async () =>
    (await world.run(listSeats, { licenseId: estate.suiteLicense.id, idle: "yes" })).items.map(({ id }) => id);
  const use = (productId: string) =>
    world.run(recordUsage, {
      signals: [{ personId: estate.ada.id, productId, source: "sso", day: "2026-10-20" }],
    });
  await use(estate.other.id);
  expect([await world.run(idleOf, {}), await idleIds()]).toEqual([1, [seat.id]]);
  expect(await listed()).toMatchObject({ isIdle: true, lastUsedOn: null });
  await use(estate.revit.id);
  expect([await world.run(idleOf, {}), await idleIds()]).toEqual([0, []]);
  expect(await listed()).toMatchObject({ isIdle: false, lastUsedOn: new Date("2026-10-20") });
  expect(await world.run(listMySeats, {}, { as: estate.as })).toMatchObject([{ lastUsedOn: new Date("2026-10-20") }]);
});

test("the position says what a suite satisfies and how many have a product through one", async () => {
  await giveSuite();
  const { items } = await world.run(listPosition, {});
  const row = (id: string) => items.find((one) => one.id === id);
  expect(row(estate.suiteLicense.id)).toMatchObject({
    assigned: 1,
    components: [{ id: estate.revit.id, name: "Revit" }],
    throughSuites: 0,
  });
  expect(row(estate.revitLicense.id)).toMatchObject({ assigned: 0, components: [], throughSuites: 1 });
});
