import type { ServerResponse } from "node:http";
import { json as readJson } from "node:stream/consumers";
import { expect, test } from "vitest";
import { openWorld, type World } from "@/lib/testing/world";
import { receiveEvents } from "./embedded/receive-events";
import { eventApi } from "./event-api";
import { relayBatch } from "./relay";
import { openServer, signingKey, until } from "./testing/durable-world";
import { kill, spawnJobs } from "./testing/spawn-jobs";

type Sent = { id: string; name: string; data: Record<string, unknown>; ts: number };

/** An Inngest server's event API, as far as it is published: it keeps what it gets, by id. */
async function openEventApi(
  answer: (response: ServerResponse, batch: Sent[]) => void = (response) => void response.end("{}"),
) {
  const batches: Sent[][] = [];
  const paths: (string | undefined)[] = [];
  const url = await openServer((request, response) => {
    paths.push(`${request.method} ${request.url}`);
    void readJson(request).then((body) => {
      const batch = body as Sent[];
      batches.push(batch);
      answer(response, batch);
    });
  });
  return { url, batches, paths };
}

async function emit(world: World, ...ids: string[]): Promise<void> {
  for (const [index, id] of ids.entries()) {
    const createdAt = new Date(world.clock.now.getTime() + index);
    await world.db.outbox.create({
      data: { id, organizationId: world.organizationId, name: "seat/freed", data: { licenseId: "lic_1" }, createdAt },
    });
  }
}

const unsent = (world: World) => world.db.outbox.count({ where: { sentAt: null } });

test("events go to an Inngest server in order, with the row's id as the event's and the organisation inside", async () => {
  const world = await openWorld();
  const api = await openEventApi();
  await emit(world, "out_1", "out_2");
  expect(await relayBatch(world.runtime.pool, eventApi(api.url, "a/key"))).toBe(2);
  expect(api.paths).toEqual(["POST /e/a%2Fkey"]);
  const data = { licenseId: "lic_1", organizationId: world.organizationId };
  expect(api.batches).toEqual([
    [
      { id: "out_1", name: "seat/freed", data, ts: world.clock.now.getTime() },
      { id: "out_2", name: "seat/freed", data, ts: world.clock.now.getTime() + 1 },
    ],
  ]);
  expect(await unsent(world)).toBe(0);
  expect(await relayBatch(world.runtime.pool, eventApi(api.url, "a/key"))).toBe(0);
});

test("what the server did not take stays and is sent again; the key is in no message", async () => {
  const world = await openWorld();
  const api = await openEventApi((response) => void response.writeHead(503).end());
  await emit(world, "out_1");
  const failing = relayBatch(world.runtime.pool, eventApi(api.url, "secret-key"));
  await expect(failing).rejects.toThrow("The Inngest server answered 503 to 1 events");
  expect(await unsent(world)).toBe(1);
});

test("two relays at once send each event once", async () => {
  const world = await openWorld();
  const api = await openEventApi();
  await emit(world, ...Array.from({ length: 150 }, (_, n) => `out_${n}`));
  const relay = () => relayBatch(world.runtime.pool, eventApi(api.url, "key"));
  await Promise.all([relay(), relay()]);
  await relay();
  const ids = api.batches.flat().map(({ id }) => id);
  expect(ids).toHaveLength(150);
  expect(new Set(ids).size).toBe(150);
});

test("killed between sending and marking, it sends the same ids again", async () => {
  const world = await openWorld();
  const held: ServerResponse[] = [];
  const api = await openEventApi((response) => void (held.length === 0 ? held.push(response) : response.end("{}")));
  await emit(world, "out_1");
  const child = await spawnJobs(world.applicationUrl, `${api.url}/api/inngest`, signingKey, api.url);
  await until(async () => held[0]);
  await kill(child);
  expect(await unsent(world)).toBe(1);

  await spawnJobs(world.applicationUrl, `${api.url}/api/inngest`, signingKey, api.url);
  await until(async () => (await unsent(world)) === 0 || undefined);
  expect(api.batches.flat().map(({ id }) => id)).toEqual(["out_1", "out_1"]);
});

test("the embedded executor receives an id once, however often it is sent", async () => {
  const world = await openWorld();
  await emit(world, "out_1");
  await relayBatch(world.runtime.pool, receiveEvents);
  await world.db.outbox.updateMany({ data: { sentAt: null } });
  await relayBatch(world.runtime.pool, receiveEvents);
  const events = await world.runtime.pool.query("SELECT id, name, data FROM durable_event");
  const data = { licenseId: "lic_1", organizationId: world.organizationId };
  expect(events.rows).toEqual([{ id: "out_1", name: "seat/freed", data }]);
});
