import { Pool } from "pg";
import { env } from "@/lib/kernel/env";
import { runProcess } from "@/server/process/run-process";

/** Uses the database now and then, as background work does, and lives through its restarts. */
await runProcess(async () => {
  const pool = new Pool({ connectionString: env().DATABASE_URL, max: 1 });
  pool.on("error", () => undefined);
  const timer = setInterval(() => void pool.query("SELECT 1").catch(() => undefined), 100);
  return {
    async stop() {
      clearInterval(timer);
      await pool.end();
    },
  };
});
