import { expect, test } from "vitest";
import { openWorld } from "@/lib/testing/world";
import { freshnessOf, heardAfter } from "./freshness";
import { listUsageSources } from "./list-usage-sources";
import { readUsageSource } from "./read-usage-source";
import { anySource, send } from "./testing-flexnet";

const now = new Date("2026-03-02T12:00:00Z");
const before = (minutes: number) => new Date(now.getTime() - minutes * 60_000);

test.each([
  ["EMPTY", null, null],
  ["IMPORTED", null, 100_000],
  ["WAITING", 1, null],
  ["FOLLOWED", 0, 1],
  ["FOLLOWED", 14, 7 * 60 - 1],
  ["QUIET", 14, 7 * 60],
  ["QUIET", 0, 23 * 60],
  ["LATE", 15, 1],
  ["LATE", 59, 23 * 60],
  ["LATE", 59, null],
  ["SILENT", 60, 60],
  ["SILENT", 23 * 60, 23 * 60],
] as const)("%s: the collector heard %s and the last line written %s minutes ago", (state, heard, line) => {
  const signs = { heardAt: heard === null ? null : before(heard), lastLineAt: line === null ? null : before(line) };
  expect(freshnessOf(signs, now)).toBe(state);
});

test("a collector that reports keeps a server followed while its log says nothing, and no longer when it stops", async () => {
  const world = await openWorld({ now: "2026-03-02T08:00:00Z" });
  const { id: sourceId } = await anySource(world);
  const told = async () => {
    const [listed] = (await world.run(listUsageSources, {})).items;
    const { freshness } = await world.run(readUsageSource, { sourceId });
    expect(listed?.freshness).toBe(freshness);
    return freshness;
  };
  expect(await told()).toBe("EMPTY");
  await send(world, sourceId, "waiting", 0, "");
  expect(await told()).toBe("WAITING");
  await send(world, sourceId, "log", 0, " 8:00:00 (lmgrd) TIMESTAMP 3/2/2026\n");
  expect(await told()).toBe("FOLLOWED");

  world.clock.now = new Date("2026-03-02T14:00:00Z");
  expect(await told()).toBe("SILENT");
  await send(world, sourceId, "log", 0, "");
  expect(await told()).toBe("FOLLOWED");
  world.clock.now = new Date("2026-03-02T14:15:00Z");
  expect(await told()).toBe("LATE");
  world.clock.now = new Date("2026-03-02T15:00:00Z");
  await send(world, sourceId, "log", 0, "");
  expect(await told()).toBe("QUIET");
});

test.each([
  ["of a log that nobody follows", null, null],
  ["while its collector reports", 1, 1],
  ["while its collector is late", 59, 59],
  ["after its collector went silent", 60, null],
] as const)("what is sent once is no sign of life: %s", (_, heard, after) => {
  const signs = { heardAt: heard === null ? null : before(heard), lastLineAt: before(90) };
  expect(heardAfter(signs, now, true)).toEqual(after === null ? null : before(after));
  expect(heardAfter(signs, now, false)).toEqual(now);
});
