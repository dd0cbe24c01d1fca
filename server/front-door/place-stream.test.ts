import { createServer, get, type IncomingMessage } from "node:http";
import { once } from "node:events";
import { getRequestListener } from "@hono/node-server";
import { expect, onTestFinished, test, vi } from "vitest";
import { GET } from "@/app/api/v1/queue/[ticket]/route";
import { POST } from "@/app/api/v1/leases/route";
import { withRuntime } from "@/lib/kernel/default-runtime";
import { openProgram } from "@/lib/testing/client-program";
import { openWorld } from "@/lib/testing/world";
import { createFrontDoor } from "@/server/front-door/create-front-door";
import { listen } from "@/server/process/listen";

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

/** A place in a queue, followed over HTTP through the front door by whom the pages' process streams it to. */
async function openStream() {
  const world = await openWorld();
  const program = openProgram(world);
  const license = await world.license({ allocation: "FLOATING", seats: 1 });
  const { key } = await program.keyOf(license.id);
  const take = (user: string, more: object = {}) =>
    program.ask(POST, key, { body: { holder: { user, host: "h" }, ...more } });
  await take("ada");
  const ticket = String((await take("bob", { wait: { maxSeconds: 600 } })).body.ticket);

  const answer = (asked: Request) =>
    withRuntime(world.runtime, () => GET(asked, { params: Promise.resolve({ ticket }) }));
  const pages = createServer((request, response) => void getRequestListener(answer)(request, response));
  const webUrl = `http://127.0.0.1:${await listen(pages, 0, "127.0.0.1")}`;
  const door = createFrontDoor({
    webUrl: () => webUrl,
    trustedProxies: [],
    routes: new Map(),
    answered: () => undefined,
  });
  const url = `http://127.0.0.1:${await listen(door, 0, "127.0.0.1")}`;
  onTestFinished(() => {
    for (const server of [door, pages]) server.close().closeAllConnections();
  });
  const headers = { authorization: `License ${key}`, accept: "text/event-stream" };
  const asked = get(`${url}/api/v1/queue/${ticket}`, { headers });
  asked.on("error", () => undefined);
  const [response]: IncomingMessage[] = await once(asked, "response");
  response?.on("error", () => undefined).resume();
  return { world, program, key, ticket, asked, type: response?.headers["content-type"] };
}

test("a waiting client whose connection breaks is noticed: its place is given up two minutes after its last sign of life", async () => {
  const { world, program, key, ticket, asked, type } = await openStream();
  expect(type).toMatch(/^text\/event-stream/);
  const where = { id: ticket };
  const ageOf = async () =>
    (Date.now() - (await world.db.queueTicket.findUniqueOrThrow({ where })).askedAt.getTime()) / 1_000;
  const setAge = (seconds: number) =>
    world.db.queueTicket.update({ where, data: { askedAt: new Date(Date.now() - seconds * 1000) } });
  const patience = { timeout: 60_000 };

  await setAge(30);
  await vi.waitFor(async () => expect(await ageOf()).toBeLessThan(20), patience);
  asked.destroy();
  await vi.waitFor(async () => {
    await setAge(30);
    await pause(7_000);
    expect(await ageOf()).toBeGreaterThan(30);
  }, patience);
  await setAge(121);
  const told = await program.ask(GET, key, { method: "GET", params: { ticket } });
  expect(told.body).toEqual({ status: "left" });
});
