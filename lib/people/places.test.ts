import { expect, test } from "vitest";
import { openWorld } from "@/lib/testing/world";
import { archiveDepartment } from "./archive-department";
import { archiveSite } from "./archive-site";
import { changeDepartment } from "./change-department";
import { changeSite } from "./change-site";
import { countryCodes, countryName } from "./countries";
import { createDepartment } from "./create-department";
import { createSite } from "./create-site";
import { departmentOptions } from "./department-options";
import { listDepartments } from "./list-departments";
import { listSites } from "./list-sites";
import { readDepartment } from "./read-department";
import { readDepartmentTree } from "./read-department-tree";
import { readSite } from "./read-site";
import { restoreDepartment } from "./restore-department";
import { restoreSite } from "./restore-site";

test("departments stand in a tree, with their people counted below", async () => {
  const world = await openWorld();
  const works = await world.run(createDepartment, { name: "Works" });
  const design = await world.run(createDepartment, { name: "Design", parentId: works.id, costCenter: "4100" });
  const bridges = await world.run(createDepartment, { name: "Bridges", parentId: design.id });
  await world.person({ departmentId: bridges.id });
  await world.person({ departmentId: design.id });
  await world.person({ departmentId: design.id, status: "DEPARTED" });

  expect(await world.run(readDepartment, { departmentId: works.id })).toMatchObject({
    people: 0,
    peopleWithBelow: 2,
    children: [{ name: "Design" }],
  });
  expect(
    (await world.run(readDepartmentTree, {})).map(({ name, depth, people, peopleWithBelow }) => [
      name,
      depth,
      people,
      peopleWithBelow,
    ]),
  ).toEqual([
    ["Works", 0, 0, 2],
    ["Design", 1, 1, 2],
    ["Bridges", 2, 1, 1],
  ]);
  const [row] = (await world.run(listDepartments, { q: "bridge" })).items;
  expect(row?.above.map((one) => one.name)).toEqual(["Works", "Design"]);
  expect((await world.run(departmentOptions, { q: "bri" })).items).toEqual([
    { id: bridges.id, label: "Bridges", detail: "Works / Design" },
  ]);
  await expect(world.run(createDepartment, { name: "design", parentId: works.id })).rejects.toMatchObject({
    code: "name-taken",
  });
  expect(await world.run(createDepartment, { name: "Design", parentId: bridges.id })).toMatchObject({ name: "Design" });
});

test("a department never stands below itself, also when two moves meet", async () => {
  const world = await openWorld();
  const [a, b] = [await world.department({ name: "A" }), await world.department({ name: "B" })];
  const c = await world.department({ name: "C", parentId: b.id });
  await expect(world.run(changeDepartment, { departmentId: b.id, version: 1, parentId: c.id })).rejects.toMatchObject({
    code: "circular-tree",
  });
  await expect(world.run(changeDepartment, { departmentId: b.id, version: 1, parentId: b.id })).rejects.toMatchObject({
    code: "circular-tree",
  });

  const moves = await Promise.allSettled([
    world.run(changeDepartment, { departmentId: a.id, version: 1, parentId: c.id }),
    world.run(changeDepartment, { departmentId: b.id, version: 1, parentId: a.id }),
  ]);
  expect(moves.map((move) => move.status).sort()).toEqual(["fulfilled", "rejected"]);
});

test("a department in use is not archived, and the refusal says who is there", async () => {
  const world = await openWorld();
  const works = await world.department({ name: "Works" });
  const design = await world.department({ name: "Design", parentId: works.id });
  await expect(world.run(archiveDepartment, { departmentId: works.id })).rejects.toMatchObject({
    code: "in-use",
    detail: "Works has departments below it: Design. Move or archive them first.",
  });
  for (const displayName of ["Ada", "Bo", "Cy", "Di", "Ed"])
    await world.person({ displayName, departmentId: design.id });
  await expect(world.run(archiveDepartment, { departmentId: design.id })).rejects.toMatchObject({
    detail: "Design still has Ada, Bo, Cy and 2 more. Move them to another department first.",
  });

  await world.db.person.updateMany({ data: { departmentId: null } });
  await world.run(archiveDepartment, { departmentId: design.id });
  await world.run(archiveDepartment, { departmentId: works.id });
  await expect(world.run(restoreDepartment, { departmentId: design.id })).rejects.toMatchObject({
    code: "in-use",
    detail: expect.stringContaining("Works is archived"),
  });
  await world.run(restoreDepartment, { departmentId: works.id });
  expect((await world.run(restoreDepartment, { departmentId: design.id })).archivedAt).toBeNull();
});

test("a site has a real country, a real time zone and address ranges", async () => {
  const world = await openWorld();
  const delft = await world.run(createSite, {
    name: "Delft",
    country: "nl",
    timeZone: "Europe/Amsterdam",
    addressRanges: ["10.2.0.0/16", "2001:db8:2::/48"],
  });
  expect(delft).toMatchObject({ country: "NL", addressRanges: ["10.2.0.0/16", "2001:db8:2::/48"] });
  const wrong = [
    [{ country: "EU" }, "/country"],
    [{ country: "XX" }, "/country"],
    [{ timeZone: "Mars/Olympus" }, "/timeZone"],
    [{ timeZone: "+02:00" }, "/timeZone"],
    [{ addressRanges: ["10.2.0.0/33"] }, "/addressRanges/0"],
    [{ addressRanges: ["2001:db8::/129"] }, "/addressRanges/0"],
    [{ addressRanges: ["300.1.1.0/24"] }, "/addressRanges/0"],
  ] as const;
  for (const [field, pointer] of wrong) {
    await expect(
      world.run(createSite, {
        name: "X",
        country: "NL",
        timeZone: "UTC",
        ...field,
        addressRanges: "addressRanges" in field ? [...field.addressRanges] : [],
      }),
    ).rejects.toMatchObject({
      errors: [{ pointer }],
    });
  }
  await expect(world.run(createSite, { name: "DELFT", country: "NL", timeZone: "UTC" })).rejects.toMatchObject({
    code: "name-taken",
  });
  expect(await world.run(changeSite, { siteId: delft.id, version: 1, addressRanges: [] })).toMatchObject({
    addressRanges: [],
    version: 2,
  });
  await expect(world.run(changeSite, { siteId: delft.id, version: 1, name: "Delft Noord" })).rejects.toMatchObject({
    code: "changed-meanwhile",
  });

  const ada = await world.person({ displayName: "Ada", siteId: delft.id });
  expect((await world.run(listSites, { country: "nl" })).items).toMatchObject([{ name: "Delft", people: 1 }]);
  await expect(world.run(archiveSite, { siteId: delft.id })).rejects.toMatchObject({
    detail: "Delft still has Ada. Move them to another site first.",
  });
  await world.db.person.update({ where: { id: ada.id }, data: { siteId: null } });
  await world.run(archiveSite, { siteId: delft.id });
  expect(await world.run(restoreSite, { siteId: delft.id })).toMatchObject({ archivedAt: null });
});

test("places of another organisation are not found", async () => {
  const world = await openWorld();
  const neighbour = await world.neighbour();
  const [department, site] = [await neighbour.department(), await neighbour.site()];
  const attempts = [
    () => world.run(readDepartment, { departmentId: department.id }),
    () => world.run(changeDepartment, { departmentId: department.id, version: 1, name: "Mine" }),
    () => world.run(archiveDepartment, { departmentId: department.id }),
    () => world.run(restoreDepartment, { departmentId: department.id }),
    () => world.run(readSite, { siteId: site.id }),
    () => world.run(changeSite, { siteId: site.id, version: 1, name: "Mine" }),
    () => world.run(archiveSite, { siteId: site.id }),
    () => world.run(restoreSite, { siteId: site.id }),
  ];
  for (const attempt of attempts) await expect(attempt()).rejects.toMatchObject({ code: "not-found" });
  await expect(world.run(createDepartment, { name: "X", parentId: department.id })).rejects.toMatchObject({
    errors: [{ pointer: "/parentId" }],
  });
});

test("the countries are the 249 of ISO 3166-1, each with a name", () => {
  expect(new Set(countryCodes).size).toBe(249);
  for (const code of countryCodes) expect(countryName(code)).not.toBe(code);
});
