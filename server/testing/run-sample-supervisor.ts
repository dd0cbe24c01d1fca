import { join } from "node:path";
import { runSupervisor } from "@/server/supervisor/main";
import { runTypeScript } from "@/server/supervisor/process-commands";
import type { ChildPlan } from "@/server/supervisor/supervised-child";

const root = join(import.meta.dirname, "..", "..");

const samples: ChildPlan[] = [
  { name: "jobs", command: runTypeScript(root, "server/testing/sample-jobs.ts") },
  { name: "web", command: runTypeScript(root, "server/testing/sample-web.ts") },
  { name: "lane", command: runTypeScript(root, "server/lane.ts") },
];

/** The real supervisor, front door and PostgreSQL around sample processes. */
await runSupervisor({
  root,
  environment: process.env,
  afterwards: null,
  processes: ({ LEASEHOLD_ROLE }) => samples.filter(({ name }) => LEASEHOLD_ROLE === "all" || LEASEHOLD_ROLE === name),
});
