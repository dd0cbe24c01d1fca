import type { Pool, PoolClient } from "pg";

/** A short transaction; every instant that is stored or compared is `now`, the database's. */
export async function inTransaction<T>(pool: Pool, work: (client: PoolClient, now: Date) => Promise<T>): Promise<T> {
  const client = await pool.connect();
  try {
    await client.query("BEGIN");
    const clock = await client.query<{ now: Date }>("SELECT statement_timestamp() AS now");
    const result = await work(client, clock.rows[0]?.now ?? new Date());
    await client.query("COMMIT");
    return result;
  } catch (error) {
    await client.query("ROLLBACK").catch(() => undefined);
    throw error;
  } finally {
    client.release();
  }
}

/** `undefined` has no place in JSON; a step that returns nothing returned null. */
export function json(value: unknown): string {
  return JSON.stringify(value ?? null);
}
