import { setTimeout as delay } from "node:timers/promises";

export type Polling = { nudge(): void; stop(): Promise<void> };

const busyMs = 25;
const idleMs = 500;

/**
 * Takes turns until stopped: soon again after a turn that found work, less often while there is none. The
 * timer decides only when to look; what is due stands in the database.
 */
export function poll(turn: () => Promise<boolean>, onError: (error: unknown) => void): Polling {
  let stopped = false;
  let interrupt = new AbortController();

  async function pause(ms: number): Promise<void> {
    await delay(ms, undefined, { signal: interrupt.signal }).catch(() => undefined);
    if (!stopped) interrupt = new AbortController();
  }

  async function loop(): Promise<void> {
    while (!stopped) {
      const busy = await turn().catch((error: unknown) => {
        onError(error);
        return false;
      });
      await pause(busy ? busyMs : idleMs);
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
