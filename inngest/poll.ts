import { setTimeout as delay } from "node:timers/promises";

export type Polling = { nudge(): void; stop(): Promise<void> };

const busyMs = 25;
const usualIdleMs = 500;
const longestPauseMs = 10_000;

export type Told = {
  /** Turns fail from now on, the first with this. */
  failing(error: unknown): void;
  /** They do no more, after so many that failed. */
  working(failures: number): void;
};

/**
 * Takes turns until stopped: soon again after a turn that found work, less often while there is none, and ever
 * less often while turns fail. The timer decides only when to look; what is due stands in the database.
 * That turns fail is told once, and once that they do no more, however many failed between.
 */
export function poll(turn: () => Promise<boolean>, told: Told, idleMs = usualIdleMs): Polling {
  let stopped = false;
  let interrupt = new AbortController();

  async function pause(ms: number): Promise<void> {
    await delay(ms, undefined, { signal: interrupt.signal }).catch(() => undefined);
    if (!stopped) interrupt = new AbortController();
  }

  async function loop(): Promise<void> {
    let failures = 0;
    while (!stopped) {
      try {
        const busy = await turn();
        if (failures > 0) told.working(failures);
        failures = 0;
        await pause(busy ? busyMs : idleMs);
      } catch (error) {
        if (failures === 0) told.failing(error);
        await pause(Math.min(idleMs * 2 ** failures, longestPauseMs));
        failures += 1;
      }
    }
  }

  const looping = loop();
  return {
    nudge: () => interrupt.abort(),
    async stop() {
      stopped = true;
      interrupt.abort();
      await looping;
    },
  };
}
