import { expect, test } from "vitest";
import { z } from "zod";
import { command } from "@/lib/kernel/operation";
import { openWorld } from "@/lib/testing/world";
import { departPerson } from "./depart-person";
import { ensureDepartment } from "./ensure-department";
import { ensurePerson, type WantedPerson } from "./ensure-person";
import { findSite } from "./find-site";
import { addIdentity, findPersonByIdentity } from "./identities";

const importing = (wanted: WantedPerson, known: "update" | "keep" = "update") =>
  command({
    name: "test.import",
    permission: "import:run",
    input: z.strictObject({}),
    run: (ctx) => ensurePerson(ctx, wanted, { known }),
  });
const source = "snipe-it";

test("made once, brought up to date, and left alone where nothing is new", async () => {
  const world = await openWorld();
  const tenant = { source, displayName: "Reagen Tenant", email: "RTenant0@istockphoto.com", username: "rtenant0" };
  const made = await world.run(importing(tenant), {});
  expect(made.outcome).toBe("created");
  expect(await world.run(importing(tenant), {})).toEqual({ id: made.id, outcome: "unchanged" });
  expect(await world.run(importing({ ...tenant, title: "Nurse", managerId: made.id }), {})).toEqual({
    id: made.id,
    outcome: "changed",
  });
  expect(await world.run(importing({ ...tenant, title: "Doctor" }, "keep"), {})).toEqual({
    id: made.id,
    outcome: "unchanged",
  });
  expect(await world.db.person.findFirstOrThrow()).toMatchObject({
    email: "rtenant0@istockphoto.com",
    title: "Nurse",
    managerId: null,
  });
  expect((await world.events()).map((event) => event.type).sort()).toEqual(["person.changed", "person.created"]);
});

test("e-mail comes before username; one username under two addresses is two people", async () => {
  const world = await openWorld();
  const byEmail = await world.person({ email: "ada@x.test", username: "ada" });
  const byName = await world.person({ email: null, username: "amarlow" });
  expect(
    await world.run(
      importing({ source, displayName: byEmail.displayName, email: "ada@x.test", username: "amarlow" }, "keep"),
      {},
    ),
  ).toMatchObject({ id: byEmail.id });
  expect(
    await world.run(
      importing({ source, displayName: byName.displayName, email: "new@x.test", username: "amarlow" }),
      {},
    ),
  ).toMatchObject({ id: byName.id, outcome: "changed" });
  expect(
    await world.run(importing({ source, displayName: "Other", email: "other@x.test", username: "ada" }), {}),
  ).toMatchObject({ outcome: "created" });
});

test("somebody departed is found by address and name, but a new bearer of the address is somebody new", async () => {
  const world = await openWorld();
  const ada = await world.person({ displayName: "Ada", email: "ada@x.test" });
  await world.run(departPerson, { personId: ada.id });
  expect(await world.run(importing({ source, displayName: "Ada", email: "ada@x.test", title: "X" }), {})).toEqual({
    id: ada.id,
    outcome: "unchanged",
  });
  const successor = await world.run(importing({ source, displayName: "Adam", email: "ada@x.test" }), {});
  expect(successor.outcome).toBe("created");
  expect(successor.id).not.toBe(ada.id);
});

test("a plain name is known again by its source, and to no other", async () => {
  const world = await openWorld();
  const made = await world.run(importing({ source, displayName: "Kim Plain" }), {});
  expect(await world.run(importing({ source, displayName: "kim plain" }, "keep"), {})).toEqual({
    id: made.id,
    outcome: "unchanged",
  });
  expect(await world.run(importing({ source: "flexlm", displayName: "Kim Plain" }), {})).toMatchObject({
    outcome: "created",
  });
});

test("identities in force lead to one person; departments and sites are found by name", async () => {
  const world = await openWorld();
  const [ada, bo] = await world.people(2);
  const site = await world.site({ name: "Delft" });
  const look = command({
    name: "test.identities",
    permission: "import:run",
    input: z.strictObject({}),
    async run(ctx) {
      const added = [
        await addIdentity(ctx, ada.id, "okta", "00u1"),
        await addIdentity(ctx, bo?.id ?? "", "okta", "00u1"),
      ];
      const departments = [await ensureDepartment(ctx, "Works"), await ensureDepartment(ctx, "works")];
      return {
        added,
        found: (await findPersonByIdentity(ctx, "okta", "00u1"))?.id,
        departments,
        site: await findSite(ctx, "DELFT"),
      };
    },
  });
  const seen = await world.run(look, {});
  expect(seen).toMatchObject({ added: [true, false], found: ada.id, site: site.id });
  expect(seen.departments.map((department) => department.outcome)).toEqual(["created", "unchanged"]);
});
