import type { Pool, PoolClient } from "pg";
import type { AppClient } from "./app-client";
import { nextCronInstant } from "./cron-times";
import { inTransaction, json } from "./database";
import { cronsOf, functionConfig, type FunctionConfig } from "./function-config";

/** Reads what the application declares now; functions and schedules that are gone are forgotten. */
export async function syncFunctions(pool: Pool, app: AppClient): Promise<FunctionConfig[]> {
  const declared = await app.readFunctions();
  await inTransaction(pool, async (client, now) => {
    await client.query("SELECT pg_advisory_xact_lock(hashtextextended('durable-sync', 0))");
    await client.query("DELETE FROM durable_function WHERE id <> ALL($1)", [declared.map(({ id }) => id)]);
    for (const config of declared) {
      await client.query(
        `INSERT INTO durable_function (id, name, config, synced_at) VALUES ($1, $2, $3, $4)
         ON CONFLICT (id) DO UPDATE SET name = $2, config = $3, synced_at = $4
         WHERE durable_function.config::text <> $3::text OR durable_function.name <> $2`,
        [config.id, config.name ?? config.id, json(config), now],
      );
    }
    await syncSchedules(client, declared, now);
  });
  return declared;
}

/** A schedule already known keeps its next instant, so that one missed while nothing ran is still due. */
async function syncSchedules(client: PoolClient, declared: FunctionConfig[], now: Date): Promise<void> {
  const schedules = declared.flatMap((config) => cronsOf(config).map((cron) => ({ functionId: config.id, cron })));
  await client.query(
    `DELETE FROM durable_schedule s
     WHERE NOT EXISTS (SELECT 1 FROM unnest($1::text[], $2::text[]) AS d(function_id, cron)
                       WHERE d.function_id = s.function_id AND d.cron = s.cron)`,
    [schedules.map((schedule) => schedule.functionId), schedules.map((schedule) => schedule.cron)],
  );
  for (const { functionId, cron } of schedules) {
    await client.query(
      "INSERT INTO durable_schedule (function_id, cron, next_at) VALUES ($1, $2, $3) ON CONFLICT DO NOTHING",
      [functionId, cron, nextCronInstant(cron, now)],
    );
  }
}

export async function knownFunctions(client: PoolClient): Promise<FunctionConfig[]> {
  const rows = await client.query<{ config: unknown }>("SELECT config FROM durable_function ORDER BY id");
  return rows.rows.map((row) => functionConfig.parse(row.config));
}

export async function knownFunction(client: PoolClient, id: string): Promise<FunctionConfig | undefined> {
  const row = await client.query<{ config: unknown }>("SELECT config FROM durable_function WHERE id = $1", [id]);
  return row.rows[0] ? functionConfig.parse(row.rows[0].config) : undefined;
}
