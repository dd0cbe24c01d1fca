import type { DatabasePool } from "@/lib/db/database-pool";
import { log } from "./log";

/** Those that are told within so short a time, ms, are told of the same outage. */
const shortestMs = 500;

type Outage = { began: number; told: number };

const outages = new WeakMap<DatabasePool, Outage>();

/**
 * Notes that somebody was told that the database is away: one line of the log when it begins, and one with how many were told
 * when it answers again, however many ask meanwhile.
 */
export function noteAway(pool: DatabasePool, error: unknown): void {
  const known = outages.get(pool);
  if (known) return void known.told++;
  const outage = { began: performance.now(), told: 1 };
  outages.set(pool, outage);
  log.error({ err: error }, "the database is away");
  void follow(pool, outage);
}

async function follow(pool: DatabasePool, outage: Outage): Promise<void> {
  await Promise.all([pool.look(), new Promise((resolve) => setTimeout(resolve, shortestMs).unref())]);
  outages.delete(pool);
  if (pool.ending || pool.ended) return;
  const seconds = Math.round((performance.now() - outage.began) / 100) / 10;
  log.warn({ seconds, told: outage.told }, "the database is back");
}
