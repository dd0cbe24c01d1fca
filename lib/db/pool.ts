import { availableParallelism } from "node:os";
import type { Pool } from "pg";
import { DatabasePool, noteBroken } from "./database-pool";

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
): DatabasePool {
  const pool = new DatabasePool({
    connectionString: url,
    max: size,
    application_name: "leasehold",
    ...(connectionMs === undefined ? {} : { connectionTimeoutMillis: connectionMs }),
    ...(statementMs === undefined ? {} : { query_timeout: statementMs }),
  });
  return surviveBreaks(pool);
}

/**
 * Lets a pool's connections break without ending the process, as Node ends it for an event that nobody hears. An idle one is
 * replaced at the next query; of one in use the caller's own query fails. Told of the idle ones, where somebody wants to know.
 */
export function surviveBreaks<Some extends Pool>(pool: Some, told: (error: Error) => void = () => undefined): Some {
  pool.on("error", told);
  // The pool listens while a connection is idle, and whoever uses it does not always, nor from its first moment.
  pool.on("connect", (client) => client.on("error", noteBroken));
  return pool;
}
