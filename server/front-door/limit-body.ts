import type { IncomingMessage } from "node:http";

/** An import of 100 MiB in its multipart envelope. Smaller limits are the routes' own. */
export const largestBody = 101 * 1024 * 1024;

export function announcesTooMuch(request: IncomingMessage): boolean {
  return Number(request.headers["content-length"] ?? 0) > largestBody;
}

/** A body that does not announce its size is cut off where a route has not done so long before. */
export function cutWhenTooMuch(request: IncomingMessage): void {
  if (request.headers["transfer-encoding"] === undefined) return;
  let received = 0;
  request.on("data", (chunk: Buffer) => {
    received += chunk.length;
    if (received > largestBody) request.socket.destroy();
  });
  // Listening made it flow; it must wait for the one who passes it on.
  request.pause();
}
