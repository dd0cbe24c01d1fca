import { beforeEach, expect, onTestFinished, test, vi } from "vitest";
import { readTicket } from "@/lib/floating/ask-queue";
import { orPlaceStream } from "@/lib/http/place-stream";
import { toClientRoute } from "@/lib/http/to-client-route";
import { withRuntime } from "@/lib/kernel/default-runtime";
import { openProgram } from "@/lib/testing/client-program";
import { openWorld, type World } from "@/lib/testing/world";
import * as leases from "../../leases/route";
import * as lease from "../../leases/[id]/route";
import { DELETE, GET } from "./route";

let world: World;
let program: ReturnType<typeof openProgram>;
let key: string;
beforeEach(async () => {
  world = await openWorld();
  program = openProgram(world);
  const license = await world.license({ allocation: "FLOATING", seats: 1 });
  key = (await program.keyOf(license.id)).key;
});

const take = (user: string, more: object = {}) =>
  program.ask(leases.POST, key, { body: { holder: { user, host: "h" }, ...more } });
const wait = async (user: string) => String((await take(user, { wait: { maxSeconds: 600 } })).body.ticket);

/** Follows a place; answers what the stream says, one event after another, and how to hang up. */
async function follow(ticket: string, handler: typeof GET = GET) {
  const request = new Request(`http://leasehold.test/api/v1/queue/${ticket}`, {
    headers: { authorization: `License ${key}`, accept: "text/event-stream" },
  });
  const response = await withRuntime(world.runtime, () => handler(request, { params: Promise.resolve({ ticket }) }));
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  const hangUp = async () => reader?.cancel();
  onTestFinished(async () => void (await hangUp()));
  let text = "";
  let signature: Record<string, string> | null = null;
  const next = async (): Promise<unknown> => {
    for (;;) {
      const end = text.indexOf("\n\n");
      if (end >= 0) {
        const block = text.slice(0, end);
        text = text.slice(end + 2);
        const [, event, data] = /^event: (.*)\ndata: (.*)$/s.exec(block) ?? [];
        if (!data) continue;
        if (event === "signature") signature = JSON.parse(data);
        else {
          await expectSigned(request, data, signature);
          signature = null;
          return { event, ...JSON.parse(data) };
        }
        continue;
      }
      const part = await reader?.read();
      if (!part || part.done) return "the end";
      text += part.value;
    }
  };
  return { response, next, hangUp };
}

/** The text of an event verifies as the body of a plain answer would, with the headers told before it. */
async function expectSigned(request: Request, data: string, signature: Record<string, string> | null) {
  const { status } = JSON.parse(data);
  const { contentDigest = "", signatureInput = "", signature: value = "" } = signature ?? {};
  const headers = { "content-digest": contentDigest, "signature-input": signatureInput, signature: value };
  const answer = new Response(data, { status: typeof status === "number" ? status : 200, headers });
  await program.send(() => Promise.resolve(answer), new Request(request.url));
}

test("a place streams its position, and the seat once it is granted; then the stream ends", async () => {
  const { body } = await take("ada");
  const [bob, cleo] = [await wait("bob"), await wait("cleo")];
  const stream = await follow(cleo);
  expect(stream.response.headers.get("content-type")).toMatch(/^text\/event-stream/);
  expect(await stream.next()).toMatchObject({ event: "place", status: "waiting", position: 2 });
  await program.ask(DELETE, key, { method: "DELETE", params: { ticket: bob } });
  expect(await stream.next()).toMatchObject({ event: "place", status: "waiting", position: 1 });
  await program.ask(lease.DELETE, key, { method: "DELETE", params: { id: String(body.id) } });
  expect(await stream.next()).toMatchObject({ event: "place", status: "granted", lease: { seats: 1 } });
  expect(await stream.next()).toBe("the end");
});

test("whoever may not see a place gets a problem and no stream; whoever loses the right is told and left", async () => {
  await take("ada");
  const ticket = await wait("bob");
  const stranger = await program.keyOf((await world.license({ allocation: "FLOATING" })).id);
  const headers = { accept: "text/event-stream" };
  const refused = await program.ask(GET, stranger.key, { method: "GET", params: { ticket }, headers });
  expect([refused.status, refused.body.type]).toEqual([404, "/problems/not-found"]);
  const stream = await follow(ticket);
  expect(await stream.next()).toMatchObject({ status: "waiting" });
  await world.db.licenseKey.updateMany({ data: { revokedAt: world.clock.now } });
  expect(await stream.next()).toMatchObject({ event: "problem", status: 401 });
  expect(await stream.next()).toBe("the end");
});

const askedAt = async (id: string) =>
  (await world.db.queueTicket.findUniqueOrThrow({ where: { id } })).askedAt.getTime();
const age = (id: string, seconds: number) =>
  world.db.queueTicket.update({ where: { id }, data: { askedAt: new Date(Date.now() - seconds * 1000) } });

test("a stream is a sign of life, written now and then; without it the place is left after two minutes", async () => {
  await take("ada");
  const ticket = await wait("bob");
  const first = await askedAt(ticket);
  const stream = await follow(ticket);
  await stream.next();
  const said = stream.next();
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  expect(await askedAt(ticket)).toBe(first);
  await age(ticket, 30);
  await vi.waitFor(async () => expect(Date.now() - (await askedAt(ticket))).toBeLessThan(5_000), { timeout: 10_000 });
  await stream.hangUp();
  expect(await said).toBe("the end");
  await age(ticket, 121);
  const told = await program.ask(GET, key, { method: "GET", params: { ticket } });
  expect(told.body).toEqual({ status: "left" });
});

test("whoever waits when the licence ends is told so, as a check-out would be, and the stream is over", async () => {
  await take("ada");
  const stream = await follow(await wait("bob"));
  expect(await stream.next()).toMatchObject({ event: "place", status: "waiting" });
  await world.db.license.updateMany({ data: { terminatedAt: world.clock.now } });
  expect(await stream.next()).toMatchObject({
    event: "place",
    status: "expired",
    problem: { type: "/problems/license-terminated", status: 403 },
  });
  expect(await stream.next()).toBe("the end");
});

test("those who wait at one process do not hold the pool, and cost one look for all of them", async () => {
  const { body } = await take("ada");
  const tickets = await Promise.all(["bob", "cleo", "dora", "emil"].map(wait));
  const place = (ticket: string) =>
    program.ask(GET, key, { method: "GET", params: { ticket }, path: "/api/v1/queue/x?wait=3" });
  await Promise.all(tickets.map((ticket) => program.ask(GET, key, { method: "GET", params: { ticket } })));
  const served = await world.db.pool.findFirstOrThrow({ where: { waiting: 4 } });
  const asked = vi.spyOn(world.runtime.pool, "query");
  const long = Promise.all(tickets.map(place));
  await new Promise((resolve) => setTimeout(resolve, 1_500));
  const names = asked.mock.calls.map(([query]) => (typeof query === "object" ? (query as { name?: string }).name : ""));
  asked.mockRestore();
  expect(names.filter((name) => name === "watch-queue").length).toBeLessThan(9);
  expect(names.filter((name) => name === "ask-queue").length).toBe(4);
  expect(await world.db.pool.findFirstOrThrow({ where: { waiting: 4 } })).toEqual(served);
  await program.ask(lease.DELETE, key, { method: "DELETE", params: { id: String(body.id) } });
  const statuses = (await long).map((said) => said.body.status);
  expect(statuses).toEqual(["granted", "waiting", "waiting", "waiting"]);
});

test("a stream lasts for a while only, so that a machine without power does not keep its place: its client asks again", async () => {
  await take("ada");
  const ticket = await wait("bob");
  const params = { ticket: "ticketId" };
  const brief = orPlaceStream({
    now: toClientRoute(readTicket, { params }),
    next: toClientRoute(readTicket, { params: { ...params, wait: "wait" } }),
    patience: { wait: "1" },
    isLast: () => false,
    isClosing: () => false,
    longestMs: 10,
  });
  const stream = await follow(ticket, brief);
  expect(await stream.next()).toMatchObject({ event: "place", status: "waiting" });
  expect(await stream.next()).toBe("the end");
});
