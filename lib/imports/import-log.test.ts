import { expect, test } from "vitest";
import { createUsageSource } from "@/lib/flexnet/create-usage-source";
import { storedLeases } from "@/lib/flexnet/testing-flexnet";
import { openWorld, type World } from "@/lib/testing/world";
import { endPass } from "./end-pass";
import { importRows } from "./import-rows";
import { listLogLines } from "./list-log-lines";
import { planImport } from "./plan-import";
import { receiveFile } from "./receive-file";
import { startImport } from "./start-import";
import { inPieces } from "./testing-bytes";
import { stateOf } from "./testing-import";
import { undoBatch, undoStages } from "./undo-batch";
import { undoImport } from "./undo-import";

const january = [
  " 8:00:00 (lmgrd) FlexNet Licensing (v11.16.2.0) started on lic1 (linux) (1/5/2026)",
  " 8:00:00 (demo) Server started on lic1 for:\tsolve\tmesh\tview3d",
  ' 8:10:00 (demo) OUT: "solve" ada@ws1  (4 licenses) ',
  ' 9:00:00 (demo) OUT: "solve" bo@ws2  (4 licenses) ',
  ' 9:01:00 (demo) DENIED: "mesh" bo@ws2  (Licensed number of users already reached. (-4,342))',
  " demo  demo2",
  ' 9:30:00 (demo) IN: "solve" ada@ws1  (4 licenses) ',
  "14:00:00 (lmgrd) TIMESTAMP 1/5/2026",
];
const later = ['15:00:00 (demo) IN: "solve" bo@ws2  (4 licenses) ', "20:00:00 (lmgrd) TIMESTAMP 1/5/2026"];
const text = (lines: readonly string[]) => `${lines.join("\n")}\n`;

async function uploadLog(world: World, source: string, body: string, next: "dry-run" | "run") {
  const run = await receiveFile(world.runtime, world.admin, {
    fileName: "debug.log",
    bytes: inPieces(Buffer.from(body), 97)(0),
    answers: async () => ({ kind: "flexlm" as const, source, next }),
  });
  const { pass } = await world.db.importRun.findUniqueOrThrow({ where: { id: run.id } });
  await pursue(world, run.id, pass, next === "run");
  return run.id;
}

async function pursue(world: World, importId: string, pass: number, keep: boolean) {
  const of = { organizationId: world.organizationId, importId, pass, keep };
  for (const stage of ["log", "leases"] as const) {
    let at = await importRows(world.runtime, `run-${importId}-${pass}`, stage, of, null);
    while (at) at = await importRows(world.runtime, `run-${importId}-${pass}`, stage, of, at);
  }
  await world.run(endPass, { importId, pass, keep }, { as: world.system });
}

async function undo(world: World, importId: string) {
  await world.run(undoImport, { importId });
  for (const stage of undoStages)
    for (let before: number | null = null; ;) {
      const { next }: { next: number | null } = await world.run(
        undoBatch,
        { importId, stage, before },
        { as: world.system },
      );
      if (next === null) break;
      before = next;
    }
}

const anySource = (world: World) => world.run(createUsageSource, { name: "lic1", timeZone: "Europe/Amsterdam" });

test("a dry run tells what a log says and keeps none of it; the import keeps it, and importing it again changes nothing", async () => {
  const world = await openWorld();
  const ada = await world.person({ username: "ada" });
  const { id: source } = await anySource(world);
  const importId = await uploadLog(world, source, text(january), "dry-run");
  const tried = await stateOf(world, importId);
  expect(tried).toMatchObject({
    stage: "ready",
    kind: "flexlm",
    created: 6,
    unchanged: 0,
    leftOut: 1,
    problemCount: 1,
  });
  expect(tried.report).toMatchObject({
    from: Date.UTC(2026, 0, 5, 7),
    until: Date.UTC(2026, 0, 5, 13),
    lines: 8,
    users: 2,
    hosts: 2,
    starts: 1,
    unused: ["view3d"],
    features: [
      { name: "solve", peak: 8, peakAt: Date.UTC(2026, 0, 5, 8), checkOuts: 2, denials: 0 },
      { name: "mesh", peak: 0, denials: 1 },
    ],
  });
  expect(await world.db.importProblem.findMany()).toMatchObject([{ row: 6 }]);
  expect(await world.run(listLogLines, { importId })).toMatchObject({
    items: [{ line: 6, text: "demo  demo2", why: "It does not begin with a time and a daemon." }],
    total: 1,
    nextCursor: null,
  });
  expect(await world.db.usageEvent.count()).toBe(0);
  expect(await world.db.usageLease.count()).toBe(0);

  await world.run(startImport, { importId });
  await pursue(world, importId, 2, true);
  expect(await stateOf(world, importId)).toMatchObject({ stage: "done", created: 6, leftOut: 1, report: tried.report });
  expect(await storedLeases(world, source)).toEqual([
    "solve ada@ws1 4 OUT 2026-01-05T07:10:00.000Z 2026-01-05T08:30:00.000Z IN",
    "solve bo@ws2 4 OUT 2026-01-05T08:00:00.000Z  ",
  ]);
  expect(await world.db.usageUser.findMany({ orderBy: { name: "asc" } })).toMatchObject([
    { name: "ada", personId: ada.id },
    { name: "bo", personId: null },
  ]);

  const again = await uploadLog(world, source, text(january), "run");
  expect(await stateOf(world, again)).toMatchObject({ created: 0, unchanged: 6 });
  expect(await world.db.usageEvent.count()).toBe(6);
});

test("undoing a log takes back what it alone told", async () => {
  const world = await openWorld();
  const { id: source } = await anySource(world);
  const first = await uploadLog(world, source, text(january), "run");
  const whole = await uploadLog(world, source, text([...january, ...later]), "run");
  const complete = await storedLeases(world, source);
  await undo(world, first);
  expect(await stateOf(world, first)).toMatchObject({ stage: "undone" });
  expect(await storedLeases(world, source)).toEqual(complete);
  await undo(world, whole);
  expect(await storedLeases(world, source)).toEqual([]);
  expect(await world.db.usageEvent.count()).toBe(0);
  expect(await world.db.usageCoverage.count()).toBe(0);
  expect(await world.db.usageSource.findFirst()).toMatchObject({ lastLineAt: null });
});

test("a log needs its server, and must look like one; a table needs none", async () => {
  const world = await openWorld();
  const { id: source } = await anySource(world);
  const send = (body: string, said: object) =>
    receiveFile(world.runtime, world.admin, {
      fileName: "x.log",
      bytes: inPieces(Buffer.from(body), 50)(0),
      answers: async () => said,
    });
  await expect(send(text(january), { kind: "flexlm" })).rejects.toMatchObject({ errors: [{ pointer: "/source" }] });
  await expect(send(text(january), { kind: "flexlm", source: "src_none" })).rejects.toMatchObject({
    errors: [{ pointer: "/source" }],
  });
  await expect(send("Name,E-mail\nAda,ada@x.test\n", { kind: "flexlm", source })).rejects.toMatchObject({
    code: "import-unreadable",
  });
  await expect(send("Name,E-mail\nAda,ada@x.test\n", { source })).rejects.toMatchObject({
    errors: [{ pointer: "/source" }],
  });
  const { id: importId } = await send(text(january), { kind: "flexlm", source });
  await expect(world.run(planImport, { importId })).rejects.toMatchObject({ code: "import-not-possible" });
});
