import { join } from "node:path";
import type { Settings } from "@/lib/kernel/env";
import type { ChildPlan } from "@/server/supervisor/supervised-child";

const tsx = import.meta.resolve("tsx");

export function runTypeScript(root: string, file: string): [string, ...string[]] {
  return [process.execPath, "--enable-source-maps", "--import", tsx, join(root, file)];
}

/** In the order of their dependencies: stopping goes the other way, so that the front door closes first. */
export function processesOf({ LEASEHOLD_ROLE: role, LEASEHOLD_LANES }: Settings, root: string): ChildPlan[] {
  const all: ChildPlan[] = [
    { name: "jobs", command: runTypeScript(root, "server/jobs.ts") },
    { name: "web", command: runTypeScript(root, "server/web.ts") },
    ...lanes(LEASEHOLD_LANES, root),
  ];
  return role === "all" ? all : all.filter((process) => process.name === role);
}

/** The front door, once or several times on one port. */
export function lanes(count: number, root: string): ChildPlan[] {
  const command = runTypeScript(root, "server/lane.ts");
  if (count === 1) return [{ name: "lane", command }];
  return Array.from({ length: count }, (_, index) => ({ name: "lane", command, sharesPort: index + 1 }));
}
