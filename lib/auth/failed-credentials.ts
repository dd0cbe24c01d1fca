import { env } from "@/lib/kernel/env";
import type { Runtime } from "@/lib/kernel/runtime";

const window = 60_000;

/** Addresses kept at most; the oldest are forgotten first, so that a flood of addresses cannot fill the memory. */
const kept = 10_000;

type Window = { startedAt: number; failures: number };

const counters = new WeakMap<Runtime["db"], Map<string, Window>>();

/** Counts a failed credential of an address in this process; answers the seconds to wait once it failed too often. */
export function countFailedCredential(runtime: Runtime, address: string): number {
  const byAddress = counters.get(runtime.db) ?? new Map<string, Window>();
  counters.set(runtime.db, byAddress);
  const now = runtime.now().getTime();
  const current = byAddress.get(address);
  const live = current && now - current.startedAt < window ? current : { startedAt: now, failures: 0 };
  live.failures += 1;
  byAddress.delete(address);
  byAddress.set(address, live);
  const oldest = byAddress.keys().next();
  if (byAddress.size > kept && !oldest.done) byAddress.delete(oldest.value);
  return live.failures > env().LEASEHOLD_FAILED_CREDENTIALS
    ? Math.max(1, Math.ceil((live.startedAt + window - now) / 1000))
    : 0;
}
