import { NonRetriableError, RetryAfterError } from "inngest";
import { expect, test } from "vitest";
import { openDurableWorld, testApplication, until, type DurableWorld } from "../testing/durable-world";

const app = testApplication();
const world = (functions: Parameters<typeof openDurableWorld>[1]) => openDurableWorld(app, functions);

test("each step runs once, and its result is remembered", async () => {
  const calls: string[] = [];
  const sum = app.createFunction({ id: "sum", triggers: [{ event: "order.placed" }] }, async ({ event, step }) => {
    const counted = (name: string, value: number) => {
      calls.push(name);
      return { value };
    };
    const one = await step.run("one", () => counted("one", Number(event.data.start)));
    const two = await step.run("two", () => counted("two", one.value + 1));
    return step.run("three", () => counted("three", two.value * 2).value);
  });
  const durable = await world([sum]);
  durable.start();
  await durable.send("order.placed", { start: 20 });
  expect(await durable.ended("sum")).toMatchObject({ status: "COMPLETED", output: 42 });
  expect(calls).toEqual(["one", "two", "three"]);
});

test("an event that arrives twice starts one run", async () => {
  const greet = app.createFunction({ id: "greet", triggers: [{ event: "person.joined" }] }, () => "hello");
  const durable = await world([greet]);
  await durable.send("person.joined", {}, "evt_1");
  await durable.send("person.joined", {}, "evt_1");
  durable.start();
  await durable.ended("greet");
  await durable.send("person.joined", {}, "evt_1");
  await durable.send("person.joined", {}, "evt_2");
  await expect.poll(() => durable.runs("greet")).toHaveLength(2);
});

test("a failing step is tried again later and later, and goes on where it stopped", async () => {
  const calls: number[] = [];
  const flaky = app.createFunction({ id: "flaky", triggers: [{ event: "go" }] }, async ({ step, attempt }) => {
    await step.run("steady", () => calls.push(-1));
    return step.run("flaky", () => {
      calls.push(attempt);
      if (attempt < 2) throw new Error("not yet");
      return "done";
    });
  });
  const durable = await world([flaky]);
  durable.start();
  await durable.send("go");
  await durable.letTimePass("CALL");
  await durable.letTimePass("CALL");
  expect(await durable.ended("flaky")).toMatchObject({ status: "COMPLETED", output: "done" });
  expect(calls).toEqual([-1, 0, 1, 2]);
});

test("the wait between attempts grows, and what the application asks for goes before it", async () => {
  const polite = app.createFunction({ id: "polite", triggers: [{ event: "go" }] }, ({ attempt }) => {
    if (attempt === 0) throw new Error("plain");
    if (attempt === 1) throw new RetryAfterError("busy", "2h");
    return attempt;
  });
  const durable = await world([polite]);
  durable.start();
  const waits: number[] = [];
  for (let round = 0; round < 2; round++) {
    if (round === 0) await durable.send("go");
    await until(async () => (await secondsUntilNext(durable)) > 5 || undefined);
    waits.push(await secondsUntilNext(durable));
    await durable.letTimePass("CALL");
  }
  expect(waits[0]).toBeLessThanOrEqual(15);
  expect(waits[1]).toBeGreaterThan(7_000);
  expect(await durable.ended("polite")).toMatchObject({ output: 2 });
});

test("when the attempts are used up the run has failed, and the failure handler hears of it", async () => {
  const heard: string[] = [];
  const doomed = app.createFunction(
    { id: "doomed", retries: 1, triggers: [{ event: "go" }], onFailure: ({ error }) => void heard.push(error.message) },
    async ({ step }) => {
      await step.run("break", () => {
        throw new Error("cannot be done");
      });
    },
  );
  const durable = await world([doomed]);
  durable.start();
  await durable.send("go");
  await durable.letTimePass("CALL");
  const run = await durable.ended("doomed");
  expect(run).toMatchObject({ status: "FAILED" });
  expect(run.error?.message).toBe("cannot be done");
  await durable.ended("doomed-failure");
  expect(heard).toEqual(["cannot be done"]);
});

test("an error that no retry can cure ends the run at once", async () => {
  let calls = 0;
  const hopeless = app.createFunction({ id: "hopeless", triggers: [{ event: "go" }] }, () => {
    calls += 1;
    throw new NonRetriableError("no such licence");
  });
  const durable = await world([hopeless]);
  durable.start();
  await durable.send("go");
  expect((await durable.ended("hopeless")).status).toBe("FAILED");
  expect(calls).toBe(1);
});

test("what cannot be carried out fails the run in the end: a sleep without an end, a result too large to carry along", async () => {
  const unending = app.createFunction({ id: "unending", retries: 0, triggers: [{ event: "go" }] }, ({ step }) =>
    step.sleep("for ever", "ages"),
  );
  const huge = app.createFunction({ id: "huge", triggers: [{ event: "go" }] }, ({ step }) =>
    step.run("huge", () => "x".repeat(5_000_000)),
  );
  const durable = await world([unending, huge]);
  durable.start();
  await durable.send("go");
  expect((await durable.ended("unending")).error?.message).toContain("neither a duration nor an instant");
  expect((await durable.ended("huge")).error?.message).toContain("larger than 4 MiB");
});

test("steps side by side run in calls of their own, and one that fails can be caught", async () => {
  const pair = app.createFunction({ id: "pair", retries: 0, triggers: [{ event: "go" }] }, async ({ step }) => {
    const broken = step.run("broken", () => {
      throw new Error("left");
    });
    const [left, right] = await Promise.allSettled([broken, step.run("right", () => 2), step.sleep("nap", "1h")]);
    return [left.status, right];
  });
  const durable = await world([pair]);
  durable.start();
  await durable.send("go");
  await durable.letTimePass("WAKE");
  expect((await durable.ended("pair")).output).toEqual(["rejected", { status: "fulfilled", value: 2 }]);
});

async function secondsUntilNext(durable: DurableWorld): Promise<number> {
  const rows = await durable.pool.query<{ seconds: string }>(
    "SELECT extract(epoch FROM min(run_at) - now()) AS seconds FROM durable_queue_item WHERE leased_until IS NULL",
  );
  return Number(rows.rows[0]?.seconds ?? 0);
}
