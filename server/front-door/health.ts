import type { ServerResponse } from "node:http";
import type { Pool } from "pg";
import { pendingIn } from "@/server/database/pending-migrations";
import type { OwnRoute } from "@/server/front-door/create-front-door";

/** The process is alive. */
export const healthz: OwnRoute = async (_request, response) => answerJson(response, 200, { status: "alive" });

/** Requests will be answered: the database is reachable, its tables are those of this version, the pages are there. */
export function readyz(pool: Pool, webUrl: () => string | null): OwnRoute {
  return async (_request, response) => {
    const database = await pendingIn(pool).then(
      (pending) => ({ reachable: true, pendingMigrations: pending.length }),
      () => ({ reachable: false, pendingMigrations: null }),
    );
    const pages = webUrl() !== null;
    const ready = pages && database.pendingMigrations === 0;
    answerJson(response, ready ? 200 : 503, { status: ready ? "ready" : "not ready", database, pages });
  };
}

function answerJson(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { "content-type": "application/json", "cache-control": "no-store" });
  response.end(JSON.stringify(body));
}
