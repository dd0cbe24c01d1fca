import { createServer, request as ask, Agent, type IncomingMessage } from "node:http";
import { afterEach, expect, test } from "vitest";
import { readJsonText } from "@/lib/http/read-body";
import { Refusal } from "@/lib/kernel/refusal";
import { askedOf } from "@/server/front-door/node-request";
import { listen } from "@/server/process/listen";

const closing: (() => void)[] = [];
afterEach(() => {
  for (const close of closing.splice(0)) close();
});

/** A server that answers what was read of each request, and whoever asks it over one connection. */
async function openReader() {
  const server = createServer((request, response) => {
    const asked = askedOf(request, "fallback.test");
    const told = (text: string) =>
      response.end(JSON.stringify({ text, url: asked.url, x: asked.headers.get("x-what") }));
    readJsonText(asked).then(told, (error: unknown) => told(error instanceof Refusal ? error.code : String(error)));
  });
  const port = await listen(server, 0, "127.0.0.1");
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  closing.push(() => {
    agent.destroy();
    server.close().closeAllConnections();
  });
  const sockets = new Set<unknown>();
  const send = (headers: Record<string, string | string[]>, chunks: (string | Buffer)[]) =>
    new Promise<{ text: string; url: string; x: string | null }>((resolve, reject) => {
      const sent = ask({ agent, port, method: "POST", path: "/api/v1/x?q=1", headers }, (answer: IncomingMessage) => {
        let body = "";
        answer.setEncoding("utf8").on("data", (chunk: string) => (body += chunk));
        answer.on("end", () => resolve(JSON.parse(body)));
      });
      sent.on("socket", (socket) => sockets.add(socket)).on("error", reject);
      for (const chunk of chunks) sent.write(chunk);
      sent.end();
    });
  return { send, connections: () => sockets.size };
}

const json = { "content-type": "application/json" };

test("a body is read whole, in however many pieces it comes", async () => {
  const { send } = await openReader();
  const told = await send({ ...json, host: "licences.test:8443", "x-what": ["a", "b"] }, ['{"a":', '"é', '"}']);
  expect(told).toEqual({ text: '{"a":"é"}', url: "http://licences.test:8443/api/v1/x?q=1", x: "a, b" });
  expect((await send(json, [])).text).toBe("");
  expect((await send(json, [Buffer.from([0xff, 0xfe])])).text).toBe("invalid-json");
});

test("what is too large is refused, announced or not, and the connection goes on", async () => {
  const { send, connections } = await openReader();
  const large = Buffer.alloc(3 * 1024 * 1024, " ");
  expect((await send(json, [large])).text).toBe("body-too-large");
  expect((await send({ ...json, "content-length": String(large.length) }, [large])).text).toBe("body-too-large");
  expect((await send(json, ["{}"])).text).toBe("{}");
  expect(connections()).toBe(1);
});

test("a host that is none leaves ours", async () => {
  const { send } = await openReader();
  expect((await send({ ...json, host: "no host" }, [])).url).toBe("http://fallback.test/api/v1/x?q=1");
});
