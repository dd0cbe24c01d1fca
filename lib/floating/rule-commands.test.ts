import { expect, test } from "vitest";
import { openWorld } from "@/lib/testing/world";
import { createDepartment } from "@/lib/people/create-department";
import { changeRule } from "./change-rule";
import { createRule } from "./create-rule";
import { endRule } from "./end-rule";
import { listRules } from "./list-rules";
import { previewRule } from "./preview-rule";
import { readPool } from "./read-pool";
import { mostAtOnce } from "./rule-checks";
import { code, floating } from "./testing-floating";

async function open(seats: number) {
  const world = await openWorld();
  const client = await floating(world, seats);
  const { id: poolId } = await world.db.pool.findFirstOrThrow({ where: { licenseId: client.license.id } });
  const department = await world.run(createDepartment, { name: "Mechanics" });
  const below = await world.run(createDepartment, { name: "Structures", parentId: department.id });
  const member = async (name: string, departmentId: string) => {
    const person = await world.person({ departmentId, email: `${name}@meridian.test` });
    return person;
  };
  const make = (given: object) => world.run(createRule, { poolId, ...base, ...given });
  return { world, ...client, poolId, department, below, member, make };
}
const base = { kind: "RESERVATION", groupKind: "HOST", subject: "farm-*" } as const;

test("seats reserved for a department are given to nobody else, and to those of the departments below it", async () => {
  const { world, make, ask, started, department, below, member, poolId } = await open(3);
  await member("ida", below.id);
  const rule = await make({ groupKind: "DEPARTMENT", subject: department.id, seats: 2, note: "Until the launch" });
  expect(rule).toMatchObject({ subjectName: "Mechanics", standing: "IN_FORCE", held: 0, note: "Until the launch" });
  expect(await world.run(readPool, { poolId })).toMatchObject({ reserved: 2, capacity: 3 });
  await started("bob");
  await expect(ask("cy").catch(code)).resolves.toBe("reserved-for-others");
  expect(await started("ida@meridian.test")).toMatchObject({ created: true });
  expect((await world.run(listRules, { poolId })).items).toMatchObject([{ id: rule.id, held: 1 }]);
  await world.run(endRule, { poolId, ruleId: rule.id });
  expect(await started("cy")).toMatchObject({ created: true });
  expect((await world.run(listRules, { poolId })).total).toBe(0);
  expect((await world.run(listRules, { poolId, ended: "with" })).items).toMatchObject([{ standing: "WITHDRAWN" }]);
  expect((await world.events("pool-rule.created"))[0]).toMatchObject({ after: { seats: 2, kind: "RESERVATION" } });
  expect(await world.events("pool-rule.ended")).toHaveLength(1);
});

test("a cap and a list made by hand act on the next check-out, and cut nobody", async () => {
  const { make, ask, started, beat } = await open(5);
  const at = (user: string, host: string) => ({ holder: { user, host } });
  const held = await started("a", at("a", "farm-1"));
  await make({ kind: "CAP", seats: 1 });
  await expect(ask("b", at("b", "farm-2")).catch(code)).resolves.toBe("pool-exhausted");
  await make({ kind: "EXCLUDE", subject: "farm-1" });
  expect(await beat(held.id, held.token)).toHaveProperty("expiresAt");
  await expect(ask("c", at("c", "farm-1")).catch(code)).resolves.toBe("holder-not-allowed");
  expect(await started("d", at("d", "desk"))).toMatchObject({ created: true });
});

test("a rule is changed, from the state that it was read in", async () => {
  const { world, make, ask, started, poolId } = await open(3);
  const rule = await make({ seats: 3 });
  await expect(ask("a").catch(code)).resolves.toBe("reserved-for-others");
  const changed = await world.run(changeRule, { poolId, ruleId: rule.id, version: 1, seats: 2, endsAt: "2999-01-01" });
  expect(changed).toMatchObject({ seats: 2, version: 2 });
  expect(await started("a")).toMatchObject({ created: true });
  const late = world.run(changeRule, { poolId, ruleId: rule.id, version: 1, seats: 1 });
  await expect(late.catch(code)).resolves.toBe("changed-meanwhile");
});

test.each([
  [{ groupKind: "PERSON", subject: "per_nobody", seats: 1 }, "subject"],
  [{ groupKind: "DEPARTMENT", subject: "dep_none", seats: 1 }, "subject"],
  [{ kind: "EXCLUDE", groupKind: "ADDRESS", subject: "10.20.0.0/33" }, "subject"],
  [{ kind: "EXCLUDE", groupKind: "ADDRESS", subject: "ten" }, "subject"],
  [{ kind: "INCLUDE", groupKind: "COUNTRY", subject: "ZZ" }, "subject"],
  [{ subject: "farm one", seats: 1 }, "subject"],
  [{ seats: -1 }, "seats"],
  [{}, "seats"],
  [{ seats: 0 }, "seats"],
  [{ seats: 4 }, "seats"],
  [{ kind: "CAP", groupKind: "COUNTRY", subject: "NL", seats: 1 }, "groupKind"],
  [{ kind: "EXCLUDE", seats: 1 }, "seats"],
  [{ kind: "PRIORITY" }, "priority"],
  [{ kind: "PRIORITY", priority: 101 }, "priority"],
  [{ seats: 1, startsAt: "2027-03-12", endsAt: "2027-03-01" }, "endsAt"],
  [{ seats: 1, startsAt: "tomorrow" }, "startsAt"],
])("what is no rule is told beside its field: %j", async (given, field) => {
  const { make } = await open(3);
  await expect(make(given)).rejects.toMatchObject({
    code: "invalid-input",
    errors: [expect.objectContaining({ pointer: `/${field}` })],
  });
});

test("what is reserved at one time is no more than the pool has; at different times it may be", async () => {
  const { make, world, poolId } = await open(3);
  await make({ seats: 2, startsAt: "2027-01-01", endsAt: "2027-01-31" });
  const other = { groupKind: "PROJECT", subject: "apollo" } as const;
  await expect(make({ ...other, seats: 2, startsAt: "2027-01-15" })).rejects.toMatchObject({
    errors: [{ pointer: "/seats", detail: "is at most 1: 2 of 3 seats are reserved already" }],
  });
  expect(await make({ ...other, seats: 3, startsAt: "2027-02-01" })).toMatchObject({ standing: "NOT_STARTED" });
  await expect(make({ seats: 1, startsAt: "2027-01-20" }).catch(code)).resolves.toBe("rule-overlaps");
  const twice = world.db.poolGroupRule
    .findFirstOrThrow({ where: { poolId, groupKind: "HOST" } })
    .then((row) => world.db.poolGroupRule.create({ data: { ...row, id: world.runtime.newId("poolGroupRule") } }));
  await expect(twice).rejects.toThrow(/pool_group_rule_once/);
});

test("the most reserved at one instant is found where reservations begin", () => {
  const day = (text: string) => new Date(`2027-01-${text}`);
  const rule = (from: string, to: string, seats: number) => ({ startsAt: day(from), endsAt: day(to), seats });
  const rules = [rule("01", "10", 2), rule("05", "15", 3), rule("12", "20", 4)];
  expect(mostAtOnce(rules, { startsAt: null, endsAt: null })).toBe(7);
  expect(mostAtOnce(rules, { startsAt: day("16"), endsAt: null })).toBe(4);
  expect(mostAtOnce([], { startsAt: null, endsAt: null })).toBe(0);
});

test("an address range is kept as one, a country in capitals, and the last guard is the database's", async () => {
  const { make, world } = await open(3);
  const list = { kind: "EXCLUDE" } as const;
  expect(await make({ ...list, groupKind: "ADDRESS", subject: "10.20.0.7" })).toMatchObject({
    subject: "10.20.0.7/32",
  });
  const country = await make({ ...list, groupKind: "COUNTRY", subject: "nl" });
  expect(country).toMatchObject({ subject: "NL", subjectName: "Netherlands" });
  const write = (data: object) => world.db.poolGroupRule.update({ where: { id: country.id }, data });
  await expect(write({ groupKind: "ADDRESS", subject: "nowhere" })).rejects.toThrow();
  await expect(write({ kind: "CAP", seats: 1 })).rejects.toThrow(/pool_group_rule_of_somebody/);
});

test("a preview says what a rule would do to those who hold seats now, and changes nothing", async () => {
  const { world, started, poolId } = await open(5);
  for (const user of ["a", "b"]) await started(user, { holder: { user, host: `farm-${user}` } });
  await started("c");
  const preview = (given: object) => world.run(previewRule, { poolId, ...base, ...given });
  expect(await preview({ seats: 3 })).toMatchObject({ held: 2, heldByOthers: 1, kept: 1, freeForOthers: 1 });
  expect(await preview({ kind: "CAP", seats: 1 })).toMatchObject({ over: 1, freeForOthers: 2 });
  expect(await preview({ kind: "EXCLUDE" })).toMatchObject({ refused: 2 });
  expect(await preview({ kind: "INCLUDE" })).toMatchObject({ refused: 1 });
  expect(await world.db.poolGroupRule.count()).toBe(0);
});

test("a preview of a changed rule counts what it keeps once, and another's as well", async () => {
  const { world, make, started, poolId } = await open(6);
  for (const user of ["a", "b"]) await started(user, { holder: { user, host: `farm-${user}` } });
  const { id: ruleId } = await make({ seats: 4 });
  await make({ subject: "lab-*", seats: 1 });
  const preview = (given: object) => world.run(previewRule, { poolId, ...base, ...given });
  expect(await preview({ ruleId, seats: 4 })).toMatchObject({ held: 2, kept: 2, freeForOthers: 1 });
  expect(await preview({ ruleId, seats: 5 })).toMatchObject({ kept: 3, freeForOthers: 0 });
  expect(await preview({ ruleId, seats: 2 })).toMatchObject({ kept: 0, freeForOthers: 3 });
  await expect(preview({ ruleId: "pgr_none", seats: 2 }).catch(code)).resolves.toBe("not-found");
});

test("another organisation's pool has no rules here", async () => {
  const { world, make, poolId } = await open(3);
  const rule = await make({ seats: 1 });
  const foreign = await world.neighbour();
  const acts = [
    foreign.run(createRule, { poolId, ...base, seats: 1 }),
    foreign.run(changeRule, { poolId, ruleId: rule.id, version: 1, seats: 2 }),
    foreign.run(endRule, { poolId, ruleId: rule.id }),
    foreign.run(listRules, { poolId }),
  ];
  const told = await Promise.all(acts.map((act) => act.catch(code)));
  expect(new Set(told)).toEqual(new Set(["not-found"]));
});
