import type { Server, ServerResponse } from "node:http";
import { Server as NetServer } from "node:net";

/** So long may a caller with an idle connection still send on it, ms: whoever calls often is told by his answer to leave. */
const lastCallMs = 1_000;

/**
 * Closes a server so that nobody notices: nothing new is accepted, requests in progress finish and take their connection
 * with them, idle connections end after a last call. Streams of events, which never finish, are cut at once: their readers
 * come back by themselves. What is left after so many seconds is cut.
 */
export function drainable(server: Server): (seconds: number) => Promise<void> {
  const inProgress = new Set<ServerResponse>();
  let draining = false;
  let calledLast = false;
  server.prependListener("request", (_request, response) => {
    inProgress.add(response);
    if (draining) response.shouldKeepAlive = false;
    response.once("close", () => {
      inProgress.delete(response);
      if (calledLast) setImmediate(() => server.closeIdleConnections());
    });
  });

  return (seconds) =>
    new Promise((resolve) => {
      draining = true;
      for (const response of inProgress) {
        response.shouldKeepAlive = false;
        if (isEventStream(response)) response.destroy();
      }
      const patience = setTimeout(() => server.closeAllConnections(), seconds * 1000);
      const lastCall = setTimeout(
        () => {
          calledLast = true;
          server.closeIdleConnections();
        },
        Math.min(lastCallMs, seconds * 1000),
      );
      // The HTTP server's own would cut idle connections at once.
      NetServer.prototype.close.call(server, () => {
        clearTimeout(patience);
        clearTimeout(lastCall);
        resolve();
      });
    });
}

function isEventStream(response: ServerResponse): boolean {
  return String(response.getHeader("content-type") ?? "").startsWith("text/event-stream");
}
