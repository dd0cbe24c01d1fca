import { idMaker } from "@/lib/kernel/ids";
import type { Runtime } from "@/lib/kernel/runtime";

export type SampleClock = { now: Date };

/** The runtime with a clock of its own, so that the same commands make a history that has its days. */
export function runtimeAt(runtime: Runtime, clock: SampleClock): Runtime {
  const { smtp: _nobodyIsMailed, ...rest } = runtime;
  return { ...rest, now: () => clock.now, newId: idMaker(() => clock.now, runtime.randomBytes) };
}

/** The first of a month, some months before (or after) another day, at 09:00 UTC. */
export function monthsFrom(day: Date, months: number, dayOfMonth = 1): Date {
  const whole = Math.floor(months);
  const from = new Date(Date.UTC(day.getUTCFullYear(), day.getUTCMonth() + whole, dayOfMonth, 9));
  return new Date(from.getTime() + (months - whole) * 30 * 86_400_000);
}
