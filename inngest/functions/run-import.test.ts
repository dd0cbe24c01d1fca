import { serve } from "inngest/node";
import { expect, onTestFinished, test, vi } from "vitest";
import { startJobs } from "@/inngest/start-jobs";
import { openServer, signingKey, until } from "@/inngest/testing/durable-world";
import { quiet } from "@/inngest/testing/quiet-log";
import { planImport } from "@/lib/imports/plan-import";
import { readImport } from "@/lib/imports/read-import";
import { startImport } from "@/lib/imports/start-import";
import { upload } from "@/lib/imports/testing-import";
import { undoImport } from "@/lib/imports/undo-import";
import { withRuntime } from "@/lib/kernel/default-runtime";
import { openWorld, type World } from "@/lib/testing/world";
import { inngest } from "../client";
import { runStartedImport } from "./run-import";
import { undoStartedImport } from "./undo-import";

/** Relay and executor over a world, calling the functions by HTTP. Of the answers, the first few are lost on the way. */
async function openWork(lostAnswers: number) {
  vi.stubEnv("INNGEST_SIGNING_KEY", signingKey);
  const world = await openWorld();
  const handle = serve({
    client: inngest,
    functions: [runStartedImport, undoStartedImport],
    enableUnauthedSync: false,
  });
  let lost = 0;
  const url = await openServer((request, response) => {
    if (request.method === "POST" && lost < lostAnswers) {
      lost += 1;
      // The step is done and committed; whoever asked never hears of it, as after a kill.
      response.end = () => response.destroy();
    }
    void withRuntime(world.runtime, () => handle(request, response));
  });
  const jobs = () =>
    startJobs({ databaseUrl: world.applicationUrl, inngestUrl: `${url}/api/inngest`, signingKey, log: quiet });
  const first = await jobs();
  const running = { stop: first.stop };
  onTestFinished(() => running.stop());
  return {
    world,
    /** Another process takes over where this one stops. */
    async restart() {
      await running.stop();
      running.stop = (await jobs()).stop;
    },
  };
}

/** Waits for a stage; whatever the executor puts off after a lost answer is made due at once. */
const ended = (world: World, importId: string, stage: string) =>
  until(async () => {
    await world.runtime.pool.query(
      "UPDATE durable_queue_item SET run_at = now() WHERE leased_until IS NULL AND run_at > now()",
    );
    return (await world.run(readImport, { importId })).stage === stage ? true : undefined;
  });

const seats = 120;
const list = [
  "Product,Vendor,Seats,Name,E-mail",
  ...Array.from({ length: seats }, (_, index) => `Drafter,Northline,${seats},Person ${index},p${index}@example.com`),
].join("\n");

test("an import survives lost answers and a restart, and does nothing twice", async () => {
  const { world, restart } = await openWork(1);
  const { id: importId } = await upload(world, list);
  await world.run(planImport, { importId, kind: "licenses" });
  await world.run(startImport, { importId });
  await until(async () => ((await world.db.seat.count()) > 0 ? true : undefined));
  await restart();
  await ended(world, importId, "done");
  expect(await world.run(readImport, { importId })).toMatchObject({
    created: seats,
    leftOut: 0,
    progress: { done: seats, total: seats },
  });
  expect(await world.db.seat.count()).toBe(seats);
  expect(await world.db.license.count()).toBe(1);
  expect(await world.events("seat.imported")).toHaveLength(seats);

  await world.run(undoImport, { importId });
  await ended(world, importId, "undone");
  expect(await world.db.seat.count({ where: { endReason: "UNDONE" } })).toBe(seats);
  expect(await world.db.license.findMany({ select: { archivedAt: true, importKey: true } })).toEqual([
    { archivedAt: world.clock.now, importKey: null },
  ]);
  expect(await world.db.vendor.count({ where: { archivedAt: null } })).toBe(0);
}, 180_000);
