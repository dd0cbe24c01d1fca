import { readFileSync } from "node:fs";
import { join } from "node:path";
import { demoData } from "./demo";

type Part = "web" | "jobs" | "lane";

/** The running processes of the demo that are one of these parts, as its supervisor wrote them down. */
export function processesOf(...parts: Part[]): number[] {
  const lock: { children: { pid: number }[] } = JSON.parse(readFileSync(join(demoData, "leasehold.lock"), "utf8"));
  return lock.children
    .map(({ pid }) => pid)
    .filter((pid) => parts.some((part) => commandOf(pid).includes(`server/${part}.ts`)));
}

function commandOf(pid: number): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}
