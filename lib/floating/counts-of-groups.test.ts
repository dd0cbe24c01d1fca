import { expect, test } from "vitest";
import { openWorld } from "@/lib/testing/world";
import { floating, poolRule } from "./testing-floating";

test("the seats of a group are counted by what its leases say, each seat that is held now once", async () => {
  const world = await openWorld();
  const [department, other] = [await world.department({ name: "Rigs" }), await world.department({ name: "Sails" })];
  const below = await world.department({ name: "Ropes", parentId: department.id });
  const ada = await world.person({ email: "ada@meridian.test", departmentId: department.id });
  const bob = await world.person({ email: "bob@meridian.test", departmentId: below.id });
  const cyd = await world.person({ email: "cyd@meridian.test", departmentId: other.id });
  const farm = await floating(world, 40);
  const elsewhere = await floating(world, 40);
  const holder = (user: string, host: string) => ({ holder: { user, host } });
  const held = [
    { ...holder("ada@meridian.test", "farm-1"), seats: 3, project: "Apollo" },
    { ...holder("ada@meridian.test", "FARM-2"), seats: 2 },
    { ...holder("bob@meridian.test", "farm_2"), seats: 4, project: "apollo" },
    { ...holder("cyd@meridian.test", "farmer"), project: "Apollo 11" },
    { ...holder("nobody", "big-farm-3"), seats: 5 },
    { ...holder("somebody", "50%-desk"), seats: 1 },
    { ...holder("somebody", "50x-desk"), seats: 6 },
  ];
  for (const one of held) await farm.started("", one);
  await elsewhere.started("", { ...holder("ada@meridian.test", "farm-1"), seats: 7, project: "Apollo" });
  const gone = await farm.started("", { ...holder("ada@meridian.test", "farm-9"), project: "Apollo" });
  await farm.back(gone.id);
  const ranOut = await farm.started("", { ...holder("bob@meridian.test", "farm-8"), project: "Apollo" });
  await world.db.poolSeat.updateMany({ where: { leaseId: ranOut.id }, data: { freeAt: new Date(0) } });

  const cap = (groupKind: "PERSON" | "DEPARTMENT" | "HOST" | "PROJECT", subject: string) =>
    poolRule(world, farm.license.id, { kind: "CAP", groupKind, subject, seats: 1 });
  const expected = new Map([
    [await cap("PERSON", ada.id), 5],
    [await cap("PERSON", bob.id), 4],
    [await cap("DEPARTMENT", department.id), 9],
    [await cap("DEPARTMENT", other.id), 1],
    [await cap("HOST", "farm-*"), 5],
    [await cap("HOST", "Farm*"), 10],
    [await cap("HOST", "farm_2"), 4],
    [await cap("HOST", "*-farm-*"), 5],
    [await cap("HOST", "*"), 22],
    [await cap("HOST", "50%*"), 1],
    [await cap("PROJECT", "APOLLO"), 7],
    [await cap("PERSON", cyd.id), 1],
  ]);
  for (const plan of ["force_generic_plan", "force_custom_plan"])
    for (const [{ id, subject }, seats] of expected) {
      const client = await world.runtime.pool.connect();
      try {
        await client.query(`SET plan_cache_mode = ${plan}`);
        const { rows } = await client.query<{ all: string; some: string; none: string }>(
          `SELECT held_by_group(g, lease_now()) AS all, held_by_group(g, lease_now(), 3) AS some, held_by_group(g, lease_now(), 0) AS none
           FROM pool_group_rule g WHERE g.id = $1`,
          [id],
        );
        const counted = {
          subject,
          all: Number(rows[0]?.all),
          some: Number(rows[0]?.some),
          none: Number(rows[0]?.none),
        };
        expect(counted).toEqual({ subject, all: seats, some: Math.min(3, seats), none: 0 });
      } finally {
        client.release(true);
      }
    }
});
