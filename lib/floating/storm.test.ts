import { randomInt } from "node:crypto";
import { Client, Pool } from "pg";
import { expect, onTestFinished, test, vi } from "vitest";
import { z } from "zod";
import { ownPool } from "@/lib/testing/own-pool";
import { openWorld, type World } from "@/lib/testing/world";
import type { Trail } from "@/lib/testing/lease-account";
import { faultsOf } from "@/lib/testing/lease-checker";
import { storm } from "@/lib/testing/lease-storm";

const long = { timeout: 240_000 };
const leaseSeconds = 1;

async function trailOf(world: World): Promise<Trail> {
  const events = await world.db.auditEvent.findMany({
    where: { subjectKind: { in: ["lease", "ticket"] } },
    select: { subjectId: true, type: true },
  });
  const trail = new Map<string, string[]>();
  for (const { subjectId, type } of events) trail.set(subjectId, [...(trail.get(subjectId) ?? []), type]);
  return trail;
}

type Weather = {
  clients: number;
  seconds: number;
  capacities: readonly number[];
  waits: number;
  cap?: number;
  /** Writes the events of a check-out after its commit, in a statement of their own. */
  late?: boolean;
};

async function runStorm(world: World, options: Weather) {
  const license = await world.license({ allocation: "FLOATING", seats: options.capacities[0] ?? 1, leaseSeconds });
  await world.db.pool.updateMany({ where: { licenseId: license.id }, data: { pickupSeconds: 1, headSeconds: 1 } });
  const pool = ownPool(world, { max: 12, application_name: "storm" });
  if (options.late) writeEventsLate(pool);
  if (options.cap !== undefined) {
    const about = { kind: "CAP", groupKind: "HOST", subject: "capped", seats: options.cap } as const;
    const { id: poolId } = await world.db.pool.findFirstOrThrow({ where: { licenseId: license.id } });
    const facts = { id: world.runtime.newId("poolGroupRule"), poolId, organizationId: world.organizationId };
    await world.db.poolGroupRule.create({ data: { ...facts, ...about, createdAt: world.clock.now } });
  }
  const account = await storm({ world, licenseId: license.id, pool, leaseSeconds, ...options });
  return { account, faults: faultsOf(account, await trailOf(world)) };
}

const claimOfCall = z.object({
  name: z.literal("check-out"),
  values: z.tuple([z.unknown(), z.unknown(), z.unknown(), z.string()]).rest(z.unknown()),
});

/** As a server does that acts, and writes down what it did when that is done. */
function writeEventsLate(pool: Pool): void {
  const query = pool.query.bind(pool);
  const late = async (asked: string) => {
    const said = await query(asked);
    const call = claimOfCall.safeParse(asked).data;
    // Now and then the process dies in between.
    if (call && randomInt(20) === 0) throw new Error("killed");
    if (call) await query("SELECT write_late_event($1)", [JSON.parse(call.values[3]).eventId]);
    return said;
  };
  vi.spyOn(pool, "query").mockImplementation(late);
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
  await owner.query(`
    CREATE TABLE late_event (LIKE audit_event INCLUDING DEFAULTS);
    GRANT INSERT ON late_event TO PUBLIC;
    CREATE FUNCTION write_late_event(which text) RETURNS void LANGUAGE sql SECURITY DEFINER AS
    'WITH late AS (DELETE FROM public.late_event e WHERE e.id = which RETURNING *) INSERT INTO public.audit_event SELECT * FROM late'`);
}

const crowd = { clients: 32, seconds: 6, capacities: [16], waits: 0 };

test("a group never has more than its cap, however many of it ask at once", long, async () => {
  const { account, faults } = await runStorm(await openWorld(), { ...crowd, capacities: [32], cap: 4, seconds: 4 });
  expect(faults).toEqual([]);
  expect(account.holds.length).toBeGreaterThan(20);
});

test("in a storm no seat is given out twice, and nothing that was acknowledged is lost", long, async () => {
  const world = await openWorld();
  const { account, faults } = await runStorm(world, {
    clients: 24,
    seconds: 12,
    capacities: [6, 3, 8, 2, 10],
    waits: 50,
  });
  expect(faults).toEqual([]);
  expect(account.holds.length).toBeGreaterThan(20);
  expect(account.failures).toBeGreaterThan(0);
  expect(await world.db.lease.count({ where: { endReason: "EXPIRED" } })).toBeGreaterThan(0);
  expect(await world.db.lease.count({ where: { ticketId: { not: null } } })).toBeGreaterThan(0);
});

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
  [
    "writes the event after the commit",
    { ...crowd, late: true },
    [["start_lease", "INSERT INTO audit_event", "INSERT INTO late_event"]],
  ],
  [
    "counts a group on a snapshot",
    { ...crowd, capacities: [32], cap: 4 },
    [["check_out", "PERFORM lock_pool(on_pool)", "PERFORM pg_advisory_xact_lock_shared(hashtextextended(on_pool, 1))"]],
  ],
  [
    "lets newcomers past the queue",
    { ...crowd, capacities: [6], waits: 70 },
    [["check_out", "IF settled.stopped THEN", "IF false THEN"]],
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
