import { expect, test } from "vitest";
import { execute } from "@/lib/kernel/operation";
import { openWorld } from "@/lib/testing/world";
import { readBatch } from "./read-batch";
import type { Position } from "./read-rows";
import { receiveFile } from "./receive-file";
import { readRun } from "./run-view";
import { chunkSize, storedFile } from "./stored-file";
import { runBatch } from "./run-batch";
import { startImport } from "./start-import";
import { planImport } from "./plan-import";

const rowCount = 100_000;

/** A list of 100,000 people as it would come over the wire: never whole anywhere. */
async function* longList(): AsyncGenerator<Uint8Array> {
  yield Buffer.from("Name,E-mail,Department,Notes\r\n");
  for (let start = 0; start < rowCount; start += 1000) {
    let text = "";
    for (let row = start; row < start + 1000; row += 1)
      text += `Person ${row},person${row}@example.com,Department ${row % 7},"Grüße,\r\nzweite Zeile ${row}"\r\n`;
    yield Buffer.from(text);
  }
}

test("a file of 100,000 rows is stored, read and taken up again piece by piece", async () => {
  const world = await openWorld();
  const uploaded = await receiveFile(world.runtime, world.admin, {
    fileName: "long.csv",
    bytes: longList(),
    answers: async () => ({}),
  });
  const chunks = await world.db.importChunk.findMany({
    select: { start: true, data: true },
    orderBy: { start: "asc" },
  });
  expect(chunks.every(({ data }) => data.length <= chunkSize)).toBe(true);
  expect(chunks.reduce((sum, { data }) => sum + data.length, 0)).toBe(uploaded.bytes);

  const { format, dataStart } = readRun(await world.db.importRun.findUniqueOrThrow({ where: { id: uploaded.id } }));
  const source = storedFile({ tx: world.db }, uploaded.id);
  let at: Position | null = dataStart;
  let rows = 0;
  let last: string | undefined;
  while (at) {
    const batch: Awaited<ReturnType<typeof readBatch>> = await readBatch(source, format, at, 20_000);
    rows += batch.rows.length;
    last = batch.rows.at(-1)?.cells[3] ?? last;
    at = batch.next;
  }
  expect(rows).toBe(rowCount);
  expect(last).toBe(`Grüße,\r\nzweite Zeile ${rowCount - 1}`);

  await world.run(planImport, { importId: uploaded.id });
  await world.run(startImport, { importId: uploaded.id });
  const { next } = await execute(world.runtime, world.system, runBatch, {
    importId: uploaded.id,
    pass: 1,
    keep: true,
    from: null,
  });
  expect(next?.row).toBeGreaterThan(1);
  const { progressDone, progressTotal } = await world.db.importRun.findUniqueOrThrow({ where: { id: uploaded.id } });
  expect(progressDone).toBe((next?.row ?? 0) - 1);
  expect(progressTotal).toBeGreaterThan(rowCount / 2);
});
