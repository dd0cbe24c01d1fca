import { expect, test } from "vitest";
import { execute } from "@/lib/kernel/operation";
import { openWorld } from "@/lib/testing/world";
import { endPass, failPass } from "./end-pass";
import { importRows } from "./import-rows";
import type { Position } from "./read-rows";
import { runBatch } from "./run-batch";
import { startDryRun, startImport } from "./start-import";
import { stateOf, upload } from "./testing-import";

const people = 130;
const list = [
  "Name,E-mail",
  ...Array.from({ length: people }, (_, index) => `Person ${index},p${index}@example.com`),
].join("\n");

test("a step killed between commit and answer does nothing twice when it comes again", async () => {
  const world = await openWorld();
  const { id: importId } = await upload(world, list);
  await world.run(startImport, { importId });
  const pass = { organizationId: world.organizationId, importId, pass: 1, keep: true };

  // The first batches were committed, and the process died before it could say so.
  let at: Position | null = null;
  for (let batch = 0; batch < 2; batch += 1) {
    const once = `run-1/rows/${at?.offset ?? "start"}`;
    const answer: { next: Position | null } = await execute(
      world.runtime,
      world.system,
      runBatch,
      { importId, pass: 1, keep: true, from: at },
      { once },
    );
    at = answer.next;
  }
  const before = await world.db.person.count();
  expect(before).toBeGreaterThan(1);

  expect(await importRows(world.runtime, "run-1", "rows", pass, null)).toBeNull();
  await world.run(endPass, { importId, pass: 1, keep: true }, { as: world.system });
  expect(await stateOf(world, importId)).toMatchObject({
    stage: "done",
    created: people,
    unchanged: 0,
    leftOut: 0,
    progress: { done: people, total: people },
  });
  expect(await world.db.person.count()).toBe(people);
  expect((await world.events("person.created")).length).toBe(people);
  expect(await world.db.importRow.count()).toBe(people);
});

test("a step of an older pass that wakes up late does nothing", async () => {
  const world = await openWorld();
  const { id: importId } = await upload(world, list);
  await world.run(startDryRun, { importId });
  await world.run(failPass, { importId, pass: 1, keep: false, reason: "The machine stopped." }, { as: world.system });
  expect(await stateOf(world, importId)).toMatchObject({ stage: "failed", failure: "The machine stopped." });
  await world.run(startImport, { importId });
  expect(await world.run(runBatch, { importId, pass: 1, keep: true, from: null }, { as: world.system })).toEqual({
    next: null,
  });
  expect(await world.db.person.count()).toBe(0);
});

test("two people who start the same import start it once", async () => {
  const world = await openWorld();
  const { id: importId } = await upload(world, list);
  const outcomes = await Promise.allSettled([
    world.run(startImport, { importId }),
    world.run(startImport, { importId }),
  ]);
  expect(outcomes.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(await world.db.outbox.count({ where: { name: "import/started" } })).toBe(1);
});
