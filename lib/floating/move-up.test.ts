import { expect, test } from "vitest";
import { openWorld } from "@/lib/testing/world";
import { moveUp } from "./move-up";
import { code, floating } from "./testing-floating";
import { readPoolsNow } from "./read-pools-now";

async function full(ask: Awaited<ReturnType<typeof floating>>) {
  const ada = await ask.started("ada");
  const bob = await ask.queued("bob", { wait: { maxSeconds: 60, priority: 90 } });
  const cyd = await ask.queued("cyd");
  const dan = await ask.queued("dan", { wait: { maxSeconds: 60, priority: 90 } });
  return { ada, bob, cyd, dan };
}

test("whoever is moved up is served next, the last one first, and the others keep their order", async () => {
  const world = await openWorld();
  const client = await floating(world, 1);
  const { ada, dan, cyd } = await full(client);
  const order = async () =>
    (await world.run(readPoolsNow, { poolIds: [ada.poolId], detailed: true }))[0]?.queue?.map(({ user }) => user);
  expect(await order()).toEqual(["bob", "dan", "cyd"]);
  await world.run(moveUp, { ticketId: dan.ticket, reason: "A release is waiting for it" });
  expect(await order()).toEqual(["dan", "bob", "cyd"]);
  await world.run(moveUp, { ticketId: cyd.ticket });
  expect(await order()).toEqual(["cyd", "dan", "bob"]);
  // Asking again, as waiting clients do, changes nothing.
  await client.look(dan.ticket);
  expect(await client.look(cyd.ticket)).toMatchObject({ position: 1 });
  await client.back(ada.id);
  expect(await client.look(cyd.ticket)).toMatchObject({ status: "granted" });
  expect(await world.events("queue.moved")).toMatchObject([
    { actorKind: "account", subjectId: dan.ticket, before: { priority: 90 }, after: { priority: 101 } },
    { subjectId: cyd.ticket, before: { priority: 0 }, after: { priority: 102 } },
  ]);
  await expect(world.run(moveUp, { ticketId: cyd.ticket }).catch(code)).resolves.toBe("not-waiting");
});

test("another organisation's queue is not there", async () => {
  const world = await openWorld();
  const { cyd } = await full(await floating(await world.neighbour(), 1));
  await expect(world.run(moveUp, { ticketId: cyd.ticket }).catch(code)).resolves.toBe("not-found");
});
