import { join } from "node:path";
import { runSupervisor } from "@/server/supervisor/main";
import { runTypeScript } from "@/server/supervisor/process-commands";

const root = join(import.meta.dirname, "..", "..");

/** The real supervisor, front door and PostgreSQL around sample processes. */
await runSupervisor({
  root,
  environment: process.env,
  afterwards: null,
  processes: () => [
    { name: "jobs", command: runTypeScript(root, "server/testing/sample-jobs.ts") },
    { name: "web", command: runTypeScript(root, "server/testing/sample-web.ts") },
    { name: "lane", command: runTypeScript(root, "server/lane.ts") },
  ],
});
