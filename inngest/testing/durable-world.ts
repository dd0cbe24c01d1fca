import { createServer, type RequestListener, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { Inngest, type InngestFunction } from "inngest";
import { serve } from "inngest/node";
import { Pool } from "pg";
import { onTestFinished } from "vitest";
import { withRuntime } from "@/lib/kernel/default-runtime";
import type { Runtime } from "@/lib/kernel/runtime";
import { openDatabase } from "@/lib/testing/database";
import { appClient } from "../embedded/app-client";
import { inTransaction } from "../embedded/database";
import { startExecutor, type Executor } from "../embedded/executor";
import { receiveEvents } from "../embedded/receive-events";
import { quiet } from "./quiet-log";

export const signingKey = `signkey-test-${"5e".repeat(32)}`;

/** An application as the real SDK serves it, outside development mode, so that signatures are checked. */
export function testApplication(): Inngest {
  return new Inngest({ id: "app", isDev: false, signingKey, eventKey: "unused", checkpointing: false, logger: quiet });
}

type RunRow = { id: string; status: string; output: unknown; error: { message?: string } | null; event: unknown };

type Options = {
  /** Commands in steps run with this runtime, in its database; without one the database is a fresh copy. */
  within?: { runtime: Runtime; applicationUrl: string };
};

/** Functions served over HTTP, and a database for an executor. Closed by itself when the test ends. */
export async function openDurableWorld(client: Inngest, functions: InngestFunction.Like[], { within }: Options = {}) {
  const databaseUrl = within?.applicationUrl ?? (await freshDatabase());
  const pool = new Pool({ connectionString: databaseUrl, max: 8 });
  pool.on("error", () => undefined);
  const answer = serve({ client, functions, enableUnauthedSync: false });
  const server = createServer(
    within ? (request, response) => withRuntime(within.runtime, () => answer(request, response)) : answer,
  );
  const url = `${await listen(server)}/api/inngest`;
  const executors: Executor[] = [];
  onTestFinished(async () => {
    for (const executor of executors) await executor.stop();
    await closeServer(server);
    await pool.end();
  });

  const runs = async (functionId: string): Promise<RunRow[]> => {
    const rows = await pool.query<RunRow>(
      "SELECT id, status, output, error, event FROM durable_run WHERE function_id = $1 ORDER BY created_at, id",
      [`app-${functionId}`],
    );
    return rows.rows;
  };

  return {
    pool,
    url,
    databaseUrl,
    runs,
    start(options: { key?: string; capacity?: number; url?: string; graceMs?: number } = {}): Executor {
      const app = appClient(options.url ?? url, options.key ?? signingKey);
      const executor = startExecutor({ pool, app, log: quiet, capacity: options.capacity, graceMs: options.graceMs });
      executors.push(executor);
      return executor;
    },
    async send(name: string, data: Record<string, unknown> = {}, id = `${name}/${performance.now()}`) {
      await inTransaction(pool, (tx, now) => receiveEvents(tx, [{ id, name, data, ts: now }]));
    },
    /** The first run of a function that has ended. */
    ended: (functionId: string): Promise<RunRow> =>
      until(async () => (await runs(functionId)).find(({ status }) => !["QUEUED", "RUNNING"].includes(status))),
    /** Waits until something is due only later, then makes it due now: time passes without being waited for. */
    async letTimePass(kind: "CALL" | "WAKE" | "TIMEOUT") {
      await until(async () => {
        const moved = await pool.query(
          `UPDATE durable_queue_item SET run_at = now()
           WHERE kind = $1::durable_queue_kind AND leased_until IS NULL AND run_at > now() + interval '5 seconds'`,
          [kind],
        );
        return (moved.rowCount ?? 0) > 0 || undefined;
      });
    },
    /** What a killed executor held lapses, as it does by itself after half a minute. */
    async letLeasesLapse() {
      await pool.query("UPDATE durable_queue_item SET leased_until = now() WHERE leased_until IS NOT NULL");
    },
  };
}

export type DurableWorld = Awaited<ReturnType<typeof openDurableWorld>>;

async function freshDatabase(): Promise<string> {
  const database = await openDatabase();
  onTestFinished(database.close);
  return database.applicationUrl;
}

/** A real HTTP server on a free port, closed when the test ends. */
export async function openServer(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  onTestFinished(() => closeServer(server));
  return listen(server);
}

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function closeServer(server: Server): Promise<void> {
  const closed = new Promise((resolve) => server.close(resolve));
  server.closeAllConnections();
  await closed;
}

/** Looks again until there is something to see; the test's own time limit ends it. */
export async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    await delay(20);
  }
}
