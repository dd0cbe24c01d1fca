import { expect, test } from "vitest";
import { openDurableWorld, testApplication, until, type DurableWorld } from "../testing/durable-world";

const app = testApplication();

const sleeper = app.createFunction({ id: "sleeper", triggers: [{ event: "go" }] }, async ({ step }) => {
  const before = await step.run("before", () => "slept");
  await step.sleep("a month", "30d");
  return step.run("after", () => `${before} well`);
});

const waiter = app.createFunction({ id: "waiter", triggers: [{ event: "asked" }] }, async ({ step }) => {
  const answer = await step.waitForEvent("answer", {
    event: "answered",
    timeout: "7d",
    if: "event.data.request == async.data.request",
  });
  return { answer: answer?.data.text ?? null };
});

test("a sleep outlives the executor that began it", async () => {
  const durable = await openDurableWorld(app, [sleeper]);
  const first = durable.start();
  await durable.send("go");
  await untilStep(durable, "SLEEPING");
  await first.stop();

  const days = await durable.pool.query<{ days: number }>(
    "SELECT round(extract(epoch FROM run_at - now()) / 86400)::int AS days FROM durable_queue_item WHERE kind = 'WAKE'",
  );
  expect(days.rows).toEqual([{ days: 30 }]);
  durable.start();
  await durable.letTimePass("WAKE");
  expect(await durable.ended("sleeper")).toMatchObject({ status: "COMPLETED", output: "slept well" });
});

test("a wait takes the event that fits, not another of the same name", async () => {
  const durable = await openDurableWorld(app, [waiter]);
  durable.start();
  await durable.send("asked", { request: "req_1" });
  await untilStep(durable, "WAITING");
  await durable.send("answered", { request: "req_2", text: "no" });
  await durable.send("answered", { text: "nobody's" });
  await durable.send("answered", { request: "req_1", text: "yes" });
  expect((await durable.ended("waiter")).output).toEqual({ answer: "yes" });
  await expect(durable.pool.query("SELECT 1 FROM durable_queue_item")).resolves.toMatchObject({ rowCount: 0 });
});

test("a wait that nobody answers ends with nothing", async () => {
  const durable = await openDurableWorld(app, [waiter]);
  durable.start();
  await durable.send("asked", { request: "req_1" });
  await durable.letTimePass("TIMEOUT");
  expect((await durable.ended("waiter")).output).toEqual({ answer: null });
});

test("an event cancels the runs that it fits, and they do nothing more", async () => {
  const done: unknown[] = [];
  const reminder = app.createFunction(
    { id: "reminder", triggers: [{ event: "asked" }], cancelOn: [{ event: "withdrawn", match: "data.request" }] },
    async ({ event, step }) => {
      await step.sleep("three days", "3d");
      await step.run("remind", () => done.push(event.data.request));
    },
  );
  const durable = await openDurableWorld(app, [reminder]);
  durable.start();
  await durable.send("asked", { request: "req_1" });
  await durable.send("asked", { request: "req_2" });
  await until(async () => (await sleeping(durable)) === 2 || undefined);
  await durable.send("withdrawn", { request: "req_1" });
  expect(await durable.ended("reminder")).toMatchObject({ status: "CANCELLED", event: { data: { request: "req_1" } } });
  await durable.letTimePass("WAKE");
  await until(async () => (await durable.runs("reminder")).every(({ status }) => status !== "RUNNING") || undefined);
  expect((await durable.runs("reminder")).map(({ status }) => status)).toEqual(["CANCELLED", "COMPLETED"]);
  expect(done).toEqual(["req_2"]);
});

test("a function invokes another and gets its answer, or its failure", async () => {
  const child = app.createFunction({ id: "child", retries: 0, triggers: [{ event: "unused" }] }, ({ event }) => {
    if (event.data.fail) throw new Error("child broke");
    return { doubled: Number(event.data.number) * 2 };
  });
  const parent = app.createFunction({ id: "parent", triggers: [{ event: "go" }] }, async ({ step }) => {
    const good = await step.invoke("good", { function: child, data: { number: 21 } });
    const bad = await step
      .invoke("bad", { function: child, data: { fail: true } })
      .catch((error: Error) => error.message);
    return { good, bad };
  });
  const durable = await openDurableWorld(app, [child, parent]);
  durable.start();
  await durable.send("go");
  expect((await durable.ended("parent")).output).toEqual({ good: { doubled: 42 }, bad: "child broke" });
});

async function sleeping(durable: DurableWorld): Promise<number> {
  const steps = await durable.pool.query("SELECT 1 FROM durable_step WHERE state = 'SLEEPING'");
  return steps.rowCount ?? 0;
}

async function untilStep(durable: DurableWorld, state: string): Promise<void> {
  await until(async () => {
    const found = await durable.pool.query("SELECT 1 FROM durable_step WHERE state = $1::durable_step_state", [state]);
    return found.rowCount || undefined;
  });
}
