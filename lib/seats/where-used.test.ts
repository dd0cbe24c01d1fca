import { expect, test } from "vitest";
import { askForSeat } from "@/lib/requests/ask-for-seat";
import { serveWaitlist } from "@/lib/requests/serve-waitlist";
import { openWorld } from "@/lib/testing/world";
import { assignSeat } from "./assign-seat";
import { assignSeats } from "./assign-seats";
import { transferSeat } from "./transfer-seat";

test("a seat goes only to people of the departments named, and of those below them", async () => {
  const world = await openWorld();
  const sales = await world.department({ name: "Sales" });
  const north = await world.department({ name: "Sales North", parentId: sales.id });
  const design = await world.department({ name: "Design" });
  const license = await world.license({ name: "Figma", departmentIds: [sales.id] });
  const ada = await world.person({ departmentId: north.id });
  const bo = await world.person({ displayName: "Bo Lind", departmentId: design.id });
  const cy = await world.person({ displayName: "Cy Moss" });
  const seat = await world.run(assignSeat, { licenseId: license.id, personId: ada.id });

  const outside = { code: "person-outside-license" };
  await expect(world.run(assignSeat, { licenseId: license.id, personId: bo.id })).rejects.toMatchObject({
    ...outside,
    detail:
      "Bo Lind is in Design, and Figma is for Sales alone. Choose somebody there, or change where the licence may be used.",
  });
  await expect(world.run(assignSeat, { licenseId: license.id, personId: cy.id })).rejects.toMatchObject({
    params: { place: "in no department", allowed: "Sales" },
  });
  await expect(world.run(transferSeat, { seatId: seat.id, personId: bo.id })).rejects.toMatchObject(outside);
  await world.db.product.update({ where: { id: license.productId }, data: { approvalRules: [] } });
  const asker = await world.actor(["EMPLOYEE"], bo.id);
  await expect(
    world.run(askForSeat, { licenseId: license.id, reason: "For work" }, { as: asker }),
  ).rejects.toMatchObject(outside);
  const many = await world.run(assignSeats, { licenseId: license.id, entries: [bo.id, ada.id], mode: "what-fits" });
  expect(many.entries.map(({ outcome }) => outcome)).toEqual(["outside", "already-held"]);
  expect(await world.db.seat.count()).toBe(1);
});

test("a seat goes only to people at the sites named, and each restriction counts", async () => {
  const world = await openWorld();
  const delft = await world.site({ name: "Delft" });
  const porto = await world.site({ name: "Porto" });
  const sales = await world.department({ name: "Sales" });
  const license = await world.license({ siteIds: [delft.id], departmentIds: [sales.id] });
  const assign = (person: { id: string }) => world.run(assignSeat, { licenseId: license.id, personId: person.id });
  await assign(await world.person({ siteId: delft.id, departmentId: sales.id }));
  await expect(assign(await world.person({ siteId: porto.id, departmentId: sales.id }))).rejects.toMatchObject({
    params: { place: "at Porto", allowed: "Delft" },
  });
  await expect(assign(await world.person({ siteId: delft.id }))).rejects.toMatchObject({
    params: { place: "in no department", allowed: "Sales" },
  });
  await expect(assign(await world.person({ departmentId: sales.id }))).rejects.toMatchObject({
    params: { place: "at no site" },
  });
});

test("who waits and is no longer where the licence may be used loses the place to who is", async () => {
  const world = await openWorld();
  const sales = await world.department();
  const license = await world.license({ seats: 1, departmentIds: [sales.id] });
  await world.db.product.update({ where: { id: license.productId }, data: { approvalRules: [] } });
  const [holder, mover, next] = await world.people(3);
  for (const person of [holder, mover, next])
    await world.db.person.update({ where: { id: person?.id ?? "" }, data: { departmentId: sales.id } });
  await world.run(assignSeat, { licenseId: license.id, personId: holder.id });
  for (const person of [mover, next])
    await world.run(
      askForSeat,
      { licenseId: license.id, reason: "For work" },
      { as: await world.actor(["EMPLOYEE"], person?.id ?? null) },
    );
  await world.db.person.update({ where: { id: mover?.id ?? "" }, data: { departmentId: null } });
  await world.purchase({ licenseId: license.id, seats: 1 });
  expect(await world.run(serveWaitlist, { licenseId: license.id }, { as: world.system })).toMatchObject({ served: 1 });
  const requests = await world.db.seatRequest.findMany();
  expect(requests.map(({ personId, status }) => [personId, status]).sort()).toEqual(
    [
      [mover?.id, "WITHDRAWN"],
      [next?.id, "FULFILLED"],
    ].sort(),
  );
});

test("seats go beyond those bought as far as the overage rule allows, and not one further, whoever asks at once", async () => {
  const world = await openWorld();
  const people = await world.people(12);
  const give = async (license: { id: string }) => {
    const answers = await Promise.allSettled(
      people.map((person) => world.run(assignSeat, { licenseId: license.id, personId: person.id })),
    );
    return answers.filter(({ status }) => status === "fulfilled").length;
  };
  const percent = await world.license({ seats: 5, overage: "PERCENT", overagePercent: 30 });
  expect(await give(percent)).toBe(6);
  expect(await give(await world.license({ seats: 5 }))).toBe(5);
  expect(await give(await world.license({ seats: 1, overage: "ALWAYS" }))).toBe(12);
  const [late] = await world.people(1);
  await expect(world.seat({ licenseId: percent.id, personId: late.id })).rejects.toThrow("seat");
});
