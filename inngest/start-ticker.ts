import { Pool } from "pg";
import { surviveBreaks } from "@/lib/db/pool";
import { serveRestingPools } from "@/lib/floating/serve-resting-pools";
import type { JobLog } from "./job-log";
import { poll } from "./poll";

const everyMs = 2_000;
/** What ran out longer ago was written down in an earlier turn; the first turn looks at all. */
const lookBackMs = 30 * 60_000;

/** The lease ticker: pools that nobody touches are served every two seconds, by any number of such processes. */
export function startTicker({ databaseUrl, log }: { databaseUrl: string; log: JobLog }): { stop(): Promise<void> } {
  const pool = surviveBreaks(
    new Pool({ connectionString: databaseUrl, max: 1, application_name: "leasehold-ticker" }),
    (error) => log.warn({ err: error }, "A database connection broke"),
  );
  let since = new Date(0);
  const turn = async () => {
    const began = Date.now();
    const { more } = await serveRestingPools(pool, since);
    if (!more) since = new Date(began - lookBackMs);
    return more;
  };
  const polling = poll(
    turn,
    {
      failing: (error) => log.warn({ err: error }, "Resting pools cannot be served"),
      working: (failures) => log.warn({ failures }, "Resting pools are served again"),
    },
    everyMs,
  );
  return {
    async stop() {
      await polling.stop();
      await pool.end();
    },
  };
}
