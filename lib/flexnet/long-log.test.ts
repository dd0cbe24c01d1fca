import { expect, test } from "vitest";
import { openWorld } from "@/lib/testing/world";
import { anySource, send, storedLeases } from "./testing-flexnet";

const text = (lines: readonly string[]) => lines.map((line) => `${line}\n`).join("");
const begin = " 8:00:00 (lmgrd) TIMESTAMP 3/2/2026";

test("names are stored as the log writes them, whatever stands in them; zeros that a power cut left are passed over", async () => {
  const world = await openWorld();
  const { id } = await anySource(world);
  const names = ["CORP\\ada", "{bo}", "o'neil, dr", "NULL", "emil\\"];
  const lines = names.map((name) => ` 8:10:00 (demo) OUT: "solve" ${name}@ws1  (2 licenses) `);
  await send(world, id, "s", 0, text([begin, ...lines, ' 8:11:00 (demo) IN: "solve" CO\0RP\\ada@ws1  (2 licenses) ']));
  expect(await storedLeases(world, id)).toEqual(
    [
      "solve CORP\\ada@ws1 2 OUT 2026-03-02T08:10:00.000Z 2026-03-02T08:11:00.000Z IN",
      ...names.slice(1).map((name) => `solve ${name}@ws1 2 OUT 2026-03-02T08:10:00.000Z  `),
    ].sort(),
  );
});

test("more that happens in one second than is reckoned at once is reckoned all the same, and in its order", async () => {
  const world = await openWorld();
  const { id } = await anySource(world);
  const many = 10_500;
  const pieces = [
    [begin, ...Array.from({ length: 3_500 }, () => ' 8:10:00 (demo) OUT: "solve" ada@ws1 ')],
    Array.from({ length: 3_500 }, () => ' 8:10:00 (demo) OUT: "solve" ada@ws1 '),
    Array.from({ length: 3_500 }, () => ' 8:10:00 (demo) OUT: "solve" ada@ws1 '),
    [' 8:20:00 (demo) IN: "solve" ada@ws1 ', " 8:30:00 (lmgrd) TIMESTAMP 3/2/2026"],
  ].map(text);
  let at = 0;
  for (const piece of pieces) at = (await send(world, id, "s", at, piece)).next;
  const out = () => world.db.usageLease.count({ where: { sourceId: id, untilAt: null } });
  expect([await out(), await world.db.usageLease.count({ where: { sourceId: id } })]).toEqual([many - 1, many]);

  // A log of before: all of it is reckoned anew from there, more than a step of it.
  const earlier = [" 7:00:00 (lmgrd) TIMESTAMP 3/2/2026", ' 7:10:00 (demo) OUT: "solve" bo@ws2 '];
  await send(world, id, "earlier", 0, text([...earlier, " 8:00:00 (lmgrd) TIMESTAMP 3/2/2026"]));
  expect([await out(), await world.db.usageLease.count({ where: { sourceId: id } })]).toEqual([many, many + 1]);
});

test("a name that was nobody's is somebody's once they are known, by user name, e-mail address or number, and not before", async () => {
  const world = await openWorld();
  const { id } = await anySource(world);
  const names = ["Ada", "bo@meridian.test", "E-17", "nobody"];
  const outs = (minute: number) => names.map((name) => ` 8:${String(minute)}:00 (demo) OUT: "solve" ${name}@ws1 `);
  const first = text([begin, ...outs(10)]);
  await send(world, id, "s", 0, first);
  const matched = async () =>
    (await world.db.usageUser.findMany({ where: { personId: { not: null } } })).map(({ name }) => name).sort();
  expect(await matched()).toEqual([]);
  await world.person({ username: "ada" });
  await world.person({ email: "Bo@meridian.test" });
  await world.person({ employeeNumber: "e-17" });
  await send(world, id, "s", Buffer.byteLength(first), text(outs(20)));
  expect(await matched()).toEqual(["Ada", "E-17", "bo@meridian.test"]);
});
