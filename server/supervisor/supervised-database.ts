import { setTimeout as sleep } from "node:timers/promises";
import { log } from "@/lib/kernel/log";

export type RunningDatabase = {
  readonly applicationUrl: string;
  readonly migrationUrl?: string;
  readonly pid?: number;
  /** Settles when the server has ended by itself; never for a database that is not ours. */
  readonly exited: Promise<unknown>;
  stop(): Promise<void>;
};

export type SupervisedDatabase = { readonly first: RunningDatabase; stop(): Promise<void> };

const longestPauseMs = 10_000;

/** Keeps the database running. `moved` is called when it had to come back under another address. */
export async function superviseDatabase(
  start: () => Promise<RunningDatabase>,
  moved: (database: RunningDatabase) => Promise<void>,
): Promise<SupervisedDatabase> {
  const first = await start();
  let current = first;
  let stopping = false;
  let told = () => {};
  const toldToStop = new Promise<void>((resolve) => (told = resolve));

  const watch = async () => {
    for (;;) {
      await Promise.race([current.exited, toldToStop]);
      if (stopping) return;
      log.warn({ pid: current.pid }, "PostgreSQL ended and is started again");
      const next = await startAgain(start, () => stopping);
      if (!next) return;
      const before = current.applicationUrl;
      current = next;
      if (stopping) return next.stop();
      log.info({ pid: next.pid }, "PostgreSQL is back");
      if (next.applicationUrl !== before) await moved(next);
    }
  };
  const watching = watch();

  return {
    first,
    async stop() {
      stopping = true;
      told();
      await current.stop();
      await watching;
    },
  };
}

async function startAgain(start: () => Promise<RunningDatabase>, given: () => boolean) {
  for (let pauseMs = 100; !given(); pauseMs = Math.min(pauseMs * 2, longestPauseMs)) {
    try {
      return await start();
    } catch (error) {
      log.error({ err: error, pauseMs }, "PostgreSQL could not be started");
      await sleep(pauseMs);
    }
  }
  return null;
}
