import { startJobs } from "@/inngest/start-jobs";
import { startTicker } from "@/inngest/start-ticker";
import { env } from "@/lib/kernel/env";
import { log } from "@/lib/kernel/log";
import { runProcess } from "@/server/process/run-process";
import { followWeb } from "@/server/process/web-location";

await runProcess(async () => {
  const settings = env();
  const ticker = startTicker({ databaseUrl: settings.DATABASE_URL, log });
  const start = (webUrl: string, graceMs: number) =>
    startJobs({
      databaseUrl: settings.DATABASE_URL,
      inngestUrl: `${webUrl}/api/inngest`,
      signingKey: settings.INNGEST_SIGNING_KEY,
      server: settings.INNGEST_BASE_URL
        ? { baseUrl: settings.INNGEST_BASE_URL, eventKey: settings.INNGEST_EVENT_KEY }
        : undefined,
      log,
      graceMs,
    });

  let running: Awaited<ReturnType<typeof start>> | undefined;
  let stopped = false;
  let turn = Promise.resolve();
  const then = (work: () => Promise<void>) => {
    turn = turn.then(work).catch((error: unknown) => log.error({ err: error }, "background work could not be moved"));
    return turn;
  };

  followWeb((url) => {
    void then(async () => {
      await running?.stop();
      running = stopped ? undefined : await start(url, settings.LEASEHOLD_DRAIN_SECONDS * 1000);
    });
  });

  return {
    stop: () => {
      stopped = true;
      return then(async () => {
        await Promise.all([running?.stop(), ticker.stop()]);
      });
    },
  };
});
