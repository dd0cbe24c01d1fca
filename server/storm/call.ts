import { Agent, request, type IncomingMessage, type RequestOptions } from "node:http";

export type Said = {
  status: number;
  body: Record<string, unknown>;
  etag: string | null;
  replayed: boolean;
  /** What is said of it in the contract: the status, and of a problem its code. */
  what: string;
  /** It says that nothing can be answered now, and when to come again. */
  later: boolean;
  ms: number;
};

type Place = Record<string, unknown>;

/** Longer than any good answer takes, and than a stream may be silent, ms. */
const patienceMs = 15_000;
const silenceMs = 40_000;

/** A client's one connection, which it keeps as long as it lives. Null: cut off, and nobody knows what was done. */
export function openLine(url: string, token: string) {
  const agent = new Agent({ keepAlive: true, maxSockets: 1 });
  const authorization = `Bearer ${token}`;

  function ask(
    options: RequestOptions,
    path: string,
    text: string,
    done: (said: Said | null) => void,
    heard: (part: IncomingMessage, began: number) => void,
  ) {
    const began = performance.now();
    const asked = request(`${url}${path}`, { agent, ...options }, (response) => heard(response, began));
    asked.on("timeout", () => asked.destroy());
    asked.once("error", () => done(null)).once("close", () => done(null));
    asked.end(text);
    return asked;
  }

  function whole(response: IncomingMessage, began: number, done: (said: Said | null) => void): void {
    let said = "";
    response.setEncoding("utf8").on("data", (part: string) => (said += part));
    response.on("error", () => done(null));
    response.on("end", () => done(saidBy(response, said, performance.now() - began)));
  }

  const call = (method: string, path: string, body?: object, headers: Record<string, string> = {}) =>
    new Promise<Said | null>((resolve) => {
      const text = body === undefined ? "" : JSON.stringify(body);
      const length = { "content-length": Buffer.byteLength(text) };
      const type = body === undefined ? {} : { "content-type": "application/json" };
      const options = { method, timeout: patienceMs, headers: { authorization, ...length, ...type, ...headers } };
      ask(options, path, text, resolve, (response, began) => whole(response, began, resolve));
    });

  /**
   * Follows a stream of server-sent events until `heard` has heard enough, or it is hung up. Answers what refused it, how it
   * ended, or null where it was cut off.
   */
  const follow = (path: string, heard: (event: string, data: Place) => boolean) =>
    new Promise<Said | null>((resolve) => {
      const options = { method: "GET", timeout: silenceMs, headers: { authorization, accept: "text/event-stream" } };
      const asked = ask(options, path, "", resolve, (response, began) => {
        if (response.statusCode !== 200) return whole(response, began, resolve);
        let text = "";
        response.setEncoding("utf8").on("data", (part: string) => {
          const blocks = `${text}${part}`.split("\n\n");
          text = blocks.pop() ?? "";
          for (const block of blocks) {
            const [, event = "", data = ""] = /^event: (.*)\ndata: (.*)$/s.exec(block) ?? [];
            if (data === "" || !heard(event, JSON.parse(data))) continue;
            resolve(saidBy(response, "", performance.now() - began));
            asked.destroy();
          }
        });
        response.on("error", () => resolve(null));
        response.on("end", () => resolve(saidBy(response, "", performance.now() - began)));
      });
    });
  return { call, follow, hangUp: () => agent.destroy() };
}

export type Line = ReturnType<typeof openLine>;

function saidBy(response: IncomingMessage, text: string, ms: number): Said {
  const status = response.statusCode ?? 0;
  const { headers } = response;
  const body: Place = text.startsWith("{") ? JSON.parse(text) : {};
  const code = status >= 400 ? ` ${String(body.type ?? "").replace("/problems/", "")}` : "";
  return {
    ...{ status, body, ms, etag: headers.etag ?? null, replayed: headers["idempotency-replayed"] === "true" },
    what: `${status}${code}`,
    // A 502 does not know whether the pages did it; they come back by themselves.
    later: status === 502 || (status === 503 && headers["retry-after"] !== undefined),
  };
}
