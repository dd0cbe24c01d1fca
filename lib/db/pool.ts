import { availableParallelism } from "node:os";
import { Pool } from "pg";

// More connections than the database has cores to serve make every one of them slower; callers queue here instead.
const CONNECTIONS_PER_CORE = 8;

/** How long a caller waits at most, ms; none means for ever. */
export type Patience = {
  /** For a connection: one of the pool's that is free, or a new one. */
  connectionMs?: number;
  /** For the answer to a statement. What became of it is not known then. */
  statementMs?: number;
};

export function openPool(
  url: string,
  size = CONNECTIONS_PER_CORE * availableParallelism(),
  { connectionMs, statementMs }: Patience = {},
): Pool {
  const pool = new Pool({
    connectionString: url,
    max: size,
    application_name: "leasehold",
    ...(connectionMs === undefined ? {} : { connectionTimeoutMillis: connectionMs }),
    ...(statementMs === undefined ? {} : { query_timeout: statementMs }),
  });
  // An idle connection that breaks is replaced at the next query; unheard, the event would end the process.
  pool.on("error", () => undefined);
  return pool;
}
