import fc from "fast-check";
import { expect, test } from "vitest";
import { openWorld } from "@/lib/testing/world";
import { archiveUsageSource } from "./archive-usage-source";
import { randomSteps, simulate } from "./testing-log";
import { anySource, levelsFrom, send, storedLeases } from "./testing-flexnet";

const log = [
  " 8:00:00 (lmgrd) TIMESTAMP 3/2/2026",
  ' 8:10:00 (demo) OUT: "solve" ada@ws1  (4 licenses) ',
  ' 8:20:00 (demo) OUT: "solve" ada@ws1  (4 licenses) ',
  ' 8:20:00 (demo) OUT: "solve" ada@ws1  (4 licenses) ',
  ' 9:00:00 (demo) IN: "solve" ada@ws1  (4 licenses) ',
  "",
].join("\n");

test("a piece is taken in once: sent again, overlapping, or read from another file, it changes nothing", async () => {
  const world = await openWorld();
  const { id } = await anySource(world);
  const first = await send(world, id, "file-a", 0, log);
  expect(first).toEqual({ next: log.length, lines: 5, added: 4, known: 0, unmatched: 0 });
  const leases = await storedLeases(world, id);
  expect(leases).toEqual([
    "solve ada@ws1 4 OUT 2026-03-02T08:10:00.000Z 2026-03-02T09:00:00.000Z IN",
    "solve ada@ws1 4 OUT 2026-03-02T08:20:00.000Z  ",
    "solve ada@ws1 4 OUT 2026-03-02T08:20:00.000Z  ",
  ]);
  expect(await send(world, id, "file-a", 0, log)).toMatchObject({ next: log.length, lines: 0, added: 0 });
  const more = ' 9:30:00 (demo) IN: "solve" ada@ws1  (4 licenses) \n';
  expect(await send(world, id, "file-a", 0, log + more)).toMatchObject({ lines: 1, added: 1 });
  expect(await send(world, id, "file-b", 0, log + more)).toMatchObject({ lines: 6, added: 0, known: 5 });
  expect(await storedLeases(world, id)).toHaveLength(3);
  expect((await world.events("usage-source.log-began")).length).toBe(2);
  const source = await world.db.usageSource.findUniqueOrThrow({ where: { id } });
  expect(source.heardAt).toEqual(world.clock.now);
  expect(source.lastLineAt).toEqual(new Date("2026-03-02T09:30:00Z"));
});

test("a piece too far ahead is refused with where to go on; half a line and a stranger are refused", async () => {
  const world = await openWorld();
  const { id } = await anySource(world);
  await send(world, id, "file-a", 0, log);
  await expect(send(world, id, "file-a", log.length + 1, log)).rejects.toMatchObject({
    code: "log-piece-missing",
    params: { next: log.length },
  });
  await expect(send(world, id, "file-a", log.length, " 9:30:00 (demo)")).rejects.toMatchObject({
    errors: [{ pointer: "/data" }],
  });
  const neighbour = await world.neighbour();
  await expect(send(neighbour, id, "file-a", 0, log)).rejects.toMatchObject({ code: "not-found" });
  await world.run(archiveUsageSource, { sourceId: id });
  await expect(send(world, id, "file-a", 0, log)).rejects.toMatchObject({ code: "already-archived" });
});

test("a rotated log goes on without a date; without the one before it, its lines wait for one", async () => {
  const world = await openWorld();
  const { id } = await anySource(world);
  await send(world, id, "old", 0, log);
  const fresh = ' 0:30:00 (demo) IN: "solve" ada@ws1  (4 licenses) \n';
  await send(world, id, "alone", 0, fresh);
  expect(await world.db.usageEvent.count()).toBe(4);
  await send(world, id, "new", 0, fresh, "old");
  expect(await storedLeases(world, id)).toContain(
    "solve ada@ws1 4 OUT 2026-03-02T08:20:00.000Z 2026-03-03T00:30:00.000Z IN",
  );
  await send(world, id, "alone", fresh.length, " 1:00:00 (lmgrd) TIMESTAMP 3/3/2026\n");
  expect(await world.db.usageEvent.count()).toBe(5);
});

test("whatever order the parts of a log arrive in, and however often, the leases are those of the whole", async () => {
  const world = await openWorld();
  let run = 0;
  await fc.assert(
    fc.asyncProperty(
      randomSteps,
      fc.array(fc.record({ from: fc.nat(200), size: fc.integer({ min: 1, max: 200 }) }), {
        minLength: 1,
        maxLength: 4,
      }),
      async (steps, parts) => {
        run += 1;
        const { lines, levels } = simulate(steps);
        const text = (from: number, until: number) => `${lines.slice(from, until).join("\n")}\n`;
        const whole = await anySource(world, { name: `whole ${run}` });
        await send(world, whole.id, "all", 0, text(0, lines.length));
        const pieced = await anySource(world, { name: `pieced ${run}` });
        for (const [index, { from, size }] of parts.entries()) {
          const start = from % lines.length;
          await send(world, pieced.id, `part${index}`, 0, text(start, start + size));
        }
        await send(world, pieced.id, "all", 0, text(0, lines.length));
        expect(await storedLeases(world, pieced.id)).toEqual(await storedLeases(world, whole.id));
        const settled = levels.filter(({ at, feature }, index) =>
          levels.slice(index + 1).every((later) => later.at !== at || later.feature !== feature),
        );
        const stored = await levelsFrom(world, whole.id);
        expect(settled.map(({ at, feature }) => ({ at, feature, seats: stored(feature, at) }))).toEqual(settled);
      },
    ),
    { numRuns: 12 },
  );
}, 300_000);
