import type { IncomingMessage } from "node:http";

/** An import of 100 MiB in its multipart envelope. Smaller limits are the routes' own. */
export const largestBody = 101 * 1024 * 1024;

/** False when the body announces more than is allowed. One that does not announce itself is cut when it exceeds. */
export function acceptsBody(request: IncomingMessage, exceeded: () => void): boolean {
  if (Number(request.headers["content-length"] ?? 0) > largestBody) return false;
  if (request.headers["transfer-encoding"] !== undefined) {
    let received = 0;
    request.on("data", (chunk: Buffer) => {
      received += chunk.length;
      if (received > largestBody) exceeded();
    });
    // Listening made it flow; it must wait for the one who passes it on.
    request.pause();
  }
  return true;
}
