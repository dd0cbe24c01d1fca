import { expect, test } from "vitest";
import { assignSeat } from "@/lib/seats/assign-seat";
import { attention } from "@/lib/seats/attention";
import { listSeats } from "@/lib/seats/list-seats";
import { openWorld } from "@/lib/testing/world";
import { recordUsage } from "./record-usage";

test("signals are added up by day and source; those that name nobody known are told and left out", async () => {
  const world = await openWorld();
  const product = await world.product();
  const ada = await world.person({ email: "ada@meridian.test" });
  const signal = { productId: product.id, day: "2026-11-01", source: "sso" };
  const outcome = await world.run(recordUsage, {
    signals: [
      { ...signal, email: "Ada@meridian.test" },
      { ...signal, personId: ada.id, uses: 2 },
      { ...signal, email: "nobody@meridian.test" },
      { ...signal, personId: ada.id, productId: "pro_none" },
      { ...signal, personId: ada.id, day: "2026-11-03" },
    ],
  });
  expect(outcome).toEqual({
    recorded: 2,
    left: [
      { index: 2, why: "unknown-person" },
      { index: 3, why: "unknown-product" },
      { index: 4, why: "future-day" },
    ],
  });
  await world.run(recordUsage, { signals: [{ ...signal, personId: ada.id }] });
  expect(await world.db.usageDay.findMany()).toMatchObject([{ personId: ada.id, uses: 4, source: "sso" }]);
  // More than the column holds is held at the most, and loses no other signal of the batch.
  await world.db.usageDay.updateMany({ data: { uses: 2_147_483_000 } });
  await world.run(recordUsage, { signals: [{ ...signal, personId: ada.id, uses: 1_000_000 }] });
  expect(await world.db.usageDay.findMany()).toMatchObject([{ uses: 2_147_483_647 }]);
});

test("a seat is idle when it was held for 60 days and its product was not used in 60 days; its cost is counted", async () => {
  const world = await openWorld({ now: "2026-08-01T09:00:00Z" });
  const license = await world.license({ seats: 0 });
  await world.purchase({ licenseId: license.id, seats: 4, priceAmount: 1000n, currency: "EUR", priceBasis: "TOTAL" });
  const [used, idle, lapsed] = await world.people(3);
  for (const person of [used, idle, lapsed])
    await world.run(assignSeat, { licenseId: license.id, personId: person?.id ?? "" });
  world.clock.now = new Date("2026-11-02T09:00:00Z");
  await world.run(assignSeat, { licenseId: license.id, personId: (await world.person()).id });
  const signal = { productId: license.productId, source: "agent" };
  // 2 November less 60 days is 3 September: used on that day is not used in 60 days, on the next day it is.
  await world.run(recordUsage, {
    signals: [
      { ...signal, personId: used.id, day: "2026-09-04" },
      { ...signal, personId: lapsed?.id, day: "2026-09-03" },
    ],
  });

  const seats = await world.run(listSeats, { licenseId: license.id, idle: "yes" });
  expect(new Set(seats.items.map(({ personId }) => personId))).toEqual(new Set([idle?.id, lapsed?.id]));
  expect(seats.items.every(({ isIdle }) => isIdle)).toBe(true);
  expect(await world.run(attention, {})).toMatchObject({
    idle: 2,
    withIdleSeats: 1,
    held: 4,
    free: 0,
    idleCosts: [{ currency: "EUR", amount: 500, monthly: null }],
  });
});
