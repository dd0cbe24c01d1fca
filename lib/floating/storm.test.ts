import { Client, Pool } from "pg";
import { expect, onTestFinished, test } from "vitest";
import { openWorld, type World } from "@/lib/testing/world";
import { faultsOf, type Trail } from "@/lib/testing/lease-checker";
import { storm } from "@/lib/testing/lease-storm";

const long = { timeout: 240_000 };
const leaseSeconds = 1;

async function trailOf(world: World): Promise<Trail> {
  const events = await world.db.auditEvent.findMany({
    where: { subjectKind: "lease" },
    select: { subjectId: true, type: true },
  });
  const trail = new Map<string, string[]>();
  for (const { subjectId, type } of events) trail.set(subjectId, [...(trail.get(subjectId) ?? []), type]);
  return trail;
}

type Weather = { clients: number; seconds: number; capacities: readonly number[]; waits: number };

async function runStorm(world: World, options: Weather) {
  const license = await world.license({ allocation: "FLOATING", seats: options.capacities[0] ?? 1, leaseSeconds });
  await world.db.pool.updateMany({ where: { licenseId: license.id }, data: { pickupSeconds: 1, headSeconds: 1 } });
  const pool = new Pool({ connectionString: world.applicationUrl, max: 12, application_name: "storm" });
  pool.on("error", () => undefined);
  onTestFinished(() => pool.end());
  const account = await storm({ world, licenseId: license.id, pool, leaseSeconds, ...options });
  return { account, faults: faultsOf(account, await trailOf(world)) };
}

type Change = readonly [name: string, from: string, to: string];

/** Changes functions of the database, as somebody might who knows no better. */
async function plant(world: World, changes: readonly Change[]): Promise<void> {
  const owner = new Client({ connectionString: world.migrationUrl });
  await owner.connect();
  onTestFinished(() => owner.end());
  for (const [name, from, to] of changes) {
    const { rows } = await owner.query<{ source: string }>(
      "SELECT pg_get_functiondef(oid) AS source FROM pg_proc WHERE proname = $1",
      [name],
    );
    const source = rows[0]?.source ?? "";
    expect(source).toContain(from);
    await owner.query(source.replaceAll(from, to));
  }
}

test("in a storm no seat is given out twice, and nothing that was acknowledged is lost", long, async () => {
  const world = await openWorld();
  const { account, faults } = await runStorm(world, {
    clients: 24,
    seconds: 12,
    capacities: [6, 3, 8, 2, 10],
    waits: 50,
  });
  expect(faults).toEqual([]);
  expect(account.holds.length).toBeGreaterThan(50);
  expect(account.failures).toBeGreaterThan(0);
  expect(await world.db.lease.count({ where: { endReason: "EXPIRED" } })).toBeGreaterThan(0);
  expect(await world.db.lease.count({ where: { ticketId: { not: null } } })).toBeGreaterThan(0);
});

const crowd = { clients: 32, seconds: 6, capacities: [16], waits: 0 };
const shrinking = { clients: 24, seconds: 6, capacities: [4, 2, 4, 2], waits: 50 };

/** What goes wrong, the weather that shows it, and how it is planted. */
const mistakes: readonly [string, Weather, readonly Change[]][] = [
  ["claims seats without locking them", crowd, [["check_out", "LIMIT wanted FOR UPDATE SKIP LOCKED", "LIMIT wanted"]]],
  [
    "gives out what a shrunk pool owes",
    shrinking,
    [["refresh_pool", "p.debt := -missing - drop_free_slots", "p.debt := 0 * drop_free_slots"]],
  ],
  [
    "takes no notice of the fencing token",
    crowd,
    [
      ["beat_lease", "l.token <> fence OR l.ended_at IS NOT NULL", "false"],
      ["beat_lease", "s.token = fence AND s.free_at > now_is", "true"],
    ],
  ],
  [
    "goes by the clock of each process",
    crowd,
    [["lease_now", "clock_timestamp()", "clock_timestamp() + make_interval(secs => pg_backend_pid() % 3)"]],
  ],
  [
    "leaves events of the start out",
    shrinking,
    [["start_lease", "p.organization_id, 'lease.started'", "p.organization_id, 'lease.begun'"]],
  ],
];

test.each(mistakes)("the checker finds a licence server that %s", long, async (_what, weather, changes) => {
  const world = await openWorld();
  await plant(world, changes);
  // Chance decides when two meet: it is given a few storms.
  let found: string[] = [];
  for (let tries = 0; tries < 5 && found.length === 0; tries++) found = (await runStorm(world, weather)).faults;
  expect(found).not.toEqual([]);
});
