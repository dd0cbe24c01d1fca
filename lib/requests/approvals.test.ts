import { expect, test } from "vitest";
import { openWorld } from "@/lib/testing/world";
import { countApprovals, listApprovals } from "./approvals";
import { askForSeat } from "./ask-for-seat";

test("a request waits for whom it names; once they have left, for the admins", async () => {
  const world = await openWorld();
  const product = await world.product({ approvalRules: ["MANAGER"] });
  const license = await world.license({ productId: product.id });
  const boss = await world.person();
  const ada = await world.actor(["EMPLOYEE"], (await world.person({ managerId: boss.id })).id);
  const { id } = await world.run(askForSeat, { licenseId: license.id, reason: "Drawing the report" }, { as: ada });
  const approver = await world.actor(["APPROVER"], boss.id);

  expect((await world.run(listApprovals, {}, { as: approver })).waiting).toMatchObject([{ id }]);
  expect((await world.run(listApprovals, {})).waiting).toEqual([]);
  await world.db.person.update({ where: { id: boss.id }, data: { status: "DEPARTED" } });
  expect((await world.run(listApprovals, {})).waiting).toMatchObject([{ id }]);
  expect(await world.run(countApprovals, {})).toBe(1);
});
