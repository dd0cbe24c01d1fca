import { Client } from "pg";
import { expect, test } from "vitest";
import { z } from "zod";
import { openWorld } from "@/lib/testing/world";
import { after, code, floating } from "./testing-floating";

test("those who need a crowded pool alone share commits, and each is answered as if alone", async () => {
  const world = await openWorld();
  const client = await floating(world, 2);
  const ada = await client.started("ada");
  const bob = await client.started("bob");
  // From here on the pool has a queue, which is remembered.
  const first = await client.queued("waits-0");
  await client.queued("waits-1");
  const names = Array.from({ length: 20 }, (_, n) => `waits-${n + 2}`);
  const before = await commits(world);
  const tickets = await Promise.all(names.map((name) => client.queued(name)));
  expect(tickets.map(({ position }) => position)).toEqual(names.map((_, n) => n + 3));
  // Each took its place: far fewer transactions wrote that than there are places.
  expect((await commits(world)) - before).toBeLessThan(names.length / 2);
  const [gone, refused, held] = await Promise.allSettled([
    client.back(ada.id),
    client.ask("cyd").catch(code),
    client.ask("bob"),
  ]);
  expect(gone).toMatchObject({ status: "fulfilled", value: { returned: true } });
  expect(refused).toMatchObject({ value: "pool-exhausted" });
  expect(held).toMatchObject({ value: { id: bob.id, token: bob.token } });
  expect(await client.look(first.ticket)).toMatchObject({ status: "granted" });
  expect(await world.events("queue.joined")).toHaveLength(22);
});

test("who takes a turn in a crowded pool waits for whoever holds it", async () => {
  const world = await openWorld();
  const client = await floating(world, 2);
  const [ada] = [await client.started("ada"), await client.started("bob")];
  await client.queued("cyd");
  const { id } = await world.db.pool.findFirstOrThrow({ where: { licenseId: client.license.id } });
  const turns = {
    "a check-out": () => client.queued("dee"),
    "a check-in": () => client.back(ada.id),
  };
  for (const [what, turn] of Object.entries(turns)) {
    const other = await world.runtime.pool.connect();
    await other.query("BEGIN");
    await other.query("SELECT lock_pool($1)", [id]);
    const taken = turn();
    const waits = async () => {
      const { rows } = await other.query(`SELECT FROM pg_locks l JOIN pg_database d ON d.oid = l.database
        WHERE d.datname = current_database() AND l.locktype = 'advisory' AND NOT l.granted`);
      return [what, rows.length];
    };
    await expect
      .poll(waits)
      .toEqual([what, 1])
      .finally(async () => {
        await other.query("COMMIT");
        other.release();
      });
    await taken;
  }
});

test("a turn that fails costs those who went with it nothing", async () => {
  const world = await openWorld();
  const client = await floating(world, 1);
  await client.started("ada");
  await client.queued("bob");
  const owner = new Client({ connectionString: world.migrationUrl });
  await owner.connect();
  await owner.query(`ALTER TABLE queue_ticket ADD CONSTRAINT no_mal CHECK (claimed -> 'holder' ->> 'user' <> 'mal')`);
  await owner.end();
  const names = ["cyd", "dee", "mal", "eve"];
  const said = await Promise.allSettled(names.map((name) => client.queued(name)));
  expect(said.map((one) => (one.status === "fulfilled" ? one.value.position : "failed"))).toEqual([2, 3, "failed", 4]);
  const places = await world.db.queueTicket.findMany({ orderBy: { queuedAt: "asc" } });
  const users = places.map(
    ({ claim }) => z.object({ holder: z.object({ user: z.string() }) }).parse(claim).holder.user,
  );
  expect(users).toEqual(["bob", "cyd", "dee", "eve"]);
  expect(await world.events("queue.joined")).toHaveLength(4);
});

/** Transactions that have written, by the instants at which places were taken: those of one transaction have one id. */
async function commits(world: Awaited<ReturnType<typeof openWorld>>): Promise<number> {
  const { rows } = await world.runtime.pool.query<{ n: string }>(
    "SELECT count(DISTINCT xmin::text) AS n FROM queue_ticket WHERE organization_id = $1",
    [world.organizationId],
  );
  return Number(rows[0]?.n);
}

test("who asks for more than a pool ever gives out is told so, and gets no place in the queue", async () => {
  const world = await openWorld();
  const client = await floating(world, 2);
  for (const wait of [undefined, { maxSeconds: 60 }]) {
    const refused = await client.ask("ada", { seats: 3, ...(wait ? { wait } : {}) }).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: "pool-exhausted", params: { asked: 3, most: 2 } });
  }
  await client.started("bob");
  // What may come free is another matter.
  await expect(client.ask("ada", { seats: 2 })).rejects.toMatchObject({ params: { inUse: 1, capacity: 2 } });
  expect(await client.queued("ada", { seats: 2 })).toMatchObject({ position: 1 });
});

test("a request for several seats that stood aside is not got past by newcomers, also when one behind it was served", async () => {
  const world = await openWorld();
  const farm = await floating(world, 3);
  const [, bob, cyd] = [
    await farm.started("ada", { ttl: 3_600 }),
    await farm.started("bob"),
    await farm.started("cyd"),
  ];
  const wait = { maxSeconds: 3_600 };
  const three = await farm.queued("dee", { seats: 3, wait });
  const one = await farm.queued("eve", { wait });
  await farm.back(bob.id);
  await farm.back(cyd.id);
  for (const seconds of [100, 200, 290]) {
    const then = after(world, farm, seconds);
    expect(await then.look(three.ticket)).toMatchObject({ position: 1 });
    expect(await then.look(one.ticket)).toMatchObject({ position: 2 });
  }
  const then = after(world, farm, 310);
  // Whoever comes first has it stand aside, and the next served; a seat is left, which it waits for.
  await expect(then.ask("fay").catch(code)).resolves.toBe("pool-exhausted");
  expect(await then.look(one.ticket)).toMatchObject({ status: "granted" });
  expect(await then.look(three.ticket)).toMatchObject({ position: 1 });
});

test("the same holder of several seats has its lease again, for as long as it asks", async () => {
  const world = await openWorld();
  const { started, seen } = await floating(world, 4);
  const first = await started("ada", { seats: 2, ttl: 60 });
  const again = await started("ada", { seats: 2, ttl: 600 });
  expect(again).toMatchObject({ id: first.id, token: first.token, seats: 2, created: false });
  expect(again.expiresAt.getTime()).toBeGreaterThan(first.expiresAt.getTime() + 500_000);
  expect(await seen(first.id)).toMatchObject({ expiresAt: again.expiresAt });
  // A shorter wish cuts nothing short.
  expect(await started("ada", { seats: 2, ttl: 60 })).toMatchObject({ expiresAt: again.expiresAt });
});

test("the estimate of a wait counts the seats that those before ask for, and no lease that was borrowed", async () => {
  const world = await openWorld();
  const { started, queued } = await floating(world, 4);
  await started("ada", { seats: 4 });
  const bob = await queued("bob", { seats: 3 });
  const cyd = await queued("cyd");
  // Nothing came back yet: a lease of 900 s is taken for the mean, four seats of which come back in that time.
  expect([bob.estimatedWaitSeconds, cyd.estimatedWaitSeconds]).toEqual([675, 900]);
  expect([bob.position, cyd.position]).toEqual([1, 2]);
});
