import { expect, test } from "vitest";
import { isoDay } from "@/lib/kernel/calendar";
import { openWorld } from "@/lib/testing/world";
import { countUse } from "./count-use";

test("people and machines are counted once in a span, and days and months without use are there with zero", async () => {
  // 23:30 on 31 March in UTC is 1 April in Amsterdam already.
  const world = await openWorld({ now: "2026-03-31T22:30:00Z" });
  const license = await world.license({ allocation: "SITE", seats: 0 });
  const other = await world.license({ allocation: "SITE", seats: 0 });
  const [ada, bo] = await world.people(2);
  const used = (day: string, holder: string, licenseId = license.id) => ({
    organizationId: world.organizationId,
    licenseId,
    day: new Date(`${day}T00:00:00Z`),
    holder,
  });
  await world.db.licenseUseDay.createMany({
    data: [
      used("2026-04-01", ada.id),
      used("2026-03-31", ada.id),
      used("2026-03-31", bo?.id ?? ""),
      used("2026-03-31", "machine:aa"),
      used("2026-03-03", "machine:bb"),
      used("2026-03-02", "machine:cc"),
      used("2025-05-01", "machine:dd"),
      used("2025-04-30", "machine:ee"),
      used("2026-04-01", "machine:ff", other.id),
    ],
  });
  const use = await world.run(countUse, { licenseId: license.id });
  expect(use.recent).toEqual({ people: 2, machines: 2 });
  const days = use.days.map(({ from, people, machines }) => [isoDay(from), people, machines]);
  expect(days).toHaveLength(30);
  expect([days[0], days[1], days.at(-2), days.at(-1)]).toEqual([
    ["2026-03-03", 0, 1],
    ["2026-03-04", 0, 0],
    ["2026-03-31", 2, 1],
    ["2026-04-01", 1, 0],
  ]);
  const months = use.months.map(({ from, people, machines }) => [isoDay(from), people, machines]);
  expect(months).toHaveLength(12);
  expect([months[0], months.at(-2), months.at(-1)]).toEqual([
    ["2025-05-01", 0, 1],
    ["2026-03-01", 2, 3],
    ["2026-04-01", 1, 0],
  ]);
});

test("the use of another organisation's licence is not found", async () => {
  const world = await openWorld();
  const theirs = await (await world.neighbour()).license({ allocation: "SITE" });
  await expect(world.run(countUse, { licenseId: theirs.id })).rejects.toMatchObject({ code: "not-found" });
});
