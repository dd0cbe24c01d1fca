import { createServer, request as httpRequest, type RequestListener, type Server } from "node:http";
import { once } from "node:events";
import { connect } from "node:net";
import { text } from "node:stream/consumers";
import { afterEach, expect, test } from "vitest";
import { createFrontDoor, type OwnRoute } from "@/server/front-door/create-front-door";
import { drainable } from "@/server/front-door/drain";
import { healthz } from "@/server/front-door/health";
import { largestBody } from "@/server/front-door/limit-body";
import { createMetrics, metricsPage } from "@/server/front-door/metrics";
import { listen } from "@/server/process/listen";

const open: Server[] = [];

afterEach(() => {
  for (const server of open.splice(0)) server.close().closeAllConnections();
});

async function serve(server: Server): Promise<string> {
  open.push(server);
  return `http://127.0.0.1:${await listen(server, 0, "127.0.0.1")}`;
}

async function openDoor(pages: RequestListener | null, proxies: string[] = []) {
  let webUrl = pages ? await serve(createServer({ keepAliveTimeout: 120_000 }, pages)) : null;
  const metrics = createMetrics();
  const routes = new Map<string, OwnRoute>([
    ["/healthz", healthz],
    ["/metrics", metricsPage(metrics.registry, "a-token-for-metrics")],
  ]);
  const server = createFrontDoor({ webUrl: () => webUrl, trustedProxies: proxies, routes, answered: metrics.answered });
  const drain = drainable(server);
  const url = await serve(server);
  return { url, drain, moveWeb: (to: string | null) => (webUrl = to) };
}

const echo: RequestListener = (request, response) => {
  response.setHeader("content-type", "application/json");
  response.setHeader("set-cookie", ["a=1; Path=/", "b=2; Path=/"]);
  response.end(JSON.stringify({ method: request.method, url: request.url, headers: request.headers }));
};

async function seenBy(response: Response) {
  return (await response.json()) as { method: string; url: string; headers: Record<string, string> };
}

test("the pages see who asks, and the same request id that the caller gets", async () => {
  const door = await openDoor(echo);
  const response = await fetch(`${door.url}/my?x=%20y`, { headers: { "x-forwarded-for": "9.9.9.9", cookie: "s=1" } });
  const seen = await seenBy(response);
  expect(seen).toMatchObject({ method: "GET", url: "/my?x=%20y" });
  expect(seen.headers).toMatchObject({
    "x-forwarded-for": "127.0.0.1",
    "x-forwarded-proto": "http",
    "x-forwarded-host": new URL(door.url).host,
    host: new URL(door.url).host,
    cookie: "s=1",
  });
  expect(response.headers.get("x-request-id")).toBe(seen.headers["x-request-id"]);
  expect(response.headers.getSetCookie()).toHaveLength(2);
});

test("behind a proxy of ours the client's own address is passed on", async () => {
  const door = await openDoor(echo, ["127.0.0.1"]);
  const headers = {
    "x-forwarded-for": "1.2.3.4, 203.0.113.7",
    "x-forwarded-proto": "https",
    "x-forwarded-host": "a.test",
  };
  const seen = await seenBy(await fetch(door.url, { headers }));
  expect(seen.headers).toMatchObject({
    "x-forwarded-for": "203.0.113.7",
    "x-forwarded-proto": "https",
    "x-forwarded-host": "a.test",
  });
});

test("a caller's own request id is kept when it is well formed", async () => {
  const door = await openDoor(echo);
  const id = async (value: string) =>
    (await fetch(door.url, { headers: { "x-request-id": value } })).headers.get("x-request-id");
  expect(await id("build-4711-a")).toBe("build-4711-a");
  expect(await id("short")).toMatch(/^req_/);
  expect(await id('"}{"level":"fatal')).toMatch(/^req_/);
});

test("a stream arrives as it is written", async () => {
  let finish = () => {};
  const door = await openDoor((_request, response) => {
    response.writeHead(200, { "content-type": "text/event-stream" });
    response.write("data: one\n\n");
    finish = () => response.end("data: two\n\n");
  });
  const response = await fetch(door.url);
  const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
  expect((await reader?.read())?.value).toBe("data: one\n\n");
  finish();
  expect((await reader?.read())?.value).toBe("data: two\n\n");
  expect((await reader?.read())?.done).toBe(true);
});

test("an upload of 50 MiB passes through without being held", async () => {
  const size = 50 * 1024 * 1024;
  let first = 0;
  let sent = 0;
  const door = await openDoor(async (request, response) => {
    let received = 0;
    for await (const chunk of request as AsyncIterable<Buffer>) {
      if (received === 0) first = sent;
      received += chunk.length;
    }
    response.end(String(received));
  });
  const chunk = Buffer.alloc(64 * 1024, 7);
  const upload = httpRequest(`${door.url}/api/v1/imports`, { method: "POST" });
  const answered = once(upload, "response");
  for (; sent < size; sent += chunk.length) if (!upload.write(chunk)) await once(upload, "drain");
  upload.end();
  const [response] = await answered;
  expect(await text(response)).toBe(String(size));
  expect(first).toBeLessThan(size);
});

test("a body over the limit is refused where it is announced and cut where it is not", async () => {
  const door = await openDoor((request, response) => void request.resume().on("end", () => response.end()));
  const announced = httpRequest(door.url, { method: "POST", headers: { "content-length": largestBody + 1 } });
  announced.on("error", () => undefined);
  announced.flushHeaders();
  const [refused] = await once(announced, "response");
  expect(refused.statusCode).toBe(413);
  expect(JSON.parse(await text(refused))).toMatchObject({
    type: "/problems/body-too-large",
    detail: expect.stringMatching(/^Imports may have 100 MiB\. .* log .* collector with --once/),
  });
  announced.destroy();

  const unannounced = httpRequest(door.url, { method: "POST" });
  const answered = once(unannounced, "response");
  const pump = () => {
    while (!unannounced.destroyed && unannounced.write(Buffer.alloc(1024 * 1024)));
    unannounced.once("drain", pump);
  };
  pump();
  await expect(answered).rejects.toThrow(/ECONNRESET|EPIPE|hang up/);
});

test("draining lets a request in progress finish, takes no new one and closes idle connections", async () => {
  let arrived = () => {};
  let finish = () => {};
  const inside = new Promise<void>((resolve) => (arrived = resolve));
  const door = await openDoor((_request, response) => {
    finish = () => response.end("done");
    arrived();
  });
  const slow = fetch(door.url);
  await inside;
  const drained = door.drain(30);
  await expect(fetch(`${door.url}/healthz`)).rejects.toThrow();
  finish();
  const response = await slow;
  expect(await response.text()).toBe("done");
  expect(response.headers.get("connection")).toBe("close");
  await drained;
});

test("what does not finish in time is cut", async () => {
  const door = await openDoor((_request, response) => void response.write("never ends"));
  const response = await fetch(door.url);
  await door.drain(0);
  await expect(response.text()).rejects.toThrow();
});

test("draining does not wait for streams of events, which never finish: the pages behind learn of it too", async () => {
  let gone = () => {};
  const left = new Promise<void>((resolve) => (gone = resolve));
  const door = await openDoor((_request, response) => {
    response.once("close", gone);
    response.writeHead(200, { "content-type": "text/event-stream; charset=utf-8" });
    response.write("data: one\n\n");
  });
  const response = await fetch(door.url);
  await door.drain(600);
  await left;
  await expect(response.text()).rejects.toThrow();
});

test("while the pages are away people get a page and programs a problem; afterwards all is well", async () => {
  const door = await openDoor(null);
  const page = await fetch(`${door.url}/my`, { headers: { accept: "text/html" } });
  expect(page.status).toBe(503);
  expect(page.headers.get("retry-after")).toBe("2");
  expect(await page.text()).toContain("Leasehold is starting");
  const problem = await fetch(`${door.url}/api/v1/licenses`);
  expect(problem.headers.get("content-type")).toBe("application/problem+json");
  expect(await problem.json()).toMatchObject({
    type: "/problems/starting",
    status: 503,
    instance: "/api/v1/licenses",
    requestId: problem.headers.get("x-request-id"),
  });
  expect((await fetch(`${door.url}/healthz`)).status).toBe(200);
  door.moveWeb(await serve(createServer(echo)));
  expect((await fetch(`${door.url}/my`)).status).toBe(200);
});

test("pages that die while they answer leave a broken answer, never a short one that looks whole", async () => {
  const door = await openDoor((_request, response) => {
    response.writeHead(200, { "content-type": "text/csv" });
    response.write("half of it");
    setImmediate(() => response.destroy());
  });
  await expect(fetch(door.url).then((response) => response.text())).rejects.toThrow();
});

test("pages that die before they answer give 502, pages that refuse give 503", async () => {
  const door = await openDoor((request) => void request.socket.destroy());
  expect((await fetch(door.url)).status).toBe(502);
  door.moveWeb("http://127.0.0.1:1");
  expect((await fetch(door.url)).status).toBe(503);
});

test("a caller who goes away takes the request to the pages along", async () => {
  let gone = () => {};
  const left = new Promise<void>((resolve) => (gone = resolve));
  const caller = new AbortController();
  const door = await openDoor((_request, response) => {
    response.once("close", gone);
    caller.abort();
  });
  await expect(fetch(door.url, { signal: caller.signal })).rejects.toThrow();
  await left;
});

test("an upgrade is refused in words", async () => {
  const door = await openDoor(echo);
  const socket = connect(Number(new URL(door.url).port), "127.0.0.1");
  socket.write("GET /live HTTP/1.1\r\nHost: a\r\nConnection: Upgrade\r\nUpgrade: websocket\r\n\r\n");
  const [head] = await once(socket, "data");
  expect(String(head)).toMatch(/^HTTP\/1.1 501 /);
  socket.destroy();
});

test("metrics are shown to the holder of the token alone and count by class of status", async () => {
  const door = await openDoor(echo);
  await (await fetch(door.url)).text();
  expect((await fetch(`${door.url}/metrics`)).status).toBe(401);
  expect((await fetch(`${door.url}/metrics`, { headers: { authorization: "Bearer wrong" } })).status).toBe(401);
  const page = await fetch(`${door.url}/metrics`, { headers: { authorization: "Bearer a-token-for-metrics" } });
  expect(await page.text()).toContain('leasehold_http_request_duration_seconds_count{method="GET",status="2xx"} 1');
});
