import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

type Answer = (body: string, request: IncomingMessage, response: ServerResponse) => Promise<void>;
type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

/** A bare HTTP server: the body is read, and the rest is the answer's. */
export async function serve(answer: Answer): Promise<{ port: number; stop(): Promise<void> }> {
  const server = createServer((request, response) => {
    const chunks: Buffer[] = [];
    request.on("data", (chunk: Buffer) => chunks.push(chunk));
    request.on("end", () => {
      answer(Buffer.concat(chunks).toString("utf8"), request, response).catch((error: unknown) => {
        process.stderr.write(`${String(error)}\n`);
        response.writeHead(500).end();
      });
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const stop = () => {
    server.closeAllConnections();
    return new Promise<void>((resolve) => server.close(() => resolve()));
  };
  return { port, stop };
}

/** A route handler of ours behind such a server, as the front door would call it. */
export function throughHandler(handler: Handler): Answer {
  return async (body, { method = "GET", url = "/", headers }, response) => {
    const given = new Headers({ "x-forwarded-for": "127.0.0.1" });
    for (const [name, value] of Object.entries(headers)) if (typeof value === "string") given.set(name, value);
    const asked = new Request(`http://${headers.host}${url}`, { method, headers: given, body });
    const answered = await handler(asked, { params: Promise.resolve({}) });
    const text = await answered.text();
    response.writeHead(answered.status, Object.fromEntries(answered.headers)).end(text);
  };
}
