import { expect, test } from "vitest";
import { openWorld } from "@/lib/testing/world";
import { code, floating } from "./testing-floating";

test("after a pool with overdraft shrank, what comes back pays what is owed of the overdraft too", async () => {
  const world = await openWorld();
  const { license, started, back, ask } = await floating(world, 4, { overage: "PERCENT", overagePercent: 50 });
  const held = [];
  for (const user of ["ada", "bob", "cleo", "dora", "emil", "fay"]) held.push(await started(user));
  expect(held.map(({ overdraft }) => overdraft)).toEqual([false, false, false, false, true, true]);

  // From 4 and 2 beyond them to 2 and 1.
  await world.db.purchase.updateMany({ where: { licenseId: license.id }, data: { seats: 2 } });
  for (const { id } of held.slice(0, 3)) {
    await back(id);
    await expect(ask("gus").catch(code)).resolves.toBe("pool-exhausted");
  }
  await back(held[3]?.id ?? "");
  expect(await started("gus")).toMatchObject({ overdraft: expect.any(Boolean) });
  await expect(ask("hal").catch(code)).resolves.toBe("pool-exhausted");

  const pool = await world.db.pool.findFirstOrThrow({ where: { licenseId: license.id } });
  const slots = await world.db.poolSeat.findMany({ where: { poolId: pool.id } });
  expect([pool.debt, slots.filter(({ extra }) => !extra).length, slots.filter(({ extra }) => extra).length]).toEqual([
    0, 2, 1,
  ]);
});

test("a pool whose overdraft ends owes what is held of it", async () => {
  const world = await openWorld();
  const { license, started, back, ask } = await floating(world, 2, { overage: "ALWAYS" });
  const held = [];
  for (const user of ["ada", "bob", "cleo", "dora"]) held.push(await started(user));
  await world.db.license.update({ where: { id: license.id }, data: { overage: "NONE" } });
  for (const { id } of held.slice(0, 2)) {
    await back(id);
    await expect(ask("gus").catch(code)).resolves.toBe("pool-exhausted");
  }
  await back(held[2]?.id ?? "");
  expect(await started("gus")).toMatchObject({ overdraft: false });
});
