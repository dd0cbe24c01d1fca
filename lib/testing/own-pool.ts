import { Pool, type PoolConfig } from "pg";
import { onTestFinished } from "vitest";
import type { World } from "./world";

/** Connections of a test's own to a world's database, as a second process has them; closed when the test is over. */
export function ownPool(world: World, config: Omit<PoolConfig, "connectionString">): Pool {
  const pool = new Pool({ connectionString: world.applicationUrl, ...config });
  // The database may be gone before the last connection is.
  pool.on("error", () => undefined);
  onTestFinished(() => pool.end());
  return pool;
}
