import { expect, test } from "vitest";
import { activateMachine } from "@/lib/activations/activate-machine";
import { machineOf, nodeLocked } from "@/lib/activations/testing-machines";
import { listLicenses } from "@/lib/licenses/list-licenses";
import { readLicense } from "@/lib/licenses/read-license";
import { attention } from "@/lib/seats/attention";
import { openWorld } from "@/lib/testing/world";
import { listPosition, positionTotals } from "./list-position";

test("machines are in the counts of their licence, in the position and on the overview", async () => {
  const world = await openWorld();
  const as = world.tokenActor(["client"]);
  const [ada] = await world.people(1);
  const cores = await nodeLocked(world, { name: "Abaqus", metric: "CORE", seats: 20 });
  const users = await nodeLocked(world, { name: "Rhino", metric: "USER", seats: 1, overage: "ALWAYS" });
  const named = await world.license({ name: "Figma", seats: 3 });
  await world.seat({ licenseId: named.id, personId: ada.id });
  for (const [n, given] of [{ cores: 8 }, { cores: 4 }].entries())
    await world.run(activateMachine, { licenseId: cores.id, ...machineOf(n), ...given }, { as });
  for (const [n, user] of [ada.id, ada.id, null, null].entries())
    await world.run(activateMachine, { licenseId: users.id, ...machineOf(n), user }, { as });

  const { items } = await world.run(listLicenses, { sort: "name" });
  expect(items.map(({ name, seats: { capacity, held, free, over } }) => [name, capacity, held, free, over])).toEqual([
    ["Abaqus", 20, 12, 8, 0],
    ["Figma", 3, 1, 2, 0],
    ["Rhino", 1, 3, 0, 2],
  ]);
  expect((await world.run(listLicenses, { oversubscribed: "yes" })).items.map(({ name }) => name)).toEqual(["Rhino"]);
  expect((await world.run(readLicense, { licenseId: users.id })).shortfall).toBeNull();

  const position = await world.run(listPosition, { sort: "name" });
  expect(position.items.map(({ name, owned, assigned, free, over }) => [name, owned, assigned, free, over])).toEqual([
    ["Abaqus", 20, 12, 8, 0],
    ["Figma", 3, 1, 2, 0],
    ["Rhino", 1, 3, 0, 2],
  ]);
  expect((await world.run(listPosition, { over: "1" })).items.map(({ name }) => name)).toEqual(["Rhino"]);
  expect(await world.run(positionTotals, {})).toMatchObject({ owned: 24, assigned: 16, free: 10, over: 2 });
  expect(await world.run(attention, {})).toMatchObject({
    held: 1,
    over: 0,
    unitsOver: 2,
    oversubscribed: 1,
    machines: 6,
  });

  await world.db.purchase.updateMany({ where: { licenseId: cores.id }, data: { seats: 10 } });
  expect((await world.run(readLicense, { licenseId: cores.id })).shortfall).toMatchObject({ held: 12, over: 2 });
});
