import { openPool } from "@/lib/db/pool";
import { env } from "@/lib/kernel/env";
import { createFrontDoor, type OwnRoute } from "@/server/front-door/create-front-door";
import { drainable } from "@/server/front-door/drain";
import { healthz, readyz } from "@/server/front-door/health";
import { createMetrics, metricsPage } from "@/server/front-door/metrics";
import { listen } from "@/server/process/listen";
import { runProcess } from "@/server/process/run-process";
import { webLocation } from "@/server/process/web-location";

await runProcess(async () => {
  const {
    PORT,
    LEASEHOLD_HOST,
    LEASEHOLD_METRICS_TOKEN,
    TRUSTED_PROXIES,
    DATABASE_URL,
    LEASEHOLD_DATABASE_CONNECTIONS,
  } = env();
  // Prisma is not needed here, and loading it would double the time to the first answer.
  const pool = openPool(DATABASE_URL, LEASEHOLD_DATABASE_CONNECTIONS);
  const metrics = createMetrics();
  const routes = new Map<string, OwnRoute>([
    ["/healthz", healthz],
    ["/readyz", readyz(pool, webLocation)],
  ]);
  if (LEASEHOLD_METRICS_TOKEN) routes.set("/metrics", metricsPage(metrics.registry, LEASEHOLD_METRICS_TOKEN));

  const server = createFrontDoor({
    webUrl: webLocation,
    trustedProxies: TRUSTED_PROXIES,
    routes,
    answered: metrics.answered,
  });
  const drain = drainable(server);
  await listen(server, PORT, LEASEHOLD_HOST);
  return {
    async stop(seconds) {
      await drain(seconds);
      await pool.end();
    },
  };
});
