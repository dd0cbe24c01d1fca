import { createServer } from "node:http";
import { once } from "node:events";
import type { AddressInfo } from "node:net";
import { buffer } from "node:stream/consumers";
import { onTestFinished } from "vitest";

/** A server on this machine that answers real HTTP with a handler of web requests, until the test ends or it is closed. */
export async function serveHttp(answer: (request: Request) => Promise<Response>) {
  const server = createServer((incoming, outgoing) => {
    const respond = async () => {
      const body = await buffer(incoming);
      const headers = new Headers();
      for (const [name, value] of Object.entries(incoming.headers)) headers.set(name, [value].flat().join(", "));
      const method = incoming.method ?? "GET";
      const address = `http://${incoming.headers.host ?? "localhost"}${incoming.url ?? "/"}`;
      const request = new Request(address, {
        method,
        headers,
        ...(body.length > 0 ? { body: new Uint8Array(body) } : {}),
      });
      const response = await answer(request);
      outgoing.writeHead(response.status, Object.fromEntries(response.headers));
      outgoing.end(Buffer.from(await response.arrayBuffer()));
    };
    respond().catch(() => outgoing.destroy());
  });
  server.listen(0, "127.0.0.1");
  await once(server, "listening");
  const { port } = server.address() as AddressInfo;
  const close = () => {
    server.closeAllConnections();
    server.close();
  };
  onTestFinished(close);
  return { url: `http://127.0.0.1:${port}`, close };
}
