import type { Server, ServerResponse } from "node:http";

/**
 * Closes a server so that nobody notices: nothing new is accepted, idle connections end at once, requests in progress
 * finish and take their connection with them. What is left after so many seconds is cut.
 */
export function drainable(server: Server): (seconds: number) => Promise<void> {
  const inProgress = new Set<ServerResponse>();
  let draining = false;
  server.prependListener("request", (_request, response) => {
    inProgress.add(response);
    if (draining) response.shouldKeepAlive = false;
    response.once("close", () => {
      inProgress.delete(response);
      if (draining) setImmediate(() => server.closeIdleConnections());
    });
  });

  return (seconds) =>
    new Promise((resolve) => {
      draining = true;
      for (const response of inProgress) response.shouldKeepAlive = false;
      const patience = setTimeout(() => server.closeAllConnections(), seconds * 1000);
      server.close(() => {
        clearTimeout(patience);
        resolve();
      });
      server.closeIdleConnections();
    });
}
