import { expect, test } from "vitest";
import { openWorld } from "@/lib/testing/world";
import { archivePerson } from "./archive-person";
import { changePerson } from "./change-person";
import { changePersonStatus } from "./change-person-status";
import { createPerson } from "./create-person";
import { departPerson } from "./depart-person";
import { listPeople } from "./list-people";
import { movePeople } from "./move-people";
import { personDeparted } from "./person-events";
import { personOptions } from "./person-options";
import { readPerson } from "./read-person";
import { restorePerson } from "./restore-person";

test("a person is created with a normalised address and read with everything around them", async () => {
  const world = await openWorld();
  const works = await world.department({ name: "Works" });
  const design = await world.department({ name: "Design", parentId: works.id });
  const site = await world.site({ name: "Delft" });
  const boss = await world.person({ displayName: "Bo" });
  const ada = await world.run(createPerson, {
    displayName: "Ada Marlow",
    email: " Ada.Marlow@Meridian.TEST ",
    departmentId: design.id,
    siteId: site.id,
    managerId: boss.id,
    startsOn: "2024-03-01",
    title: "",
  });
  expect(ada).toMatchObject({
    email: "ada.marlow@meridian.test",
    startsOn: "2024-03-01",
    title: null,
    kind: "EMPLOYEE",
    status: "ACTIVE",
  });
  expect(await world.run(readPerson, { personId: ada.id })).toMatchObject({
    departmentPath: [{ name: "Works" }, { name: "Design" }],
    manager: { id: boss.id },
    site: { country: "NL" },
  });
  expect((await world.run(readPerson, { personId: boss.id })).reports).toMatchObject([{ id: ada.id }]);
  const [created] = await world.events("person.created");
  expect(JSON.stringify(created)).not.toContain("Marlow");
  expect(created?.related).toContain(design.id);
});

test("one address at once for two people: one is made, the other is told whose it is", async () => {
  const world = await openWorld();
  const tries = ["Ada", "Ada Two", "Ada Three"].map((displayName) =>
    world.run(createPerson, { displayName, email: "ada@meridian.test" }),
  );
  const refused = (await Promise.allSettled(tries)).flatMap((outcome) =>
    outcome.status === "rejected" ? [outcome.reason] : [],
  );
  expect(refused).toHaveLength(2);
  const holder = await world.db.person.findFirstOrThrow();
  for (const reason of refused)
    expect(reason).toMatchObject({
      code: "email-taken",
      detail: `ada@meridian.test belongs to ${holder.displayName} already.`,
    });
  const other = await world.person();
  await expect(
    world.run(changePerson, { personId: other.id, version: 1, email: "ADA@meridian.test" }),
  ).rejects.toMatchObject({ code: "email-taken" });
});

test("a contractor needs a sponsor and an end date, also when an employee becomes one", async () => {
  const world = await openWorld();
  const [sponsor, other] = await world.people(2);
  await expect(world.run(createPerson, { displayName: "Cy", kind: "CONTRACTOR" })).rejects.toMatchObject({
    errors: [{ pointer: "/sponsorId" }, { pointer: "/endsOn" }],
  });
  const cy = await world.run(createPerson, {
    displayName: "Cy",
    kind: "CONTRACTOR",
    sponsorId: sponsor.id,
    startsOn: "2026-01-01",
    endsOn: "2027-01-31",
  });
  await expect(world.run(changePerson, { personId: cy.id, version: 1, sponsorId: null })).rejects.toMatchObject({
    errors: [{ pointer: "/sponsorId" }],
  });
  await expect(world.run(changePerson, { personId: cy.id, version: 1, sponsorId: cy.id })).rejects.toMatchObject({
    errors: [{ pointer: "/sponsorId" }],
  });
  await expect(world.run(changePerson, { personId: cy.id, version: 1, endsOn: "2025-01-01" })).rejects.toMatchObject({
    errors: [{ pointer: "/endsOn" }],
  });
  await expect(
    world.run(changePerson, { personId: other?.id ?? "", version: 1, kind: "CONTRACTOR" }),
  ).rejects.toMatchObject({ code: "invalid-input" });
});

test("nobody manages themselves, at any distance, also when two changes meet", async () => {
  const world = await openWorld();
  const [a, b, c] = [await world.person(), await world.person(), await world.person()];
  await world.run(changePerson, { personId: b.id, version: 1, managerId: a.id });
  await world.run(changePerson, { personId: c.id, version: 1, managerId: b.id });
  await expect(world.run(changePerson, { personId: a.id, version: 1, managerId: c.id })).rejects.toMatchObject({
    code: "circular-tree",
  });
  await expect(world.run(changePerson, { personId: a.id, version: 1, managerId: a.id })).rejects.toMatchObject({
    code: "circular-tree",
  });
  const [d, e] = [await world.person(), await world.person()];
  const both = await Promise.allSettled([
    world.run(changePerson, { personId: d.id, version: 1, managerId: e.id }),
    world.run(changePerson, { personId: e.id, version: 1, managerId: d.id }),
  ]);
  expect(both.map((outcome) => outcome.status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("status changes, departure and return", async () => {
  const world = await openWorld();
  const ada = await world.person({ displayName: "Ada", email: "ada@meridian.test" });
  expect(
    await world.run(changePersonStatus, { personId: ada.id, status: "ON_LEAVE", reason: "parental leave" }),
  ).toMatchObject({ status: "ON_LEAVE" });
  expect(await world.run(departPerson, { personId: ada.id, reason: "left" })).toMatchObject({
    status: "DEPARTED",
    departedAt: world.clock.now,
  });
  await world.run(departPerson, { personId: ada.id });
  expect(await world.events("person.departed")).toHaveLength(1);
  const outbox = await world.runtime.db.outbox.findMany({ where: { name: "person/departed" } });
  expect(outbox.map((row) => personDeparted.data.parse(row.data))).toEqual([
    { organizationId: world.organizationId, personId: ada.id, departedAt: world.clock.now.toISOString() },
  ]);

  const successor = await world.run(createPerson, { displayName: "Ada Second", email: "ada@meridian.test" });
  await expect(world.run(changePersonStatus, { personId: ada.id, status: "ACTIVE" })).rejects.toMatchObject({
    code: "email-taken",
  });
  await world.run(changePerson, { personId: successor.id, version: 1, email: "ada2@meridian.test" });
  expect(await world.run(changePersonStatus, { personId: ada.id, status: "ACTIVE" })).toMatchObject({
    status: "ACTIVE",
    departedAt: null,
  });
  expect(await world.events("person.returned")).toHaveLength(1);
});

test("only those who departed and hold nothing can be archived", async () => {
  const world = await openWorld();
  const [ada] = await world.people(1);
  const license = await world.license();
  await world.seat({ licenseId: license.id, personId: ada.id });
  await expect(world.run(archivePerson, { personId: ada.id })).rejects.toMatchObject({
    code: "in-use",
    detail: expect.stringContaining("still works here"),
  });
  await world.run(departPerson, { personId: ada.id });
  await expect(world.run(archivePerson, { personId: ada.id })).rejects.toMatchObject({
    detail: expect.stringContaining("still holds 1 seat"),
  });
  await world.db.seat.updateMany({ data: { heldUntil: world.clock.now, endReason: "LEFT" } });
  await world.run(archivePerson, { personId: ada.id });
  expect((await world.run(listPeople, {})).total).toBe(0);
  await expect(world.run(changePerson, { personId: ada.id, version: 3, title: "X" })).rejects.toMatchObject({
    code: "already-archived",
  });
  expect(await world.run(restorePerson, { personId: ada.id })).toMatchObject({ archivedAt: null, status: "DEPARTED" });
});

test("the list filters, the options leave out who has left, people move together", async () => {
  const world = await openWorld();
  const works = await world.department();
  const design = await world.department({ parentId: works.id });
  const site = await world.site();
  const [boss, gone] = [
    await world.person({ displayName: "Bo Keller" }),
    await world.person({ displayName: "Gone", status: "DEPARTED" }),
  ];
  const ada = await world.person({
    displayName: "Ada",
    email: "ada@x.test",
    departmentId: design.id,
    siteId: site.id,
    managerId: boss.id,
  });
  const ids = async (input: object) => (await world.run(listPeople, input)).items.map((person) => person.id);
  for (const filter of [
    { q: "ADA@" },
    { email: "ADA@x.test" },
    { department: works.id },
    { site: site.id },
    { manager: boss.id },
  ])
    expect(await ids(filter)).toEqual([ada.id]);
  expect(await ids({ status: "DEPARTED" })).toEqual([gone.id]);
  expect(await ids({ kind: "CONTRACTOR" })).toEqual([]);
  expect((await world.run(personOptions, { q: "gone" })).items).toEqual([]);
  await expect(world.run(listPeople, { sort: "notes" })).rejects.toMatchObject({ errors: [{ pointer: "/sort" }] });

  const { moved } = await world.run(movePeople, { personIds: [boss.id, ada.id], departmentId: design.id });
  expect(moved).toEqual([{ id: boss.id, departmentId: null }]);
  expect(await world.events("person.changed")).toHaveLength(1);
});

test("people of another organisation are not found, and an employee may not look", async () => {
  const world = await openWorld();
  const neighbour = await world.neighbour();
  const [foreign, department] = [await neighbour.person({ email: "x@x.test" }), await neighbour.department()];
  const mine = await world.person();
  const attempts = [
    () => world.run(readPerson, { personId: foreign.id }),
    () => world.run(changePerson, { personId: foreign.id, version: 1, title: "Mine" }),
    () => world.run(changePersonStatus, { personId: foreign.id, status: "SUSPENDED" }),
    () => world.run(departPerson, { personId: foreign.id }),
    () => world.run(archivePerson, { personId: foreign.id }),
    () => world.run(restorePerson, { personId: foreign.id }),
    () => world.run(movePeople, { personIds: [foreign.id], departmentId: null }),
  ];
  for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: "not-found" });
  await expect(world.run(changePerson, { personId: mine.id, version: 1, managerId: foreign.id })).rejects.toMatchObject(
    { errors: [{ pointer: "/managerId" }] },
  );
  await expect(world.run(movePeople, { personIds: [mine.id], departmentId: department.id })).rejects.toMatchObject({
    errors: [{ pointer: "/departmentId" }],
  });
  expect(await world.run(createPerson, { displayName: "X", email: "x@x.test" })).toMatchObject({ email: "x@x.test" });
  await expect(world.run(listPeople, {}, { as: await world.actor(["EMPLOYEE"]) })).rejects.toMatchObject({
    code: "not-permitted",
  });
});

test("an owner is shut out by an owner alone, and the last one by nobody", async () => {
  const world = await openWorld();
  const [ada, bo] = await world.people(2);
  const first = await world.actor(["OWNER"], ada.id);
  await world.actor(["OWNER"], bo?.id);
  await world.db.account.updateMany({ data: { passwordHash: "set" } });
  const suspend = { personId: ada.id, status: "SUSPENDED" as const };
  for (const as of [world.admin, world.tokenActor(["manage"]), world.system]) {
    await expect(world.run(departPerson, { personId: ada.id }, { as })).rejects.toMatchObject({ code: "owner-only" });
    await expect(world.run(changePersonStatus, suspend, { as })).rejects.toMatchObject({ code: "owner-only" });
  }
  await world.run(departPerson, { personId: bo?.id ?? "" }, { as: first });
  await expect(world.run(changePersonStatus, suspend, { as: first })).rejects.toMatchObject({ code: "last-owner" });
});
