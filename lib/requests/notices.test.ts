import { expect, test } from "vitest";
import { countUnreadNotices, listNotices } from "@/lib/notifications/list-notices";
import { markNoticesRead } from "@/lib/notifications/mark-notices-read";
import { openWorld } from "@/lib/testing/world";
import { askForSeat } from "./ask-for-seat";
import { rejectRequest } from "./decide-request";

test("the approver and the requester are each told in turn, and read their own notices only", async () => {
  const world = await openWorld();
  const product = await world.product({ approvalRules: ["MANAGER"] });
  const license = await world.license({ productId: product.id });
  const boss = await world.person();
  const person = await world.person({ managerId: boss.id });
  const ada = await world.actor(["EMPLOYEE"], person.id);
  const approver = await world.actor(["APPROVER"], boss.id);
  const { id } = await world.run(askForSeat, { licenseId: license.id, reason: "Drawing the report" }, { as: ada });

  expect((await world.run(listNotices, {}, { as: approver })).items).toMatchObject([
    { kind: "approval-needed", requestId: id, license: license.name, requester: person.displayName, isRead: false },
  ]);
  expect(await world.run(countUnreadNotices, {}, { as: ada })).toBe(0);

  await world.run(rejectRequest, { requestId: id, comment: "Use the one you have" }, { as: approver });
  const told = await world.run(listNotices, {}, { as: ada });
  expect(told.items).toMatchObject([{ kind: "request-rejected", requestId: id, isRead: false }]);

  const noticeIds = told.items.map((notice) => notice.id);
  expect(await world.run(markNoticesRead, { noticeIds }, { as: approver })).toEqual({ marked: 0 });
  expect(await world.run(countUnreadNotices, {}, { as: ada })).toBe(1);
  expect(await world.run(markNoticesRead, {}, { as: ada })).toEqual({ marked: 1 });
  expect(await world.run(countUnreadNotices, {}, { as: ada })).toBe(0);
  expect(await world.run(countUnreadNotices, {}, { as: approver })).toBe(1);
});

test("where a step names nobody, the admins are told, but for one who asks themselves", async () => {
  const world = await openWorld();
  const product = await world.product({ approvalRules: ["MANAGER"] });
  const license = await world.license({ productId: product.id });
  const [asking, deciding] = await world.people(2);
  const asker = await world.actor(["ADMIN", "EMPLOYEE"], asking.id);
  const decider = await world.actor(["ADMIN", "EMPLOYEE"], deciding?.id ?? null);
  await world.run(askForSeat, { licenseId: license.id, reason: "Drawing the report" }, { as: asker });
  expect((await world.run(listNotices, {}, { as: decider })).items).toMatchObject([{ kind: "admin-approval-needed" }]);
  expect((await world.run(listNotices, {}, { as: asker })).items).toEqual([]);
});
