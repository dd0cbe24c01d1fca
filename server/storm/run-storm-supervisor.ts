import { join } from "node:path";
import { lanes, runTypeScript } from "@/server/supervisor/process-commands";
import { runSupervisor } from "@/server/supervisor/main";

const root = join(import.meta.dirname, "..", "..");

/** The installation that a storm goes over: as `npm start` runs it, or with the API in place of the built pages. */
await runSupervisor({
  root,
  environment: process.env,
  afterwards: null,
  ...(process.env.STORM_PAGES === "built"
    ? {}
    : {
        processes: ({ LEASEHOLD_LANES }) => [
          { name: "jobs", command: runTypeScript(root, "server/jobs.ts") },
          { name: "web", command: runTypeScript(root, "server/testing/api-web.ts") },
          ...lanes(LEASEHOLD_LANES, root),
        ],
      }),
});
