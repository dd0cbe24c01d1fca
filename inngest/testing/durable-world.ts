import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { setTimeout as delay } from "node:timers/promises";
import { Inngest, type InngestFunction } from "inngest";
import { serve } from "inngest/node";
import { Pool } from "pg";
import { appClient } from "../embedded/app-client";
import { inTransaction } from "../embedded/database";
import { startExecutor, type Executor } from "../embedded/executor";
import { receiveEvents } from "../embedded/receive-events";
import { openDatabase } from "@/lib/testing/database";

export const signingKey = `signkey-test-${"5e".repeat(32)}`;
const quiet = { info() {}, warn() {}, error() {}, debug() {} };

/** An application as the real SDK serves it, outside development mode, so that signatures are checked. */
export function testApplication(): Inngest {
  return new Inngest({ id: "app", isDev: false, signingKey, eventKey: "unused", checkpointing: false, logger: quiet });
}

export type RunRow = { id: string; status: string; output: unknown; error: { message?: string } | null; event: unknown };

export async function openDurableWorld(client: Inngest, functions: InngestFunction.Like[]) {
  const database = await openDatabase();
  const pool = new Pool({ connectionString: database.applicationUrl, max: 8 });
  pool.on("error", () => undefined);
  const server = createServer(serve({ client, functions }));
  const url = await listen(server);
  const executors = new Set<Executor>();

  return {
    pool,
    url,
    databaseUrl: database.applicationUrl,
    start(key = signingKey): Executor {
      const executor = startExecutor({ pool, app: appClient(url, key), log: quiet });
      executors.add(executor);
      return executor;
    },
    async send(name: string, data: Record<string, unknown> = {}, id = `${name}/${performance.now()}`) {
      await inTransaction(pool, (tx, now) => receiveEvents(tx, [{ id, name, data, ts: now }]));
    },
    async runs(functionId: string): Promise<RunRow[]> {
      const rows = await pool.query<RunRow>(
        "SELECT id, status, output, error, event FROM durable_run WHERE function_id = $1 ORDER BY created_at, id",
        [`app-${functionId}`],
      );
      return rows.rows;
    },
    /** The only run of a function, once it has ended. */
    async ended(functionId: string): Promise<RunRow> {
      return until(async () => (await this.runs(functionId)).find(({ status }) => !["QUEUED", "RUNNING"].includes(status)));
    },
    /** Waits until an item is due only later, then makes it due now: time passes without waiting for it. */
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
    async close() {
      for (const executor of executors) await executor.stop();
      await new Promise((resolve) => server.close(resolve));
      server.closeAllConnections();
      await pool.end();
      await database.close();
    },
  };
}

export type DurableWorld = Awaited<ReturnType<typeof openDurableWorld>>;

async function listen(server: Server): Promise<string> {
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}/api/inngest`;
}

/** Looks again until there is something to see; the test's own time limit ends it. */
export async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const seen = await look();
    if (seen !== undefined) return seen;
    await delay(20);
  }
}
