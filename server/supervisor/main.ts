import { join } from "node:path";
import { SettingsError } from "@/lib/kernel/env";
import { log } from "@/lib/kernel/log";
import { PostgresProblem } from "@/server/postgres/postgres-problem";
import { startLeasehold, type StartOptions } from "@/server/supervisor/start-leasehold";
import { StartProblem } from "@/server/supervisor/start-problem";

export async function runStart(afterwards: string | null): Promise<void> {
  await runSupervisor({ root: join(import.meta.dirname, "..", ".."), environment: process.env, afterwards });
}

const hurryAfterMs = 1_000;

/** Starts, and stops on Ctrl-C or SIGTERM, in whatever part of the start they arrive. */
export async function runSupervisor(options: StartOptions): Promise<void> {
  const asked = new AbortController();
  const starting = startLeasehold(options, asked.signal);
  let askedAt: number | undefined;

  const stop = async (signal: string) => {
    // npm passes Ctrl-C on, so that it arrives twice at once; a person who presses it again means now.
    if (askedAt !== undefined) return performance.now() - askedAt > hurryAfterMs ? hurry() : undefined;
    askedAt = performance.now();
    log.info({ signal }, "stopping; requests in progress may finish");
    asked.abort();
    const running = await starting.catch(() => null);
    await running?.stop();
    process.exit(0);
  };
  const hurry = async () => (await starting.catch(() => null))?.hurry();
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, () => void stop(signal));

  let renewing = Promise.resolve();
  process.on("SIGUSR2", () => {
    const renew = async () => (await starting.catch(() => null))?.renewLanes();
    renewing = renewing.then(renew, renew);
  });

  await starting.catch((error: unknown) => {
    if (asked.signal.aborted) return;
    explain(error);
    process.exit(1);
  });
}

function explain(error: unknown): void {
  if (error instanceof StartProblem || error instanceof PostgresProblem || error instanceof SettingsError) {
    process.stderr.write(`${error.message}\n`);
  } else {
    log.fatal({ err: error }, "Leasehold could not start");
  }
}
