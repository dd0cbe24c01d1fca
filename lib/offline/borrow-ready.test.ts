import { expect, test } from "vitest";
import { after, code, floating } from "@/lib/floating/testing-floating";
import { openWorld } from "@/lib/testing/world";
import { borrowLease } from "./borrow-lease";

test("a seat that is kept for whoever waited for it may be borrowed before its program takes it, and is kept from then on", async () => {
  const world = await openWorld();
  const farm = await floating(world, 1, { deployment: "HYBRID", borrowSeconds: 48 * 3_600, borrowLimit: 3 });
  const ada = await farm.started("ada");
  const { ticket } = await farm.queued("bob");
  await farm.back(ada.id);
  const granted = await farm.look(ticket);
  if (granted.status !== "granted") throw new Error("not granted");
  const until = new Date(Date.now() + 10 * 3_600_000).toISOString();
  await world.run(borrowLease, { leaseId: granted.lease.id, until }, { as: farm.client });
  // Long after the time in which a granted seat is to be picked up.
  const later = after(world, farm, 600);
  await expect(later.ask("cyd").catch(code)).resolves.toBe("pool-exhausted");
  expect(await later.look(ticket)).toMatchObject({ status: "granted", lease: { id: granted.lease.id } });
});
