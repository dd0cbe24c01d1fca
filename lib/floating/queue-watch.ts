import { z } from "zod";
import { log } from "@/lib/kernel/log";
import type { Runtime } from "@/lib/kernel/runtime";
import { serveResting } from "./serve-resting-pools";
import { watchQueueStatement } from "./statements.sql";

/** Between two looks of this process, ms: nobody is told of a free seat later than that. */
const lookMs = 250;
/** Leases that ran out are written down by whoever takes their seats; a watch only serves the queue. */
const notYet = "1000 years";

type Place = { organizationId: string; ticketId: string };
type Waiter = Place & { wake(): void };
type Watch = { waiters: Set<Waiter>; isLooking: boolean };

const watches = new WeakMap<Runtime["pool"], Watch>();
let isClosing = false;

/** Whether this process is about to end, so that nobody should wait here any longer. */
export const waitsAreOver = (): boolean => isClosing;

/** Wakes all who wait here, now and from now on: a process that stops lets them ask elsewhere. */
export function endWaits(pool: Runtime["pool"]): void {
  isClosing = true;
  for (const { wake } of watches.get(pool)?.waiters ?? []) wake();
}

/**
 * Settles when a place in the queue no longer waits, or after so many ms. However many wait at this process, it asks the
 * database once for all of them, four times a second, which is their sign of life too; a pool is held only where
 * there is something to do in it.
 */
export function newsOf(runtime: Runtime, place: Place, mostMs: number): Promise<void> {
  if (isClosing) return Promise.resolve();
  const watch = watches.get(runtime.pool) ?? { waiters: new Set(), isLooking: false };
  watches.set(runtime.pool, watch);
  return new Promise((resolve) => {
    const wake = () => {
      clearTimeout(timer);
      watch.waiters.delete(waiter);
      resolve();
    };
    const timer = setTimeout(wake, mostMs);
    const waiter: Waiter = { ...place, wake };
    watch.waiters.add(waiter);
    if (!watch.isLooking) void look(runtime.pool, watch);
  });
}

async function look(pool: Runtime["pool"], watch: Watch): Promise<void> {
  watch.isLooking = true;
  while (watch.waiters.size > 0) {
    await new Promise((resolve) => setTimeout(resolve, lookMs));
    await lookOnce(pool, watch).catch((error: unknown) => log.debug({ err: error }, "the queue is not seen now"));
  }
  watch.isLooking = false;
}

const seen = z.object({ over: z.array(z.string()), due: z.array(z.tuple([z.string(), z.string()])) });

async function lookOnce(pool: Runtime["pool"], { waiters }: Watch): Promise<void> {
  const waiting = [...waiters];
  if (waiting.length === 0) return;
  const lookAtAll = async () => {
    const values = [waiting.map(({ organizationId }) => organizationId), waiting.map(({ ticketId }) => ticketId)];
    const { rows } = await pool.query<{ said: unknown }>({ ...watchQueueStatement, values });
    return seen.parse(rows[0]?.said);
  };
  const { over, due } = await lookAtAll();
  for (const [organizationId, poolId] of due) await serveResting(pool, { organizationId, poolId }, notYet, 0);
  const ended = new Set(due.length > 0 ? (await lookAtAll()).over : over);
  for (const { ticketId, wake } of waiting) if (ended.has(ticketId)) wake();
}
