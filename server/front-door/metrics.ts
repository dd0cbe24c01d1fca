import { createHash, timingSafeEqual } from "node:crypto";
import { collectDefaultMetrics, Histogram, Registry } from "prom-client";
import type { OwnRoute } from "@/server/front-door/create-front-door";

/** `oneOfSeveral`: its name, where several answer on one port, each for itself. */
export function createMetrics(oneOfSeveral?: string) {
  const registry = new Registry();
  if (oneOfSeveral !== undefined) registry.setDefaultLabels({ process: oneOfSeveral });
  collectDefaultMetrics({ register: registry });
  const duration = new Histogram({
    name: "leasehold_http_request_duration_seconds",
    help: "From the arrival of a request until its answer is sent.",
    labelNames: ["method", "status"],
    buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30],
    registers: [registry],
  });
  const known = new Set(["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]);
  return {
    registry,
    // Whatever a caller invents must not become a label of its own.
    answered: (method: string, status: number, seconds: number) =>
      duration.observe(
        { method: known.has(method) ? method : "other", status: `${Math.floor(status / 100)}xx` },
        seconds,
      ),
  };
}

/** For Prometheus alone: without a token in the settings there is no such page. */
export function metricsPage(registry: Registry, token: string): OwnRoute {
  return async (request, response) => {
    if (!sameText(request.headers.authorization ?? "", `Bearer ${token}`)) {
      response.writeHead(401, { "www-authenticate": "Bearer" }).end();
      return;
    }
    const text = await registry.metrics();
    response.writeHead(200, { "content-type": registry.contentType, "cache-control": "no-store" }).end(text);
  };
}

function sameText(a: string, b: string): boolean {
  const digest = (text: string) => createHash("sha256").update(text).digest();
  return timingSafeEqual(digest(a), digest(b));
}
