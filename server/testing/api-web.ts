import { createServer } from "node:http";
import { getRequestListener } from "@hono/node-server";
import findMyWay from "find-my-way";
import { routes } from "@/app/api/v1/openapi.json/routes";
import { drainable } from "@/server/front-door/drain";
import { listen } from "@/server/process/listen";
import { runProcess } from "@/server/process/run-process";

type Handler = (request: Request, context: { params: Promise<Record<string, string>> }) => Promise<Response>;

/** Stands where the built pages stand, with their API alone: the same handlers, without Next around them. */
await runProcess(async () => {
  const table = findMyWay({ caseSensitive: true });
  for (const [path, handlers] of Object.entries(routes))
    for (const [method, handler] of Object.entries(handlers))
      table.on(method as "GET", path.replaceAll(/\{(\w+)\}/g, ":$1"), () => undefined, handler);
  const server = createServer((request, response) => {
    const found = table.find((request.method ?? "GET") as "GET", (request.url ?? "/").split("?", 1)[0] ?? "/");
    if (!found) return void response.writeHead(request.url === "/" ? 200 : 404).end();
    const handler: Handler = found.store;
    const params = Object.fromEntries(Object.entries(found.params).map(([name, value]) => [name, value ?? ""]));
    void getRequestListener((asked) => handler(asked, { params: Promise.resolve(params) }))(request, response);
  });
  const port = await listen(server, 0, "127.0.0.1");
  return { url: `http://127.0.0.1:${port}`, stop: drainable(server) };
});
