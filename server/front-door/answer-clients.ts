import type { IncomingMessage, ServerResponse } from "node:http";
import findMyWay from "find-my-way";
import { routes } from "@/app/api/v1/openapi.json/routes";
import type { PlainAnswer } from "@/lib/http/asked";
import { turnedAway, type ClientHandler } from "@/lib/http/client-route";
import { log } from "@/lib/kernel/log";
import { refuse } from "@/lib/kernel/refusal";
import { askedOf } from "@/server/front-door/node-request";
import { answer, faulty } from "@/server/front-door/own-answers";

type Method = "GET" | "POST" | "PATCH" | "DELETE";
type Found = { handler: ClientHandler; params: Record<string, string> };

/** Answers a request here, if it is one for a client endpoint: false leaves it to the pages. */
export type AnswerClients = (request: IncomingMessage, response: ServerResponse, requestId: string) => boolean;

type Back = {
  /** Where this process is reached, for requests without a usable Host. */
  url: string;
  /** Calls that wait for a connection to the database now. */
  waiting(): number;
  /** How many may; more are told to come again, since those at the end would only time out. */
  mostWaiting: number;
};

/**
 * The endpoints of client programs, answered by the very handlers that the pages' process has: one process less on the way,
 * and Next's own work spared, with that of making a Request and a Response of the web.
 */
export function answerClients({ url, waiting, mostWaiting }: Back): AnswerClients {
  const table = findMyWay({ caseSensitive: true });
  const addresses = findMyWay({ caseSensitive: true });
  for (const [path, handlers] of Object.entries(routes)) {
    const address = path.replaceAll(/\{(\w+)\}/g, ":$1");
    addresses.on("GET", address, () => undefined, Object.keys(handlers));
    for (const [method, handler] of Object.entries(handlers)) {
      if (!isForClients(handler)) continue;
      table.on(method as Method, address, () => undefined, handler);
    }
  }
  const pathOf = (request: IncomingMessage) => (request.url ?? "/").split("?", 1)[0] ?? "/";
  const find = (request: IncomingMessage): Found | null => {
    // Streams are held by the pages' process: they last, and nobody waits for them.
    if (request.headers.accept?.includes("text/event-stream")) return null;
    const path = pathOf(request);
    const found = table.find((request.method ?? "GET") as Method, path);
    if (!found || !isForClients(found.store)) return null;
    const params = Object.entries(found.params).map(([name, value]) => [name, value ?? ""]);
    return { handler: found.store, params: Object.fromEntries(params) };
  };
  /** The methods of an address that has not the one that is asked with; null for what the pages answer. */
  const otherMethods = (request: IncomingMessage): string | null => {
    const { method = "GET" } = request;
    if (method === "HEAD" || method === "OPTIONS") return null;
    const methods: string[] = addresses.find("GET", pathOf(request))?.store ?? [method];
    return methods.includes(method) ? null : methods.join(", ");
  };
  const host = new URL(url).host;
  const beginAnswer = (request: IncomingMessage): Promise<PlainAnswer> | null => {
    const found = find(request);
    if (found === null) {
      const allowed = otherMethods(request);
      if (allowed === null) return null;
      return turnedAway(askedOf(request, host), refuse("method-not-allowed", { allowed }), { allow: allowed });
    }
    const asked = askedOf(request, host);
    if (waiting() >= mostWaiting) return turnedAway(asked, refuse("busy", { retryAfter: 1 }));
    return found.handler.plainly(asked, found.params);
  };
  return (request, response, requestId) => {
    const answered = beginAnswer(request);
    if (answered === null) return false;
    answered.then(
      (said) => write(response, said),
      (error: unknown) => {
        log.error({ err: error, requestId }, "a client endpoint failed");
        answer(request, response, faulty, requestId);
      },
    );
    return true;
  };
}

function write(response: ServerResponse, { status, headers, body }: PlainAnswer): void {
  if (status === 204) response.writeHead(status, headers).end();
  else response.writeHead(status, { ...headers, "content-length": Buffer.byteLength(body) }).end(body);
}

function isForClients(value: unknown): value is ClientHandler {
  return typeof value === "function" && "plainly" in value;
}
