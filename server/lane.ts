import { applicationDatabase } from "@/lib/db/application";
import { currentRuntime } from "@/lib/kernel/default-runtime";
import { env } from "@/lib/kernel/env";
import { log } from "@/lib/kernel/log";
import { hearChanges } from "@/lib/kernel/remembered";
import { readSigners } from "@/lib/keys/key-ring";
import { endWaits } from "@/lib/floating/queue-watch";
import { answerClients } from "@/server/front-door/answer-clients";
import { createFrontDoor, type OwnRoute } from "@/server/front-door/create-front-door";
import { drainable } from "@/server/front-door/drain";
import { healthz, readyz } from "@/server/front-door/health";
import { createMetrics, metricsPage } from "@/server/front-door/metrics";
import { outliveSupervisor } from "@/server/front-door/shared-port";
import { listen } from "@/server/process/listen";
import { runProcess } from "@/server/process/run-process";
import { webLocation } from "@/server/process/web-location";

// At thousands of calls a second this is less than a second's wait; longer, and callers time out anyway. Lanes share it.
const mostWaiting = 2_000;
// So that nobody waits here for a database that is away, frozen or overrun: it is said, and asked again in a moment.
const patience = { connectionMs: 3_000, statementMs: 5_000 };

await runProcess(async () => {
  outliveSupervisor();
  const { PORT, LEASEHOLD_HOST, LEASEHOLD_METRICS_TOKEN, TRUSTED_PROXIES, DATABASE_URL, LEASEHOLD_URL } = env();
  const { LEASEHOLD_LANES, LEASEHOLD_DATABASE_CONNECTIONS } = env();
  applicationDatabase(DATABASE_URL, LEASEHOLD_DATABASE_CONNECTIONS, patience);
  const runtime = currentRuntime();
  const { pool } = runtime;
  const changes = hearChanges(runtime, DATABASE_URL);
  // So that also the first answer without a database is signed.
  await readSigners(runtime).catch((error: unknown) => log.debug({ err: error }, "the signing keys are not read yet"));
  const metrics = createMetrics(LEASEHOLD_LANES > 1 ? process.env.LEASEHOLD_PROCESS : undefined);
  const routes = new Map<string, OwnRoute>([
    ["/healthz", healthz],
    ["/readyz", readyz(pool, webLocation)],
  ]);
  if (LEASEHOLD_METRICS_TOKEN) routes.set("/metrics", metricsPage(metrics.registry, LEASEHOLD_METRICS_TOKEN));

  const server = createFrontDoor({
    webUrl: webLocation,
    trustedProxies: TRUSTED_PROXIES,
    routes,
    clients: answerClients({
      url: LEASEHOLD_URL,
      waiting: () => pool.waitingCount,
      mostWaiting: mostWaiting / LEASEHOLD_LANES,
    }),
    answered: metrics.answered,
  });
  const drain = drainable(server);
  await listen(server, PORT, LEASEHOLD_HOST);
  return {
    async stop(seconds) {
      endWaits(pool);
      await drain(seconds);
      await changes.stop();
      await runtime.db.$disconnect();
      if (!pool.ended) await pool.end();
    },
  };
});
