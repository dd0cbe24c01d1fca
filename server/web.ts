import { createServer } from "node:http";
import { join } from "node:path";
import next from "next";
import { env } from "@/lib/kernel/env";
import { drainable } from "@/server/front-door/drain";
import { listen } from "@/server/process/listen";
import { runProcess } from "@/server/process/run-process";

// Longer than the front door keeps an idle connection to us, so that it never sends into one that we are closing.
const keepAliveTimeout = 120_000;

await runProcess(async () => {
  const { LEASEHOLD_ROLE, LEASEHOLD_HOST, PORT } = env();
  // What says where a client is comes from the front door, so nobody else may reach these pages unless told to.
  const alone = LEASEHOLD_ROLE === "web";
  const app = next({ dev: false, dir: join(import.meta.dirname, ".."), hostname: "localhost", port: PORT });
  await app.prepare();
  const handle = app.getRequestHandler();
  const server = createServer(
    { keepAliveTimeout, requestTimeout: 0 },
    (request, response) => void handle(request, response),
  );
  const drain = drainable(server);
  const port = alone ? await listen(server, PORT, LEASEHOLD_HOST ?? "127.0.0.1") : await listen(server, 0, "127.0.0.1");
  return {
    url: `http://127.0.0.1:${port}`,
    async stop(seconds) {
      await drain(seconds);
      await app.close();
    },
  };
});
