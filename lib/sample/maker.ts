import type { z } from "zod";
import type { Actor } from "@/lib/kernel/actor";
import { addDays, isoDay } from "@/lib/kernel/calendar";
import { execute, type Operation } from "@/lib/kernel/operation";
import type { Runtime } from "@/lib/kernel/runtime";
import { runtimeAt, type SampleClock } from "./sample-clock";

/** Runs commands for the sample company, on the day that its clock shows. */
export type Maker = {
  clock: SampleClock;
  /** The day on which the company is made: its "today". */
  today: Date;
  run<Input extends z.ZodType, Output>(
    operation: Operation<Input, Output>,
    raw: z.input<Input>,
    as?: Actor,
  ): Promise<Output>;
  /** `2027-03-12`, some days from today. */
  dayFromNow(days: number): string;
};

export function makerFor(runtime: Runtime, clock: SampleClock, today: Date, actor: Actor): Maker {
  const own = runtimeAt(runtime, clock);
  return {
    clock,
    today,
    run: (operation, raw, as = actor) => execute(own, as, operation, raw),
    dayFromNow: (days) => isoDay(addDays(today, days)),
  };
}
