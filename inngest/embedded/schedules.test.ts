import { expect, test } from "vitest";
import { openDurableWorld, testApplication, until, type DurableWorld } from "../testing/durable-world";
import { nextCronInstant } from "./cron-times";

const app = testApplication();
const nightly = app.createFunction({ id: "nightly", triggers: [{ cron: "0 3 * * *" }] }, ({ event }) => event.name);

test("a schedule is known before it is due, in UTC", async () => {
  const durable = await openDurableWorld(app, [nightly]);
  durable.start();
  const [schedule] = await until(() => schedules(durable));
  expect(schedule?.next_at.toISOString()).toMatch(/T03:00:00.000Z$/);
  expect(await durable.runs("nightly")).toEqual([]);
});

test("instants missed while nothing ran are made up for once, and the next one stands", async () => {
  const durable = await openDurableWorld(app, [nightly]);
  const first = durable.start();
  await until(() => schedules(durable));
  await first.stop();
  await durable.pool.query(
    "UPDATE durable_schedule SET next_at = date_trunc('day', now() - interval '5 days') + interval '3 hours'",
  );

  durable.start();
  expect(await durable.ended("nightly")).toMatchObject({ status: "COMPLETED", output: "inngest/scheduled.timer" });
  const [schedule] = await until(() => schedules(durable));
  expect(schedule?.next_at.getTime()).toBeGreaterThan(schedule?.last_fired_at?.getTime() ?? Infinity);
  expect(schedule?.in_future).toBe(true);
  expect(await durable.runs("nightly")).toHaveLength(1);
});

test("two executors fire one due schedule once", async () => {
  const durable = await openDurableWorld(app, [nightly]);
  durable.start();
  await until(() => schedules(durable));
  durable.start();
  await durable.pool.query("UPDATE durable_schedule SET next_at = now() - interval '1 minute'");
  await durable.ended("nightly");
  const events = await durable.pool.query("SELECT 1 FROM durable_event WHERE name = 'inngest/scheduled.timer'");
  expect(events.rowCount).toBe(1);
});

test("a schedule that is no longer declared is forgotten", async () => {
  const durable = await openDurableWorld(app, [nightly]);
  await durable.pool.query(
    "INSERT INTO durable_schedule (function_id, cron, next_at) VALUES ('app-gone', '* * * * *', now() - interval '1 hour')",
  );
  durable.start();
  await until(() => schedules(durable));
  expect((await schedules(durable))?.map((schedule) => schedule.function_id)).toEqual(["app-nightly"]);
});

test("an expression may name its time zone, and follows its summer time", () => {
  const berlin = "TZ=Europe/Berlin 0 8 * * *";
  expect(nextCronInstant(berlin, new Date("2026-01-10T12:00:00Z")).toISOString()).toBe("2026-01-11T07:00:00.000Z");
  expect(nextCronInstant(berlin, new Date("2026-07-10T12:00:00Z")).toISOString()).toBe("2026-07-11T06:00:00.000Z");
  expect(nextCronInstant("0 8 * * *", new Date("2026-07-10T12:00:00Z")).toISOString()).toBe("2026-07-11T08:00:00.000Z");
});

type Schedule = { function_id: string; next_at: Date; last_fired_at: Date | null; in_future: boolean };

async function schedules(durable: DurableWorld): Promise<Schedule[] | undefined> {
  const rows = await durable.pool.query<Schedule>(
    "SELECT function_id, next_at, last_fired_at, next_at > now() AS in_future FROM durable_schedule",
  );
  return rows.rows.some(({ function_id }) => function_id === "app-nightly") ? rows.rows : undefined;
}
