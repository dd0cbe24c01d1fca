import { expect, test } from "vitest";
import { openWorld, type World } from "@/lib/testing/world";
import { after, code, floating, poolRule } from "./testing-floating";

const inSeconds = (seconds: number) => new Date(Date.now() + seconds * 1_000);
const apollo = { project: "Apollo" };

async function open(seats: number) {
  const world = await openWorld();
  const farm = await floating(world, seats, { leaseSeconds: 10_000 });
  const rule = (given: Parameters<typeof poolRule>[2]) => poolRule(world, farm.license.id, given);
  return { world, ...farm, rule, later: (seconds: number) => after(world, farm, seconds) };
}

test("a reservation begins and ends at its instants while leases run: none is cut, and nobody has to do anything", async () => {
  const { started, rule, later } = await open(3);
  await rule({
    kind: "RESERVATION",
    groupKind: "PROJECT",
    subject: "apollo",
    seats: 2,
    startsAt: inSeconds(100),
    endsAt: inSeconds(300),
  });
  const [ada, bob] = [await started("ada"), await started("bob")];
  const during = later(101);
  expect(await during.ask("cy").catch(code)).toBe("reserved-for-others");
  expect(await during.beat(ada.id, ada.token)).toHaveProperty("expiresAt");
  expect(await during.started("dee", apollo)).toMatchObject({ created: true });
  expect(await during.ask("eve", apollo).catch(code)).toBe("pool-exhausted");
  await during.back(bob.id);
  // One of the two is held by the group, and the one that came back is kept for it.
  expect(await during.ask("cy").catch(code)).toBe("reserved-for-others");
  expect(await later(301).started("cy")).toMatchObject({ created: true });
});

test("whoever waits only for what is kept for others does not hold those back, and is served when it is kept no more", async () => {
  const { started, queued, rule, later } = await open(2);
  await rule({ kind: "RESERVATION", groupKind: "PROJECT", subject: "apollo", seats: 2, endsAt: inSeconds(50) });
  const cy = await queued("cy", { wait: { maxSeconds: 600 } });
  expect(await started("dee", apollo)).toMatchObject({ created: true });
  expect(await later(40).look(cy.ticket)).toMatchObject({ status: "waiting" });
  expect(await later(51).look(cy.ticket)).toMatchObject({ status: "granted" });
});

test("a cap begins and ends at its instants, and what a group holds beyond it is not taken away", async () => {
  const { started, rule, later } = await open(5);
  await rule({
    kind: "CAP",
    groupKind: "HOST",
    subject: "farm-*",
    seats: 1,
    startsAt: inSeconds(100),
    endsAt: inSeconds(300),
  });
  const onFarm = (user: string) => ({ holder: { user, host: "farm-1" } });
  const [ada] = [await started("ada", onFarm("ada")), await started("bob", onFarm("bob"))];
  const during = later(101);
  expect(await during.ask("cy", onFarm("cy")).catch(code)).toBe("pool-exhausted");
  expect(await during.beat(ada.id, ada.token)).toHaveProperty("expiresAt");
  expect(await during.started("dee")).toMatchObject({ created: true });
  expect(await later(301).started("cy", onFarm("cy"))).toMatchObject({ created: true });
});

test("a late heartbeat does not revive what would go beyond the cap of its group, or what is kept for others", async () => {
  const { started, rule, later } = await open(3);
  await rule({ kind: "CAP", groupKind: "PROJECT", subject: "apollo", seats: 1 });
  const ada = await started("ada", { ...apollo, ttl: 30 });
  const then = later(31);
  await then.started("bob", apollo);
  expect(await then.beat(ada.id, ada.token).catch(code)).toBe("lease-lost");
  const cy = await started("cy", { ttl: 30 });
  await rule({ kind: "RESERVATION", groupKind: "HOST", subject: "kept", seats: 2 });
  expect(await then.beat(cy.id, cy.token).catch(code)).toBe("lease-lost");
});

test("a department's rule counts those below it, and whoever changes department counts where they are now", async () => {
  const { world, started, ask, rule } = await open(5);
  const works = await world.department();
  const lab = await world.department({ parentId: works.id });
  await world.person({ username: "ada", departmentId: lab.id });
  const bob = await world.person({ username: "bob" });
  await rule({ kind: "CAP", groupKind: "DEPARTMENT", subject: works.id, seats: 1 });
  await started("ada");
  expect(await started("bob")).toMatchObject({ created: true });
  await world.db.person.update({ where: { id: bob.id }, data: { departmentId: works.id } });
  expect(await ask("bob", { holder: { user: "bob", host: "second" } }).catch(code)).toBe("pool-exhausted");
});

/** The most that each of two groups held at any instant, and the most that others and what was kept came to. */
async function peaks(world: World, reserved: number) {
  const leases = await world.db.lease.findMany({
    select: { host: true, project: true, seats: true, startedAt: true, endedAt: true },
  });
  const turns = leases.flatMap(({ startedAt, endedAt, ...lease }) => [
    { ...lease, at: startedAt.getTime(), sign: 1 },
    ...(endedAt ? [{ ...lease, at: endedAt.getTime(), sign: -1 }] : []),
  ]);
  // What ends and begins in one millisecond was one after the other, under the pool's lock.
  turns.sort((one, other) => one.at - other.at || one.sign - other.sign);
  let [capped, inside, outside] = [0, 0, 0];
  const most = { capped: 0, promised: 0 };
  for (const { host, project, seats, sign } of turns) {
    if (host.startsWith("farm-")) capped += seats * sign;
    if (project === null) outside += seats * sign;
    else inside += seats * sign;
    most.capped = Math.max(most.capped, capped);
    most.promised = Math.max(most.promised, outside + Math.max(inside, reserved));
  }
  return { ...most, leases: leases.length };
}

test(
  "in a crowd no group goes beyond its cap, and what is kept is never given to others",
  { timeout: 60_000 },
  async () => {
    const { world, ask, back, rule } = await open(10);
    await rule({ kind: "CAP", groupKind: "HOST", subject: "farm-*", seats: 3 });
    await rule({ kind: "RESERVATION", groupKind: "PROJECT", subject: "apollo", seats: 4 });
    const take = async (n: number, seats: number) => {
      const holder = { user: `user${n}`, host: n % 2 === 0 ? `farm-${n}` : `desk-${n}` };
      const lease = await ask(holder.user, { holder, seats, ...(n % 3 === 0 ? apollo : {}) }).catch(code);
      return typeof lease === "object" && lease !== null && "id" in lease ? [String(lease.id)] : [];
    };
    // All at once, some coming back while others still ask.
    for (let turn = 0; turn < 6; turn++) {
      const taken = await Promise.all(Array.from({ length: 30 }, (_, n) => take(n, 1 + ((n + turn) % 2))));
      const [early, late] = [taken.flat().slice(0, 3), taken.flat().slice(3)];
      await Promise.all([...early.map((id) => back(id)), ...[31, 32, 33, 34].map((n) => take(n, 1))]);
      const rest = await world.db.lease.findMany({ where: { endedAt: null } });
      await Promise.all(rest.map(({ id }) => back(id)));
      expect(late.length).toBeGreaterThan(0);
    }
    const seen = await peaks(world, 4);
    expect(seen.leases).toBeGreaterThan(30);
    expect(seen.capped).toBeLessThanOrEqual(3);
    expect(seen.promised).toBeLessThanOrEqual(10);
    // Both were reached, or this would show nothing.
    expect([seen.capped, seen.promised]).toEqual([3, 10]);
  },
);
