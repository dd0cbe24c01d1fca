import { createServer } from "node:http";
import { setTimeout as sleep } from "node:timers/promises";
import { drainable } from "@/server/front-door/drain";
import { listen } from "@/server/process/listen";
import { runProcess } from "@/server/process/run-process";

/** Stands where the built pages stand, so that the processes are tested without a build. */
await runProcess(async () => {
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? "/", "http://localhost");
    await sleep(Number(url.searchParams.get("wait") ?? 0));
    response.setHeader("content-type", "application/json");
    response.end(JSON.stringify({ pid: process.pid, path: url.pathname, headers: request.headers }));
  });
  const drain = drainable(server);
  const port = await listen(server, 0, "127.0.0.1");
  return { url: `http://127.0.0.1:${port}`, stop: drain };
});
