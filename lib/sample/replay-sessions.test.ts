import { expect, test } from "vitest";
import { floating, poolRule } from "@/lib/floating/testing-floating";
import { openWorld } from "@/lib/testing/world";
import { sessionsOf } from "./floating-days";
import { seeded } from "./random";
import { replaySessions, type Session } from "./replay-sessions";

const hour = 3_600_000;
const ago = (hours: number) => new Date(Math.floor(Date.now() / 1_000) * 1_000 - hours * hour);

async function open(seats: number) {
  const world = await openWorld();
  const { license, client } = await floating(world, seats);
  const { id: poolId } = await world.db.pool.findFirstOrThrow({ where: { licenseId: license.id } });
  const at = { poolId, address: "10.1.2.3", host: "h" };
  const play = (sessions: Session[]) => replaySessions(world.runtime, client, sessions);
  return { world, license, poolId, at, play };
}

test("what programs did is played as of then: leases, their ends, and what was refused because of whom", async () => {
  const { world, license, at, play } = await open(1);
  await poolRule(world, license.id, { kind: "EXCLUDE", groupKind: "ADDRESS", subject: "10.99.0.0/16" });
  const answers = await play([
    { ...at, user: "bob", from: ago(49), until: ago(48) },
    { ...at, user: "ada", from: ago(50), until: ago(47) },
    { ...at, user: "cy", from: ago(40), until: ago(38), died: true },
    { ...at, user: "dee", from: ago(37), until: ago(36) },
    { ...at, user: "eve", from: ago(35), until: ago(34), address: "10.99.0.1" },
  ]);
  expect(Object.fromEntries(answers)).toEqual({ STARTED: 3, DENIED: 1, REFUSED: 1, DONE: 2, NOT_FOUND: 2 });
  const leases = await world.db.lease.findMany({ orderBy: { startedAt: "asc" } });
  const near = (is: Date | null, wanted: Date) => Math.abs((is?.getTime() ?? 0) - wanted.getTime()) < 60_000;
  expect(leases.map(({ user, endReason }) => [user, endReason])).toEqual([
    ["ada", "RETURNED"],
    ["cy", "EXPIRED"],
    ["dee", "RETURNED"],
  ]);
  for (const [n, [from, until]] of [
    [50, 47],
    [40, 38],
    [37, 36],
  ].entries()) {
    expect([n, near(leases[n]?.startedAt ?? null, ago(from ?? 0))]).toEqual([n, true]);
    expect([n, near(leases[n]?.endedAt ?? null, ago(until ?? 0))]).toEqual([n, true]);
  }
  const denials = await world.db.denial.findMany({ orderBy: { at: "asc" } });
  expect(denials).toMatchObject([
    { user: "bob", cause: "CAPACITY", detail: "FULL", inUse: 1, capacity: 1, holders: [leases[0]?.id] },
    { user: "eve", cause: "EXCLUDED", detail: "ADDRESS" },
  ]);
  expect(near(denials[0]?.at ?? null, ago(49))).toBe(true);

  const events = (await world.events("lease.started")).map(({ subjectId, at: when }) => [subjectId, when]);
  expect(new Map(events as [string, Date][])).toEqual(new Map(leases.map(({ id, startedAt }) => [id, startedAt])));
  expect(await world.events("lease.ended")).toHaveLength(2);
  expect(await world.events("lease.expired")).toHaveLength(1);
  // Each of them is one that the sealer will take, as any other.
  expect(
    await world.db.personalValue.count({
      where: { subjectId: { in: leases.map(({ id }) => id) }, value: { contains: '"user"' } },
    }),
  ).toBe(3);
});

test("weeks of them keep to working hours, leave nothing open, and never go beyond the seats", async () => {
  const { world, poolId, play } = await open(3);
  const users = ["ada", "bob", "cy", "dee", "eve"];
  const shape = { shape: "desk", host: "cad", hosts: 9, network: "10.20", minutes: [30, 300] } as const;
  const today = new Date(`${ago(0).toISOString().slice(0, 10)}T00:00:00Z`);
  const sessions = sessionsOf([{ ...shape, poolId, users, perDay: 12 }], today, 21, seeded(1));
  const answers = await play(sessions);
  expect(answers.get("STARTED")).toBeGreaterThan(80);
  expect(answers.get("DENIED")).toBeGreaterThan(0);
  const leases = await world.db.lease.findMany();
  expect(leases.filter(({ endedAt }) => endedAt === null).length).toBeLessThan(3);
  const hours = leases.map(({ startedAt }) =>
    Number(startedAt.toLocaleString("en-GB", { timeZone: "Europe/Amsterdam", hour: "2-digit" })),
  );
  expect([Math.min(...hours), Math.max(...hours)]).toEqual([7, 16]);
  const turns = leases
    .flatMap(({ startedAt, endedAt, seats }) => [
      { at: startedAt.getTime(), seats },
      ...(endedAt ? [{ at: endedAt.getTime(), seats: -seats }] : []),
    ])
    .sort((one, other) => one.at - other.at || one.seats - other.seats);
  let [inUse, most] = [0, 0];
  for (const { seats } of turns) most = Math.max(most, (inUse += seats));
  expect(most).toBe(3);
});
