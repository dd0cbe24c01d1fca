import { setTimeout as delay } from "node:timers/promises";
import type { Pool } from "pg";
import { poll } from "../poll";
import type { JobLog } from "../job-log";
import type { AppClient } from "./app-client";
import { claimItems, handBack, renewLeases, type QueueItem } from "./claim-items";
import { fireSchedules } from "./fire-schedules";
import { matchEvents } from "./match-events";
import { workOn } from "./work-on-item";
import { keepInSync } from "./keep-in-sync";

type Settings = { pool: Pool; app: AppClient; log: JobLog; capacity?: number; graceMs?: number };

export type Executor = { nudge(): void; stop(): Promise<void> };

const renewEveryMs = 10_000;

/**
 * The engine of one machine. It may be killed at any moment: what it had taken lapses and is taken again, by
 * itself after a restart or by another executor beside it.
 */
export function startExecutor({ pool, app, log, capacity = 8, graceMs = 10_000 }: Settings): Executor {
  const inFlight = new Map<string, { item: QueueItem; done: Promise<void> }>();
  const stopping = new AbortController();
  const registry = keepInSync(pool, app, log);

  async function turn(): Promise<boolean> {
    const { known, reachable } = await registry.state();
    // An event looked at before the functions are known would start nothing and be lost.
    if (!known) return false;
    const matched = await matchEvents(pool);
    const fired = await fireSchedules(pool);
    const room = reachable ? capacity - inFlight.size : 0;
    const items = room > 0 ? await claimItems(pool, room) : [];
    for (const item of items) begin(item);
    return matched + fired + items.length > 0;
  }

  function begin(item: QueueItem): void {
    // After a pause of the whole process the same item may be taken again, under another token.
    const key = `${item.id}/${item.leaseToken}`;
    const done = workOn({ pool, app, log, signal: stopping.signal }, item)
      .catch(async (error: unknown) => {
        log.error({ err: error, runId: item.runId }, "A durable step's answer could not be recorded");
        await handBack(pool, item, 30, String(error)).catch(() => undefined);
      })
      .finally(() => {
        inFlight.delete(key);
        polling.nudge();
      });
    inFlight.set(key, { item, done });
  }

  const renewal = setInterval(() => {
    const items = [...inFlight.values()].map(({ item }) => item);
    if (items.length > 0)
      renewLeases(pool, items).catch((error: unknown) => log.warn({ err: error }, "Leases were not renewed"));
  }, renewEveryMs);

  const polling = poll(turn, {
    failing: (error) => log.error({ err: error }, "Durable work paused; it is tried again"),
    working: (failures) => log.warn({ failures }, "Durable work goes on"),
  });

  return {
    nudge: polling.nudge,
    async stop() {
      await polling.stop();
      const finished = Promise.all([...inFlight.values()].map(({ done }) => done));
      await Promise.race([finished, delay(graceMs, undefined, { ref: false })]);
      stopping.abort();
      await finished;
      clearInterval(renewal);
      await registry.settled();
    },
  };
}
