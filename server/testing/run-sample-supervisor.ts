import { join } from "node:path";
import { runSupervisor } from "@/server/supervisor/main";
import { lanes, runTypeScript } from "@/server/supervisor/process-commands";
import type { ChildPlan } from "@/server/supervisor/supervised-child";

const root = join(import.meta.dirname, "..", "..");

const samples = (count: number): ChildPlan[] => [
  { name: "jobs", command: runTypeScript(root, "server/testing/sample-jobs.ts") },
  { name: "web", command: runTypeScript(root, "server/testing/sample-web.ts") },
  ...lanes(count, root),
];

/** The real supervisor, front door and PostgreSQL around sample processes. */
await runSupervisor({
  root,
  environment: process.env,
  afterwards: null,
  processes: ({ LEASEHOLD_ROLE, LEASEHOLD_LANES }) =>
    samples(LEASEHOLD_LANES).filter(({ name }) => LEASEHOLD_ROLE === "all" || LEASEHOLD_ROLE === name),
});
