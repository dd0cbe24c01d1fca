import { Agent, request } from "node:http";

export type Said = {
  status: number;
  body: Record<string, unknown>;
  etag: string | null;
  replayed: boolean;
  ms: number;
};

/** Longer than any good answer takes, ms. */
const patienceMs = 15_000;

/** A client's one connection, which it keeps as long as it lives. Null: cut off, and nobody knows what was done. */
export function openLine(url: string, token: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const call = (method: string, path: string, body?: object, headers: Record<string, string> = {}) =>
    new Promise<Said | null>((resolve) => {
      const began = performance.now();
      const text = body === undefined ? "" : JSON.stringify(body);
      const asked = request(
        `${url}${path}`,
        {
          method,
          agent,
          timeout: patienceMs,
          headers: {
            authorization: `Bearer ${token}`,
            "content-length": Buffer.byteLength(text),
            ...(body === undefined ? {} : { "content-type": "application/json" }),
            ...headers,
          },
        },
        (response) => {
          let said = "";
          response.setEncoding("utf8").on("data", (part: string) => (said += part));
          response.on("error", () => resolve(null));
          response.on("end", () =>
            resolve({
              status: response.statusCode ?? 0,
              body: said.startsWith("{") ? JSON.parse(said) : {},
              etag: response.headers.etag ?? null,
              replayed: response.headers["idempotency-replayed"] === "true",
              ms: performance.now() - began,
            }),
          );
        },
      );
      asked.on("timeout", () => asked.destroy());
      asked.once("error", () => resolve(null)).once("close", () => resolve(null));
      asked.end(text);
    });
  return { call, hangUp: () => agent.destroy() };
}

export type Line = ReturnType<typeof openLine>;
