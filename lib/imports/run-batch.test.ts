import { expect, test } from "vitest";
import { openWorld } from "@/lib/testing/world";
import { dryRun, importText } from "./testing-import";
import { snipeItLicenses, snipeItUsers } from "./testing-files";

const answers = { costBasis: "total", currency: "USD" } as const;

test("Snipe-IT's licences come in once, with their people, prices, keys and notes", async () => {
  const world = await openWorld();
  const tried = await dryRun(world, snipeItLicenses, answers);
  expect(tried).toMatchObject({ stage: "ready", created: 3, leftOut: 0, problemCount: 3 });
  expect(await world.db.license.count()).toBe(0);
  expect(await world.events("license.created")).toEqual([]);

  const first = await importText(world, snipeItLicenses, answers);
  expect(first).toMatchObject({ stage: "done", created: 3, changed: 0, unchanged: 0, leftOut: 0 });
  expect(first.totals).toEqual(tried.totals);
  expect(first.totals).toMatchObject({
    license: { created: 3 },
    person: { created: 3 },
    seat: { created: 3 },
    "bought-seats": { created: 134 },
    vendor: { created: 2 },
    product: { created: 3 },
    "vendor-key": { created: 3 },
  });

  const licenses = await world.db.license.findMany({
    include: { purchases: true, vendorKeys: true, seats: true, product: { include: { vendor: true } } },
    orderBy: { id: "asc" },
  });
  expect(licenses[0]).toMatchObject({
    name: "Drafter, Pro",
    term: "SUBSCRIPTION",
    reassignable: true,
    notes: 'First line, with a comma.\n\nSecond "quoted" line.',
    licensedToEmail: "lyon@example.com",
    product: { vendor: { name: "Northline" } },
    purchases: [
      {
        seats: 56,
        priceAmount: 1258n,
        currency: "USD",
        priceBasis: "TOTAL",
        orderNumber: "749-1",
        supplier: "Treadwell",
      },
    ],
    vendorKeys: [{ hint: "001" }],
    seats: [{ heldUntil: null, source: "IMPORTED" }],
  });
  expect(licenses[1]).toMatchObject({ reassignable: false, product: { vendor: { name: "Unknown vendor" } } });
});

test("importing the same file twice changes nothing", async () => {
  const world = await openWorld();
  for (const [text, options] of [
    [snipeItUsers, {}],
    [snipeItLicenses, answers],
  ] as const) {
    await importText(world, text, options);
    const before = (await world.events()).length;
    const again = await importText(world, text, options);
    const ownEvents = ["import.uploaded", "import.started", "import.done"];
    expect(again).toMatchObject({ created: 0, changed: 0, unchanged: 3, leftOut: 0, totals: {} });
    expect((await world.events()).slice(before).map((event) => event.type)).toEqual(ownEvents);
  }
  expect(await world.db.person.count()).toBe(3);
});

test("one licence with many people in many rows becomes one licence with many seats", async () => {
  const world = await openWorld();
  const rows = Array.from({ length: 120 }, (_, index) => `Drafter,Northline,120,p${index}@example.com`);
  const text = ["Product,Vendor,Seats,E-mail", ...rows].join("\n");
  expect((await dryRun(world, text)).totals).toMatchObject({
    license: { created: 1 },
    seat: { created: 120 },
    person: { created: 120 },
    "bought-seats": { created: 120 },
  });
  expect(await importText(world, text)).toMatchObject({
    created: 120,
    totals: { license: { created: 1 }, seat: { created: 120 } },
  });
  expect(await world.db.license.count()).toBe(1);
  expect(await world.db.seat.count()).toBe(120);
});

test("a list of holders without a number of seats buys as many as it names", async () => {
  const world = await openWorld();
  const rows = Array.from({ length: 60 }, (_, index) => `Drafter,Northline,p${index}@example.com`);
  const text = ["Product,Vendor,E-mail,Expires", ...rows.map((row) => `${row},2031-01-01`)].join("\n");
  const tried = await dryRun(world, text);
  const done = await importText(world, text);
  expect(done.totals["bought-seats"]).toEqual({ created: 1, changed: 59 });
  expect(tried.totals["bought-seats"]).toEqual(done.totals["bought-seats"]);
  expect(await world.db.purchase.findMany()).toMatchObject([{ seats: 60 }]);
  expect(await importText(world, text)).toMatchObject({ created: 0, changed: 0, unchanged: 60 });
});

test("a row that contradicts an earlier one is told, and the first counts", async () => {
  const world = await openWorld();
  const done = await importText(
    world,
    "Product,Vendor,Seats,E-mail\nDrafter,Northline,5,a@example.com\nDrafter,Northline,7,b@example.com\n",
  );
  expect(done).toMatchObject({ leftOut: 0, problemCount: 1 });
  expect(await world.db.purchase.findMany()).toMatchObject([{ seats: 5 }]);
  expect(
    (await world.db.importProblem.findMany({ where: { column: "Seats" } })).map((problem) => problem.detail),
  ).toEqual(["“7” contradicts row 2, which says “5”. Row 2 counts."]);
});

test("what a row may not do leaves out that row alone", async () => {
  const world = await openWorld();
  const done = await importText(
    world,
    "Product,Vendor,Seats,Name,E-mail\nDrafter,Northline,1,Ada,a@example.com\nDrafter,Northline,1,Bo,b@example.com\nSketcher,Northline,2,Cy,c@example.com\n",
  );
  expect(done).toMatchObject({ created: 2, leftOut: 1 });
  expect(await world.db.person.findMany({ select: { displayName: true }, orderBy: { id: "asc" } })).toEqual([
    { displayName: "Ada" },
    { displayName: "Cy" },
  ]);
  expect(await world.db.importRow.findFirst({ where: { outcome: "LEFT_OUT" } })).toMatchObject({
    row: 3,
    cells: ["Drafter", "Northline", "1", "Bo", "b@example.com"],
  });
});

test("managers are linked wherever they stand, and departments are made once", async () => {
  const world = await openWorld();
  const text =
    "Name,E-mail,Department,Manager\nAda Marlow,ada@example.com,Design,Keller\\, Bo\nBo Keller,bo@example.com,Design,nobody\nCy Amato,cy@example.com,,bo@example.com\n".replace(
      "Keller\\, Bo",
      '"Keller, Bo"',
    );
  const tried = await dryRun(world, text);
  const done = await importText(world, text);
  const bo = await world.db.person.findFirstOrThrow({ where: { email: "bo@example.com" } });
  expect(
    await world.db.person.findMany({
      where: { managerId: bo.id },
      select: { displayName: true },
      orderBy: { id: "asc" },
    }),
  ).toEqual([{ displayName: "Ada Marlow" }, { displayName: "Cy Amato" }]);
  expect(await world.db.department.count()).toBe(1);
  expect(
    await world.db.importProblem.findMany({
      where: { runId: done.id },
      select: { row: true, column: true, detail: true },
    }),
  ).toEqual([{ row: 3, column: "Manager", detail: "Nobody here is called “nobody”. Left empty." }]);
  expect(tried.problemCount).toBe(1);
  expect(await importText(world, text)).toMatchObject({ created: 0, changed: 0, unchanged: 3 });
});

test("seats on expired licences stay held, or end with the licence, as chosen", async () => {
  for (const [expiredSeats, heldUntil] of [
    ["keep", null],
    ["end", new Date("2016-02-26T23:00:00Z")],
  ] as const) {
    const world = await openWorld();
    const text =
      "Product,Vendor,Seats,Purchase date,Expiry date,E-mail\nDrafter,Northline,5,2010-01-01,2016-02-26,a@example.com\n";
    const done = await importText(world, text, { expiredSeats });
    expect(done.totals["expired-seats"]).toEqual({ created: 1, changed: 0 });
    expect(await world.db.seat.findMany()).toMatchObject([{ heldUntil, heldFrom: new Date("2009-12-31T23:00:00Z") }]);
    expect(await importText(world, text, { expiredSeats })).toMatchObject({ unchanged: 1 });
  }
});
