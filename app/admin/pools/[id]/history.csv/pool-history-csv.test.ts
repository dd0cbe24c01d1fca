import { parse } from "csv-parse/sync";
import { expect, test, vi } from "vitest";
import type { Actor } from "@/lib/kernel/actor";
import { withRuntime } from "@/lib/kernel/default-runtime";
import { floating } from "@/lib/floating/testing-floating";
import { openWorld } from "@/lib/testing/world";
import { GET } from "./route";

const asking = vi.hoisted((): { actor: Actor | null } => ({ actor: null }));
vi.mock("@/lib/auth/current-actor", () => ({ currentActor: () => Promise.resolve(asking.actor) }));

const hourMs = 3_600_000;
const numbers = {
  ...{ knownMs: 1_800_000, seatMs: BigInt(3 * hourMs), peak: 9, fullMs: 90_000 },
  ...{ overdraftMs: BigInt(hourMs / 2), overdraftPeak: 2, overhangMs: BigInt(hourMs / 4), overhangPeak: 3 },
  ...{ capacityMin: 4, capacityMax: 6, holders: 7, checkOuts: 11, levels: [6], levelMs: [1_800_000] },
};

/** A pool with two hours that are rolled up: one with a number of its own in each column, and one before the capacity was known. */
async function rolledUp() {
  const world = await openWorld();
  const { license } = await floating(world, 4);
  const pool = await world.db.pool.findFirstOrThrow({ where: { licenseId: license.id } });
  const { rows } = await world.runtime.pool.query<{ hour: Date }>(
    "SELECT date_bin('1 hour', lease_now(), 'epoch') AS hour",
  );
  const at = (back: number) => new Date((rows[0]?.hour.getTime() ?? 0) - back * hourMs);
  await world.db.pool.update({ where: { id: pool.id }, data: { createdAt: at(2) } });
  const of = { poolId: pool.id, organizationId: world.organizationId };
  const denials = { CAPACITY: 5, RESERVATION: 1, GROUP_CAP: 2, EXCLUDED: 4, RESTRICTION: 6, EXPIRED: 8 };
  await world.db.poolHour.createMany({
    data: [
      { ...of, ...numbers, hour: at(2), denials: {}, capacityMin: null, capacityMax: null },
      { ...of, ...numbers, hour: at(1), denials },
    ],
  });
  await world.db.poolRoll.create({ data: { ...of, rolledUntil: at(0) } });
  asking.actor = world.admin;
  const ask = () =>
    withRuntime(world.runtime, () =>
      GET(new Request(`http://leasehold.test/admin/pools/${pool.id}/history.csv?days=7`), {
        params: Promise.resolve({ id: pool.id }),
      }),
    );
  return { world, at, ask };
}

test("the file of a pool's history has each figure of each hour under its own head", async () => {
  const { at, ask } = await rolledUp();
  const response = await ask();
  expect(response.headers.get("content-disposition")).toBe('attachment; filename="pool-history.csv"');
  const [head, early, row, now]: string[][] = parse(await response.text(), { bom: true });
  const told = (values: readonly string[] = []) =>
    Object.fromEntries((head ?? []).map((name, column) => [name, values[column]]));
  expect(told(row)).toEqual({
    "Hour (UTC)": at(1).toISOString(),
    "Minutes known": "30",
    Peak: "9",
    Average: "6",
    "Seat hours": "3",
    "Least seats owned": "4",
    "Most seats owned": "6",
    "Minutes full": "1.5",
    "Overdraft seat hours": "0.5",
    "Overdraft peak": "2",
    "Overhang seat hours": "0.25",
    "Overhang peak": "3",
    Users: "7",
    "Check-outs": "11",
    "Refused: every seat taken": "5",
    "Refused: what was free is kept for others": "1",
    "Refused: the group had all that it may hold": "2",
    "Refused: not let in by the pool's lists": "4",
    "Refused: outside the licence's restrictions": "6",
    "Refused: the licence was not in force": "8",
  });
  // What nobody knows is empty, what there was not is zero.
  expect(told(early)).toMatchObject({
    "Hour (UTC)": at(2).toISOString(),
    "Least seats owned": "",
    "Most seats owned": "",
    "Refused: every seat taken": "0",
  });
  // The hour that is not over is reckoned from the leases.
  expect(told(now)).toMatchObject({ "Hour (UTC)": at(0).toISOString(), Peak: "0", Users: "0", "Overdraft peak": "0" });
});

test("nobody has it without signing in, or from another organisation", async () => {
  const { world, ask } = await rolledUp();
  asking.actor = null;
  expect((await ask()).status).toBe(401);
  asking.actor = (await world.neighbour()).admin;
  expect((await ask()).status).toBe(404);
});
