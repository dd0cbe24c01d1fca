import { createServer, type IncomingMessage, type Server, type ServerResponse } from "node:http";
import { log } from "@/lib/kernel/log";
import type { AnswerClients } from "@/server/front-door/answer-clients";
import { loggablePath } from "@/lib/kernel/log-redaction";
import { applyForwarded, readForwarded } from "@/server/front-door/forwarded";
import { announcesTooMuch, cutWhenTooMuch } from "@/server/front-door/limit-body";
import { answer, noUpgrade, tooLarge, unreadableAddress } from "@/server/front-door/own-answers";
import { passToWeb } from "@/server/front-door/pass-to-web";
import { requestIdFrom } from "@/server/front-door/request-id";
import { trustedProxies } from "@/server/front-door/trusted-proxies";

/** Answers here what needs no page; everything else passes to the pages. */
export type OwnRoute = (request: IncomingMessage, response: ServerResponse) => Promise<void>;

export type FrontDoorOptions = {
  webUrl(): string | null;
  trustedProxies: readonly string[];
  routes: ReadonlyMap<string, OwnRoute>;
  /** Answers client programs here; without it they are passed on like everybody else. */
  clients?: AnswerClients;
  /** Told of every answer, for the metrics. */
  answered(method: string, status: number, seconds: number): void;
};

const limits = {
  // Longer than the usual idle time of load balancers, so that they never reuse a connection that is being closed.
  keepAliveTimeout: 75_000,
  headersTimeout: 15_000,
  // The whole of a request: 100 MiB over a slow line.
  requestTimeout: 30 * 60_000,
  connectionsCheckingInterval: 5_000,
  maxHeaderSize: 32 * 1024,
};
const silentConnectionMs = 120_000;

export function createFrontDoor(options: FrontDoorOptions): Server {
  const trusted = trustedProxies(options.trustedProxies);
  const pass = passToWeb(options.webUrl);

  const server = createServer(limits, (request, response) => {
    const requestId = requestIdFrom(request.headers["x-request-id"]);
    request.headers["x-request-id"] = requestId;
    observe(request, response, requestId, options.answered);
    const path = (request.url ?? "/").split("?", 1)[0] ?? "/";
    const own = options.routes.get(path);
    if (own) {
      response.setHeader("x-request-id", requestId);
      return void own(request, response);
    }

    if (!isReadable(path)) return answer(request, response, unreadableAddress, requestId);
    if (request.headers.upgrade !== undefined) return answer(request, response, noUpgrade, requestId);
    if (announcesTooMuch(request)) return answer(request, response, tooLarge, requestId);
    cutWhenTooMuch(request);
    const address = request.socket.remoteAddress ?? "";
    applyForwarded(request.headers, readForwarded({ address, headers: request.headers }, trusted));
    // A client endpoint's answer has all its headers itself: Node writes those fastest that are not added to others.
    if (options.clients?.(request, response, requestId)) return;
    response.setHeader("x-request-id", requestId);
    void pass(request, response, requestId);
  });
  server.setTimeout(silentConnectionMs);
  return server;
}

/** Whether every escape in a path is one: Next fails over what is not. */
function isReadable(path: string): boolean {
  if (!path.includes("%")) return true;
  try {
    decodeURIComponent(path);
    return true;
  } catch {
    return false;
  }
}

function observe(
  request: IncomingMessage,
  response: ServerResponse,
  requestId: string,
  answered: FrontDoorOptions["answered"],
) {
  const began = performance.now();
  response.once("close", () => {
    const seconds = (performance.now() - began) / 1000;
    const method = request.method ?? "GET";
    answered(method, response.statusCode, seconds);
    if (!log.isLevelEnabled("debug")) return;
    const status = response.writableFinished ? response.statusCode : "broken off";
    log.debug(
      { requestId, method, path: loggablePath(request.url ?? "/"), status, ms: Math.round(seconds * 1000) },
      "answered",
    );
  });
}
