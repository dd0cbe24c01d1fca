import type { Pool } from "pg";
import { nextCronInstant } from "./cron-times";
import { inTransaction, json } from "./database";
import { knownFunction } from "./registry";
import { startRun } from "./start-run";

/** Starts what is due. Instants missed while nothing ran are made up for by one run, not by many. */
export async function fireSchedules(pool: Pool): Promise<number> {
  return inTransaction(pool, async (client, now) => {
    const due = await client.query<{ function_id: string; cron: string; next_at: Date }>(
      `SELECT function_id, cron, next_at FROM durable_schedule WHERE next_at <= $1
       ORDER BY next_at LIMIT 20 FOR UPDATE SKIP LOCKED`,
      [now],
    );
    for (const schedule of due.rows) {
      const config = await knownFunction(client, schedule.function_id);
      const event = {
        id: `cron/${schedule.function_id}/${schedule.cron}/${schedule.next_at.toISOString()}`,
        name: "inngest/scheduled.timer",
        data: { cron: schedule.cron },
        ts: schedule.next_at.getTime(),
      };
      await client.query(
        `INSERT INTO durable_event (id, name, data, ts, received_at, matched_at) VALUES ($1, $2, $3, $4, $5, $5)
         ON CONFLICT (id) DO NOTHING`,
        [event.id, event.name, json(event.data), schedule.next_at, now],
      );
      if (config) await startRun(client, config, event);
      await client.query(
        "UPDATE durable_schedule SET last_fired_at = $3, next_at = $4 WHERE function_id = $1 AND cron = $2",
        [schedule.function_id, schedule.cron, schedule.next_at, nextCronInstant(schedule.cron, now)],
      );
    }
    return due.rows.length;
  });
}
