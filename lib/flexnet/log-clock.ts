import { z } from "zod";
import { dayAfter, type serverTime } from "./server-time";

/** Where a log's clock stands: the day that was named or reckoned, and the last time of day. */
export const clockState = z.object({
  day: z.string().nullable(),
  /** None before the first line: a log may begin just before midnight. */
  seconds: z.int().nullable(),
  /** In the second of two hours that show the same time. */
  late: z.boolean(),
  /** Midnights passed since the beginning, while no day is known yet. */
  midnights: z.int(),
});
export type ClockState = z.infer<typeof clockState>;

export const freshClock: ClockState = { day: null, seconds: null, late: false, midnights: 0 };

/** Two processes write one log: a line may come a little behind its time. That is no new day. */
const jitter = 600;

/**
 * The clock after a line. A time of day that is earlier than the last one means that midnight has passed, unless clocks
 * were put back then, or it is so little that two writers crossed. A line that names its day settles it.
 */
export function advanceClock(
  clock: ClockState,
  line: { seconds: number; day: string | null },
  time: ReturnType<typeof serverTime>,
): ClockState {
  const { seconds, day } = line;
  const back = clock.seconds === null ? 0 : clock.seconds - seconds;
  if (day !== null) {
    if (day === clock.day && back > 0 && back <= jitter) return clock;
    const again = day === clock.day && back > jitter && time.twice(day, seconds);
    const late = day === clock.day && time.twice(day, seconds) ? clock.late || again : false;
    return { day, seconds, late, midnights: 0 };
  }
  if ((back > 0 && back <= jitter) || back < jitter - 86_400) return clock;
  if (back <= 0) return { ...clock, seconds };
  if (clock.day === null) return { ...clock, seconds, midnights: clock.midnights + 1 };
  if (!clock.late && time.twice(clock.day, seconds)) return { ...clock, seconds, late: true };
  return { day: dayAfter(clock.day), seconds, late: false, midnights: 0 };
}
