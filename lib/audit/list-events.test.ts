import { expect, test } from "vitest";
import { openWorld } from "@/lib/testing/world";
import { createVendor } from "@/lib/catalog/create-vendor";
import { listEvents } from "./list-events";

test("the trail is counted for its first page, and later pages say what was counted then", async () => {
  const world = await openWorld();
  for (let n = 0; n < 3; n++) await world.run(createVendor, { name: `Vendor ${n}` });
  const first = await world.run(listEvents, { limit: 2 });
  expect(first.total).toBe(await world.db.auditEvent.count());
  await world.run(createVendor, { name: "Another" });
  const second = await world.run(listEvents, { limit: 2, cursor: first.nextCursor ?? "" });
  expect(second).toMatchObject({ total: first.total });
  expect(second.items.map(({ id }) => id)).not.toContain(first.items[0]?.id);
  const back = await world.run(listEvents, { limit: 2, cursor: second.previousCursor ?? "" });
  expect(back.items.map(({ id }) => id)).toEqual(first.items.map(({ id }) => id));
  expect((await world.run(listEvents, { limit: 2 })).total).toBeGreaterThan(first.total);
});
