import type { Pool } from "pg";
import type { JobLog } from "../job-log";
import type { AppClient } from "./app-client";
import { syncFunctions } from "./registry";

const readEveryMs = 5_000;
const readAgainMs = 1_000;

type Registry = {
  /** Whether the functions have been read by this process, and whether the application answered lately. */
  state(): Promise<{ known: boolean; reachable: boolean }>;
  settled(): Promise<void>;
};

/** The application may be restarted with other functions at any time, so they are read again every few seconds. */
export function keepInSync(pool: Pool, app: AppClient, log: JobLog): Registry {
  let readAt = -Infinity;
  let known = false;
  let reachable = true;
  let reading = Promise.resolve();

  async function read(): Promise<void> {
    try {
      const functions = await syncFunctions(pool, app);
      if (!known || !reachable) log.info({ functions: functions.length }, "Durable functions are known");
      known = true;
      reachable = true;
    } catch (error) {
      if (reachable) log.warn({ err: error }, "The application does not declare its durable functions; runs wait");
      reachable = false;
    } finally {
      readAt = performance.now();
    }
  }

  return {
    async state() {
      if (performance.now() - readAt >= (reachable ? readEveryMs : readAgainMs)) {
        readAt = Infinity;
        reading = read();
      }
      if (!known) await reading;
      return { known, reachable };
    },
    settled: () => reading,
  };
}
