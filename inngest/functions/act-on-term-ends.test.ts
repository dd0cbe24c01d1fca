import { expect, test, vi } from "vitest";
import { openDurableWorld, signingKey, until } from "@/inngest/testing/durable-world";
import { kill, spawnJobs } from "@/inngest/testing/spawn-jobs";
import { openWorld } from "@/lib/testing/world";
import { inngest } from "../client";
import { actOnTermEnds } from "./act-on-term-ends";

const day = (text: string) => new Date(`${text}T00:00:00Z`);
const functionId = "leasehold-act-on-term-ends";

test("killed in the middle of its batches, it goes on where it was and renews each period once", async () => {
  vi.stubEnv("INNGEST_SIGNING_KEY", signingKey);
  const world = await openWorld({ now: "2027-03-06T05:11:00Z" });
  const { id: productId } = await world.product();
  const term = { startsOn: day("2027-01-31"), endsOn: day("2027-02-27") };
  const { id: ownerId } = await world.person();
  const count = 60;
  for (let n = 0; n < count; n++) {
    const license = await world.license({
      productId,
      seats: 0,
      renewal: "AUTOMATIC",
      durationMonths: 1,
      ownerId,
      ...term,
    });
    await world.purchase({ licenseId: license.id, seats: 1, ...term });
  }
  const ending = await world.license({ productId, seats: 0, ownerId, ...term });

  const durable = await openDurableWorld(inngest, [actOnTermEnds], { within: world });
  const renewals = () => world.db.auditEvent.count({ where: { type: "license.renewed" } });
  const hurry = () =>
    durable.pool.query("UPDATE durable_queue_item SET run_at = now() WHERE leased_until IS NULL AND run_at > now()");
  const first = await spawnJobs(durable.databaseUrl, durable.url, signingKey);
  await until(async () => {
    const moved = await durable.pool.query("UPDATE durable_schedule SET next_at = now() WHERE function_id = $1", [
      functionId,
    ]);
    return (moved.rowCount ?? 0) > 0 || undefined;
  });
  await until(async () => ((await renewals()) > 0 ? true : undefined));
  await kill(first);
  await durable.letLeasesLapse();

  const second = await spawnJobs(durable.databaseUrl, durable.url, signingKey);
  await until(async () => {
    await hurry();
    const runs = await durable.pool.query<{ status: string }>("SELECT status FROM durable_run WHERE function_id = $1", [
      functionId,
    ]);
    return runs.rows.every(({ status }) => status === "COMPLETED") || undefined;
  });
  await kill(second);
  expect(await renewals()).toBe(count);
  expect(await world.db.purchase.count()).toBe(2 * count);
  expect(await world.db.notification.count({ where: { personId: ownerId, kind: "license-renewed" } })).toBe(count);
  expect(await world.db.notification.count({ where: { personId: ownerId, kind: "license-ended" } })).toBe(1);
  expect(await world.events("license.expired")).toMatchObject([{ subjectId: ending.id }]);
}, 180_000);
