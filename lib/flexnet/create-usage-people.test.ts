import { expect, test } from "vitest";
import { createPerson } from "@/lib/people/create-person";
import { openWorld, type World } from "@/lib/testing/world";
import { createUsagePeople } from "./create-usage-people";
import { listUsageUsers } from "./list-usage-users";
import { readUsageSource } from "./read-usage-source";
import { anySource, send } from "./testing-flexnet";

async function openScene(names: readonly string[]) {
  const world = await openWorld();
  const { id: sourceId } = await anySource(world);
  const lines = names.map((name, at) => ` 8:0${at}:00 (demo) OUT: "solve" ${name}@ws${at}  `);
  await send(world, sourceId, "log", 0, [" 8:00:00 (lmgrd) TIMESTAMP 3/2/2026", ...lines, ""].join("\n"));
  const { items } = await world.run(listUsageUsers, { sourceId });
  const said = (name: string, more: { displayName?: string; email?: string | null } = {}) => {
    const user = items.find((one) => one.name === name);
    if (!user) throw new Error(`the log knows no ${name}`);
    return { userId: user.id, version: user.version, displayName: name, email: null, username: name, ...more };
  };
  return { world, sourceId, said };
}

const unmatched = async (world: World) => (await world.run(listUsageUsers, { state: "unmatched" })).total;

test("people are made of user names, and the names are theirs from then on", async () => {
  const { world, sourceId, said } = await openScene(["ada", "bo", "simbatch"]);
  const { people } = await world.run(createUsagePeople, {
    people: [said("ada", { displayName: "Ada Lovelace", email: "ada@example.com" }), said("bo")],
  });
  expect(people).toMatchObject([
    { name: "ada", displayName: "Ada Lovelace" },
    { name: "bo", displayName: "bo" },
  ]);
  expect(await world.db.person.findMany({ orderBy: { username: "asc" } })).toMatchObject([
    { displayName: "Ada Lovelace", email: "ada@example.com", username: "ada" },
    { displayName: "bo", email: null, username: "bo" },
  ]);
  expect((await world.run(listUsageUsers, { sourceId, state: "matched" })).items).toMatchObject([
    { name: "ada", personId: people[0]?.personId, decidedAt: world.clock.now },
    { name: "bo", personId: people[1]?.personId },
  ]);
  expect(await unmatched(world)).toBe(1);
  expect(await world.events("person.created")).toHaveLength(2);
  expect(await world.events("usage-user.matched")).toHaveLength(2);
});

test("all are made or none, and what is wrong is told of the one that it is wrong with", async () => {
  const { world, said } = await openScene(["ada", "bo"]);
  await world.run(createPerson, { displayName: "Bo Diddley", email: "bo@example.com" });
  await expect(
    world.run(createUsagePeople, { people: [said("ada"), said("bo", { email: "bo@example.com" })] }),
  ).rejects.toMatchObject({ code: "invalid-input", errors: [{ pointer: "/people/1/email" }] });
  expect(await world.db.person.count()).toBe(1);
  expect(await unmatched(world)).toBe(2);
  await expect(world.run(createUsagePeople, { people: [said("ada"), said("ada")] })).rejects.toMatchObject({
    code: "invalid-input",
  });
});

test("a name that is somebody's by now, one that changed, and one of strangers are left alone", async () => {
  const { world, said } = await openScene(["ada", "bo"]);
  await world.run(createUsagePeople, { people: [said("ada")] });
  await expect(world.run(createUsagePeople, { people: [said("ada")] })).rejects.toMatchObject({
    code: "changed-meanwhile",
  });
  await expect(world.run(createUsagePeople, { people: [{ ...said("bo"), version: 7 }] })).rejects.toMatchObject({
    code: "changed-meanwhile",
  });
  const neighbour = await world.neighbour();
  await expect(neighbour.run(createUsagePeople, { people: [said("bo")] })).rejects.toMatchObject({ code: "not-found" });
  const collector = await world.actor(["AUDITOR"]);
  await expect(world.run(createUsagePeople, { people: [said("bo")] }, { as: collector })).rejects.toMatchObject({
    code: "not-permitted",
  });
  expect(await world.db.person.count()).toBe(1);
});

test("who was only turned away is among the names of that server too, and of no other", async () => {
  const { world, sourceId } = await openScene(["ada"]);
  const { id: other } = await anySource(world, { name: "lic2" });
  await send(
    world,
    sourceId,
    "log",
    0,
    [
      " 8:00:00 (lmgrd) TIMESTAMP 3/2/2026",
      ' 8:00:00 (demo) OUT: "solve" ada@ws0  ',
      ' 9:00:00 (demo) DENIED: "solve" Simbatch@farm1  (Licensed number of users already reached. (-4,342))',
      "",
    ].join("\n"),
  );
  const names = async (of: string) => (await world.run(listUsageUsers, { sourceId: of })).items.map(({ name }) => name);
  expect(await names(sourceId)).toEqual(expect.arrayContaining(["ada", "Simbatch"]));
  expect(await names(other)).toEqual([]);
  expect((await world.run(readUsageSource, { sourceId })).unmatchedUsers).toBe(2);
});
