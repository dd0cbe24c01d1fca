import { expect, onTestFinished, test } from "vitest";
import { DenialCause } from "@/lib/db/generated/enums";
import { scopeTo } from "@/lib/db/scoped";
import { listPools } from "@/lib/floating/list-pools";
import { addDays } from "@/lib/kernel/calendar";
import { systemActor, type SystemActor } from "@/lib/kernel/actor";
import { execute } from "@/lib/kernel/operation";
import type { Runtime } from "@/lib/kernel/runtime";
import { listLicenses } from "@/lib/licenses/list-licenses";
import { listPosition } from "@/lib/reports/list-position";
import { openRuntime } from "@/lib/testing/world";
import { createSampleCompany } from "./create-sample-company";

type Db = ReturnType<typeof scopeTo>;

test("the sample company has what its pages need to show", async () => {
  const now = new Date("2026-11-24T10:00:00Z");
  const { runtime, close } = await openRuntime({ now });
  onTestFinished(close);
  const made = await createSampleCompany(runtime);
  const { id: organizationId } = await runtime.db.organization.findFirstOrThrow();
  const db = scopeTo(runtime.db, organizationId);

  const counts = await Promise.all([
    db.person.count(),
    db.department.count(),
    db.site.count(),
    db.vendor.count(),
    db.product.count(),
    db.license.count(),
  ]);
  expect(counts).toEqual([300, 10, 4, 15, 40, 60]);
  expect(new Set((await db.site.findMany()).map((site) => site.country)).size).toBe(4);
  const kinds = await db.license.groupBy({ by: ["term", "allocation"] });
  expect(new Set(kinds.map((kind) => kind.term)).size).toBe(3);
  expect(new Set(kinds.map((kind) => kind.allocation)).size).toBe(4);

  const system = systemActor(organizationId, "test", "rid_test");
  const over = await execute(runtime, system, listPosition, { over: "1" });
  expect(over.items).toMatchObject([{ name: "Miro Business", owned: 40, assigned: 49, over: 9 }]);
  const idle = await execute(runtime, system, listLicenses, { idle: "yes", limit: 200 });
  expect(idle.items.reduce((sum, license) => sum + license.seats.idle, 0)).toBeGreaterThan(60);

  const ending = await db.license.count({ where: { endsOn: { gte: now, lte: addDays(now, 75) } } });
  expect(ending).toBeGreaterThanOrEqual(5);
  expect(await db.seatRequest.count({ where: { status: "PENDING" } })).toBeGreaterThanOrEqual(3);
  expect(await db.seatRequest.count({ where: { status: "WAITLISTED" } })).toBeGreaterThanOrEqual(3);
  expect(await db.person.count({ where: { status: "DEPARTED" } })).toBe(3);
  expect(await db.activation.count({ where: { endedAt: null } })).toBe(56);
  expect(await db.activation.count({ where: { endReason: "MOVED" } })).toBe(1);
  expect(await db.release.count()).toBeGreaterThan(25);
  expect(await db.entitlementOverride.count()).toBe(1);
  const parted = await db.pool.findMany({
    where: { featureId: { not: null } },
    select: { seats: true, capacity: true },
  });
  expect(parted.map(({ seats, capacity }) => [seats, capacity])).toEqual([
    [12, 12],
    [4, 4],
  ]);
  expect(await db.poolGroupRule.count()).toBe(4);
  await showsTheLicenceServer(runtime, db, system);
  expect(await db.licenseUseDay.count()).toBeGreaterThan(200);
  expect(await db.meter.count({ where: { used: { gt: 0 } } })).toBe(5);
  expect(await db.licenseKey.count({ where: { revokedAt: { not: null } } })).toBe(1);
  for (const { key } of Object.values(made.licenses)) expect(key).toMatch(/^key\//);
  const first = await db.auditEvent.findFirstOrThrow({ orderBy: { at: "asc" } });
  expect(first.at.getTime()).toBeLessThan(addDays(now, -400).getTime());
  expect(Object.keys(made.accounts)).toEqual(["owner", "admin", "approver", "employee", "auditor"]);
  expect(Object.keys(made.licenses).sort()).toEqual([
    "floating",
    "named",
    "nodeLocked",
    "site",
    "subscription",
    "trial",
  ]);
}, 400_000);

/** What the pages of pools have to show: pools that are full, wait, lend and refuse today, and the weeks before. */
async function showsTheLicenceServer(runtime: Runtime, db: Db, system: SystemActor): Promise<void> {
  const today = { at: { gte: new Date(Date.now() - 3_600_000) } };
  const denials = await db.denial.findMany({
    where: today,
    select: { cause: true, times: true },
    orderBy: { id: "asc" },
  });
  expect(denials.map(({ cause, times }) => `${cause} ${times}`)).toEqual(["RESERVATION 1", "CAPACITY 1", "CAPACITY 2"]);
  const pools = (await execute(runtime, system, listPools, { limit: 100 })).items;
  const now = pools
    .filter(({ inUse }) => inUse > 0)
    .map(({ name, inUse, overdraft, queued }) => ({ name, inUse, overdraft, queued }));
  expect(now.sort((one, other) => (one.name < other.name ? -1 : 1))).toEqual([
    { name: "HFSS HPC packs: Distributed solving", inUse: 10, overdraft: 0, queued: 0 },
    { name: "HFSS HPC packs: Transient solver", inUse: 4, overdraft: 0, queued: 0 },
    { name: "MATLAB (concurrent)", inUse: 7, overdraft: 0, queued: 0 },
    { name: "Mechanical Enterprise", inUse: 10, overdraft: 0, queued: 4 },
    { name: "PathWave ADS", inUse: 6, overdraft: 1, queued: 0 },
  ]);
  expect(await db.lease.count({ where: { borrowedUntil: { not: null }, endedAt: null } })).toBe(3);
  expect(await db.lease.count({ where: { lostAt: { not: null } } })).toBe(1);

  const causes = await db.denial.groupBy({ by: ["cause"], _count: true });
  expect(new Set(causes.map(({ cause }) => cause))).toEqual(new Set(Object.values(DenialCause)));
  for (const { id: poolId, name } of pools.filter((pool) =>
    /SOLIDWORKS Prof|HFSS HPC.*Dist|TeamCity/.test(pool.name),
  )) {
    const past = await db.lease.findMany({ where: { poolId, endedAt: { not: null } }, select: { user: true } });
    expect([name, past.length > 150, new Set(past.map(({ user }) => user)).size > 2]).toEqual([name, true, true]);
  }
  // Each lease of it stands in the trail, once, at the instant at which it began.
  const [told] = await runtime.pool
    .query<{ leases: string; told: string }>(
      `SELECT count(*) AS leases, count(e.id) AS told FROM lease l LEFT JOIN audit_event e
       ON e.subject_id = l.id AND e.type = 'lease.started' AND e.at = l.started_at`,
    )
    .then(({ rows }) => rows);
  expect(Number(told?.leases)).toBeGreaterThan(2_500);
  expect(told?.told).toBe(told?.leases);
  const first = await db.lease.findFirstOrThrow({ orderBy: { startedAt: "asc" } });
  expect(first.startedAt.getTime()).toBeLessThan(Date.now() - 55 * 86_400_000);
}
