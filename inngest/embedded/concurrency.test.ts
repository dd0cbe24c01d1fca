import { expect, test } from "vitest";
import { openDurableWorld, testApplication, until } from "../testing/durable-world";

const app = testApplication();

test("no more calls of a group are under way than its limit, over two executors", async () => {
  const busy = new Map<string, number>();
  const peaks = new Map<string, number>();
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  const grouped = app.createFunction(
    { id: "grouped", triggers: [{ event: "go" }], concurrency: { limit: 2, key: "event.data.license" } },
    async ({ event, step }) =>
      step.run("work", async () => {
        const group = String(event.data.license);
        const now = (busy.get(group) ?? 0) + 1;
        busy.set(group, now);
        peaks.set(group, Math.max(now, peaks.get(group) ?? 0));
        await released;
        busy.set(group, (busy.get(group) ?? 0) - 1);
      }),
  );
  const durable = await openDurableWorld(app, [grouped]);
  for (let n = 0; n < 24; n++) await durable.send("go", { license: n % 4 === 0 ? "rare" : "popular" }, `evt_${n}`);
  durable.start();
  durable.start();
  await until(async () => (busy.get("popular") === 2 && busy.get("rare") === 2) || undefined);
  release();
  await until(
    async () =>
      (await durable.runs("grouped")).filter(({ status }) => status === "COMPLETED").length === 24 || undefined,
  );
  expect(Object.fromEntries(peaks)).toEqual({ popular: 2, rare: 2 });
});

test("a full group does not hold up others that wait behind it", async () => {
  let release = () => {};
  const released = new Promise<void>((resolve) => (release = resolve));
  const blocked = app.createFunction(
    { id: "blocked", triggers: [{ event: "block" }], concurrency: 1 },
    async () => released,
  );
  const free = app.createFunction({ id: "free", triggers: [{ event: "go" }] }, () => "through");
  const durable = await openDurableWorld(app, [blocked, free]);
  for (let n = 0; n < 20; n++) await durable.send("block", {}, `evt_${n}`);
  await durable.send("go");
  durable.start({ capacity: 3 });
  expect((await durable.ended("free")).output).toBe("through");
  const running = (await durable.runs("blocked")).filter(({ status }) => status !== "QUEUED");
  expect(running).toHaveLength(1);
  release();
});

test("an idempotency key starts one run a day, also for events that come together", async () => {
  const once = app.createFunction(
    { id: "once", triggers: [{ event: "go" }], idempotency: "event.data.order" },
    () => "done",
  );
  const durable = await openDurableWorld(app, [once]);
  await durable.send("go", { order: "A" }, "evt_1");
  await durable.send("go", { order: "A" }, "evt_2");
  await durable.send("go", { order: "B" }, "evt_3");
  durable.start();
  await until(
    async () => (await durable.runs("once")).filter(({ status }) => status === "COMPLETED").length === 2 || undefined,
  );
  await durable.pool.query("UPDATE durable_run SET created_at = now() - interval '25 hours'");
  await durable.send("go", { order: "A" }, "evt_4");
  await until(async () => (await durable.runs("once")).length === 3 || undefined);
});
