import { expect, test } from "vitest";
import { assignSeat } from "@/lib/seats/assign-seat";
import { openWorld, type World } from "@/lib/testing/world";
import { importText, stateOf } from "./testing-import";
import { undoBatch, undoStages } from "./undo-batch";
import { undoImport } from "./undo-import";

const list =
  "Product,Vendor,Seats,E-mail\nDrafter,Northline,5,a@example.com\nSketcher,Northline,5,b@example.com\nTracer,Westline,5,c@example.com\n";

async function undo(world: World, importId: string): Promise<void> {
  await world.run(undoImport, { importId });
  for (const stage of undoStages) await world.run(undoBatch, { importId, stage, before: null }, { as: world.system });
}

test("what an import created goes, and the same file brings it back", async () => {
  const world = await openWorld();
  const { id } = await importText(world, list);
  await undo(world, id);
  expect(await stateOf(world, id)).toMatchObject({ stage: "undone" });
  const inUse = { where: { archivedAt: null } };
  expect([
    await world.db.license.count(inUse),
    await world.db.product.count(inUse),
    await world.db.vendor.count(inUse),
  ]).toEqual([0, 0, 0]);
  expect(await world.db.seat.count({ where: { heldUntil: null } })).toBe(0);
  expect(await world.db.person.count(inUse)).toBe(3);

  world.clock.now = new Date(world.clock.now.getTime() + 60_000);
  expect(await importText(world, list)).toMatchObject({
    created: 3,
    leftOut: 0,
    totals: { license: { created: 3 }, seat: { created: 3 } },
  });
});

test("a licence that somebody else holds a seat of by now stays, with what it needs", async () => {
  const world = await openWorld();
  const { id } = await importText(world, list);
  const [drafter, dana] = [
    await world.db.license.findFirstOrThrow({ where: { name: "Drafter" } }),
    await world.person(),
  ];
  await world.run(assignSeat, { licenseId: drafter.id, personId: dana.id });
  await undo(world, id);
  const names = (rows: { name: string }[]) => rows.map(({ name }) => name);
  const inUse = { where: { archivedAt: null }, select: { name: true } };
  expect(names(await world.db.license.findMany(inUse))).toEqual(["Drafter"]);
  expect(names(await world.db.product.findMany(inUse))).toEqual(["Drafter"]);
  expect(names(await world.db.vendor.findMany(inUse))).toEqual(["Northline"]);
});

test("people are not taken back", async () => {
  const world = await openWorld();
  const { id: importId } = await importText(world, "Name,Department\nAda,Design\n");
  await expect(world.run(undoImport, { importId })).rejects.toMatchObject({ code: "import-not-undoable" });
});
