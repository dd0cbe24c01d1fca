import type { Pool } from "pg";
import { log } from "./log";

/** Between two looks whether the database is back, ms. */
const lookMs = 500;

type Outage = { began: number; told: number };

const outages = new WeakMap<Pool, Outage>();

/**
 * Notes that somebody was told that the database is away: one line of the log when it begins, and one with how many were told
 * when it answers again, however many ask meanwhile.
 */
export function noteAway(pool: Pool, error: unknown): void {
  const known = outages.get(pool);
  if (known) return void known.told++;
  const outage = { began: performance.now(), told: 1 };
  outages.set(pool, outage);
  log.error({ err: error }, "the database is away");
  void follow(pool, outage);
}

async function follow(pool: Pool, outage: Outage): Promise<void> {
  for (;;) {
    await new Promise((resolve) => setTimeout(resolve, lookMs).unref());
    // A process that stops has closed its pool, and sees no end.
    if (pool.ending || pool.ended) break;
    const isBack = await pool.query("SELECT 1").then(
      () => true,
      () => false,
    );
    if (!isBack) continue;
    const seconds = Math.round((performance.now() - outage.began) / 100) / 10;
    log.warn({ seconds, told: outage.told }, "the database is back");
    break;
  }
  outages.delete(pool);
}
