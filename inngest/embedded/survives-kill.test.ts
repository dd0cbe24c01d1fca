import { Middleware } from "inngest";
import { expect, test } from "vitest";
import { z } from "zod";
import { command } from "@/lib/kernel/operation";
import { openWorld } from "@/lib/testing/world";
import { runAsSystem } from "../run-as-system";
import { openDurableWorld, signingKey, testApplication, until } from "../testing/durable-world";
import { kill, spawnJobs } from "../testing/spawn-jobs";

const app = testApplication();

const addVendor = command({
  name: "test.add-vendor",
  permission: "system:run",
  input: z.strictObject({ name: z.string() }),
  async run(ctx, { name }) {
    const id = ctx.newId("vendor");
    await ctx.tx.vendor.create({ data: { id, organizationId: ctx.organizationId, name, createdAt: ctx.now } });
    ctx.record("vendor.created", { kind: "vendor", id });
    return { id };
  },
});

/** Something that the test lets happen when it likes. */
function gate() {
  let open = () => {};
  const opened = new Promise<void>((resolve) => (open = resolve));
  return { opened, open };
}

test("killed after the step's commit and before its answer, the step is repeated and does nothing twice", async () => {
  const world = await openWorld();
  const committed = gate();
  const mayAnswer = gate();
  let attempts = 0;
  class HoldFirstAnswer extends Middleware.BaseMiddleware {
    readonly id = "hold-first-answer";
    override async wrapStepHandler({ next, stepInfo }: Middleware.WrapStepHandlerArgs): Promise<unknown> {
      const result = await next();
      if (stepInfo.options.id !== "add the vendor") return result;
      attempts += 1;
      committed.open();
      if (attempts === 1) await mayAnswer.opened;
      return result;
    }
  }
  const onboard = app.createFunction(
    { id: "onboard", triggers: [{ event: "go" }], middleware: [HoldFirstAnswer] },
    async (run) => {
      const vendor = await runAsSystem(run, world.organizationId, "add the vendor", addVendor, { name: "Figma" });
      return run.step.run("after", () => vendor.id);
    },
  );

  const durable = await openDurableWorld(app, [onboard], { within: world });
  const child = await spawnJobs(durable.databaseUrl, durable.url, signingKey);
  await durable.send("go");
  await committed.opened;
  await kill(child);
  mayAnswer.open();
  await durable.letLeasesLapse();

  await spawnJobs(durable.databaseUrl, durable.url, signingKey);
  const run = await durable.ended("onboard");
  expect(attempts).toBe(2);
  const vendors = await world.db.vendor.findMany();
  expect(vendors).toHaveLength(1);
  expect(run).toMatchObject({ status: "COMPLETED", output: vendors[0]?.id });
  expect(await world.events("vendor.created")).toHaveLength(1);
});

test("killed in the middle of a step, another executor takes it over when the lease has lapsed", async () => {
  const reached = gate();
  let calls = 0;
  const job = app.createFunction({ id: "job", triggers: [{ event: "go" }] }, async ({ step }) => {
    const first = await step.run("first", () => "kept");
    return step.run("second", async () => {
      calls += 1;
      reached.open();
      if (calls === 1) await new Promise(() => {});
      return `${first} and finished`;
    });
  });
  const durable = await openDurableWorld(app, [job]);
  const child = await spawnJobs(durable.databaseUrl, durable.url, signingKey);
  await durable.send("go");
  await reached.opened;
  await kill(child);

  durable.start();
  const leased = await durable.pool.query("SELECT 1 FROM durable_queue_item WHERE leased_until > now()");
  expect(leased.rowCount).toBe(1);
  await durable.letLeasesLapse();
  expect((await durable.ended("job")).output).toBe("kept and finished");
  expect(calls).toBe(2);
});

test("an answer that comes after another executor has taken the item changes nothing", async () => {
  const reached = gate();
  const mayAnswer = gate();
  let calls = 0;
  const slow = app.createFunction({ id: "slow", triggers: [{ event: "go" }] }, async ({ step }) =>
    step.run("slow", async () => {
      calls += 1;
      const mine = calls;
      reached.open();
      if (mine === 1) await mayAnswer.opened;
      return mine;
    }),
  );
  const durable = await openDurableWorld(app, [slow]);
  const late = durable.start();
  await durable.send("go");
  await reached.opened;
  await durable.letLeasesLapse();
  expect((await durable.ended("slow")).output).toBe(2);
  mayAnswer.open();
  await late.stop();
  const [run] = await durable.runs("slow");
  expect(run).toMatchObject({ status: "COMPLETED", output: 2 });
});

test("an executor that is stopped hands its unfinished step back at once", async () => {
  const reached = gate();
  let calls = 0;
  const long = app.createFunction({ id: "long", triggers: [{ event: "go" }] }, async ({ step }) =>
    step.run("long", async () => {
      calls += 1;
      reached.open();
      if (calls === 1) await new Promise(() => {});
      return calls;
    }),
  );
  const durable = await openDurableWorld(app, [long]);
  const first = durable.start({ graceMs: 0 });
  await durable.send("go");
  await reached.opened;
  await first.stop();
  const held = await durable.pool.query("SELECT attempt, leased_until FROM durable_queue_item");
  expect(held.rows).toEqual([{ attempt: 0, leased_until: null }]);
  durable.start();
  expect((await durable.ended("long")).output).toBe(2);
  await until(async () => (await durable.runs("long")).length === 1 || undefined);
});

test("many runs under repeated kills: every command has acted once, and every run has ended well", async () => {
  const world = await openWorld();
  const twice = app.createFunction({ id: "twice", triggers: [{ event: "go" }] }, async (run) => {
    const name = String(run.event.data.name);
    await runAsSystem(run, world.organizationId, "first", addVendor, { name: `${name} first` });
    await runAsSystem(run, world.organizationId, "second", addVendor, { name: `${name} second` });
  });
  const durable = await openDurableWorld(app, [twice], { within: world });
  const names = Array.from({ length: 20 }, (_, n) => `Vendor ${n}`);
  for (const name of names) await durable.send("go", { name }, name);

  for (const enough of [5, 20]) {
    const child = await spawnJobs(durable.databaseUrl, durable.url, signingKey);
    await until(async () => (await world.db.vendor.count()) >= enough || undefined);
    await kill(child);
    await durable.letLeasesLapse();
  }
  durable.start();
  durable.start();
  await until(
    async () => (await durable.runs("twice")).filter(({ status }) => status === "COMPLETED").length === 20 || undefined,
  );
  const created = (await world.db.vendor.findMany()).map(({ name }) => name);
  expect(created.sort()).toEqual(names.flatMap((name) => [`${name} first`, `${name} second`]).sort());
  expect(await world.events("vendor.created")).toHaveLength(40);
});
