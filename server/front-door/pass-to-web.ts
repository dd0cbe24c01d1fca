import { Agent, type IncomingMessage, ServerResponse } from "node:http";
import { createProxyServer } from "httpxy";
import { log } from "@/lib/kernel/log";
import { loggablePath } from "@/lib/kernel/log-redaction";
import { answer, noAnswer, starting } from "@/server/front-door/own-answers";

// Shorter than the time for which the pages keep an idle connection open, so that none is used while it is being closed.
const idleConnectionMs = 30_000;

const hopByHop = ["connection", "keep-alive", "proxy-connection", "te", "trailer", "upgrade"];

export type PassToWeb = (request: IncomingMessage, response: ServerResponse, requestId: string) => Promise<void>;

/** Hands a request to Next as it comes and its answer back as it comes: nothing is held whole. */
export function passToWeb(webUrl: () => string | null): PassToWeb {
  const agent = new Agent({ keepAlive: true, timeout: idleConnectionMs, maxFreeSockets: 64, scheduling: "lifo" });
  const proxy = createProxyServer({ agent });

  proxy.on("proxyReq", (passed) => {
    for (const name of hopByHop.slice(1)) passed.removeHeader(name);
    // The agent's time-out is for idle connections; a request may take its time.
    passed.setTimeout(0);
  });
  proxy.on("proxyRes", (received, _request, response) => {
    for (const name of hopByHop) delete received.headers[name];
    received.headers.connection = response.shouldKeepAlive ? "keep-alive" : "close";
    // Ours was set before; what the pages answer must not come beside it.
    delete received.headers["x-request-id"];
    // The head goes out with the first byte or without any, so that a stream is seen to begin.
    setImmediate(() => {
      if (!response.headersSent && !response.destroyed) response.flushHeaders();
    });
  });

  return async (request, response, requestId) => {
    const target = webUrl();
    if (target === null) return answer(request, response, starting, requestId);
    try {
      await proxy.web(request, response, { target });
    } catch (error) {
      fail(error, request, response, requestId);
    }
  };
}

function fail(error: unknown, request: IncomingMessage, response: ServerResponse, requestId: string): void {
  // The caller has gone away: nobody is left to be answered.
  if (response.destroyed) return;
  const code = error instanceof Error && "code" in error ? String(error.code) : "unknown";
  log.warn({ requestId, path: loggablePath(request.url ?? "/"), code }, "the pages did not answer");
  if (response.headersSent) return void response.destroy();
  // Refused before anything was sent: nothing has happened, and the request may simply be repeated.
  answer(request, response, code === "ECONNREFUSED" ? starting : noAnswer, requestId);
}
