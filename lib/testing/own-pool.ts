import type { PoolConfig } from "pg";
import { DatabasePool } from "@/lib/db/database-pool";
import { onTestFinished } from "vitest";
import type { World } from "./world";

/** Connections of a test's own to a world's database, as a second process has them; closed when the test is over. */
export function ownPool(world: World, config: Omit<PoolConfig, "connectionString">): DatabasePool {
  const pool = new DatabasePool({ connectionString: world.applicationUrl, ...config });
  // The database may be gone before the last connection is.
  pool.on("error", () => undefined);
  onTestFinished(() => pool.end());
  return pool;
}
