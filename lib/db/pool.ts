import { availableParallelism } from "node:os";
import { Pool } from "pg";

// More connections than the database has cores to serve make every one of them slower; callers queue here instead.
const CONNECTIONS_PER_CORE = 8;

export function openPool(url: string, size = CONNECTIONS_PER_CORE * availableParallelism()): Pool {
  const pool = new Pool({ connectionString: url, max: size, application_name: "leasehold" });
  // An idle connection that breaks is replaced at the next query; unheard, the event would end the process.
  pool.on("error", () => undefined);
  return pool;
}
