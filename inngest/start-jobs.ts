import { Pool } from "pg";
import { surviveBreaks } from "@/lib/db/pool";
import { appClient } from "./embedded/app-client";
import { startExecutor, type Executor } from "./embedded/executor";
import { receiveEvents } from "./embedded/receive-events";
import { eventApi } from "./event-api";
import type { JobLog } from "./job-log";
import { startRelay } from "./relay";

export type JobSettings = {
  databaseUrl: string;
  /** Where the application answers Inngest calls: `http://127.0.0.1:…/api/inngest`. */
  inngestUrl: string;
  signingKey: string;
  /** An Inngest server elsewhere; without one the executor runs here. */
  server?: { baseUrl: string; eventKey: string };
  log: JobLog;
  connections?: number;
  graceMs?: number;
};

/** The outbox relay and, where no Inngest server is configured, the embedded executor. */
export async function startJobs(settings: JobSettings): Promise<{ stop(): Promise<void> }> {
  const { log, server } = settings;
  const pool = surviveBreaks(
    new Pool({
      connectionString: settings.databaseUrl,
      max: settings.connections ?? 5,
      application_name: "leasehold-jobs",
    }),
    (error) => log.warn({ err: error }, "A database connection broke"),
  );

  const executor: Executor | undefined = server
    ? undefined
    : startExecutor({ pool, app: appClient(settings.inngestUrl, settings.signingKey), log, graceMs: settings.graceMs });
  const relay = startRelay({
    pool,
    destination: server ? eventApi(server.baseUrl, server.eventKey) : receiveEvents,
    log,
    onSent: executor?.nudge,
  });

  return {
    async stop() {
      await relay.stop();
      await executor?.stop();
      await pool.end();
    },
  };
}
