import { addDays, startOfDay } from "@/lib/kernel/calendar";
import { company } from "./company";
import type { Random } from "./random";
import type { Session } from "./replay-sessions";

/** When a pool is used: by people at their desks, or by a farm that works when they have gone home. */
type Shape = "desk" | "night" | "builds";

export type Habit = {
  poolId: string;
  shape: Shape;
  users: readonly string[];
  /** Names of hosts: `bench` is bench-1, bench-2 and so on. */
  host: string;
  hosts: number;
  /** The first two numbers of the addresses that they ask from. */
  network: string;
  /** Check-outs on an ordinary working day. */
  perDay: number;
  minutes: readonly [least: number, most: number];
  mostSeats?: number;
  project?: string;
  version?: string;
};

const hour = 3_600_000;
const minute = 60_000;

/** How much of an ordinary day a weekday has, Sunday first. */
const weekdays: Record<Shape, readonly number[]> = {
  desk: [0, 0.95, 1.1, 1.1, 1, 0.7, 0.03],
  night: [0.5, 1, 1, 1, 1.1, 1.2, 0.5],
  builds: [0.25, 1, 1, 1.1, 1.2, 0.9, 0.3],
};

/** Hours of the day at which work begins, each as often as it is likely. */
const beginnings: Record<Shape, readonly number[]> = {
  desk: [7, 8, 8, 8, 9, 9, 9, 9, 10, 10, 11, 13, 13, 13, 14, 14, 15, 16],
  night: [18, 19, 19, 20, 20, 21, 22, 22, 23],
  builds: [1, 1, 2, 2, 2, 3, 9, 10, 11, 14, 15, 16, 17, 17, 18],
};

/** What programs did with pools on the days before a day: more of it from week to week, and one in seventy of them died. */
export function sessionsOf(habits: readonly Habit[], today: Date, days: number, random: Random): Session[] {
  const sessions: Session[] = [];
  const held = new Map<string, Session[]>();
  const end = startOfDay(company.timeZone, today).getTime();
  for (let ago = days; ago >= 1; ago--) {
    const day = addDays(today, -ago);
    const midnight = startOfDay(company.timeZone, day).getTime();
    const growth = 1.1 - (0.3 * ago) / days;
    for (const habit of habits) {
      const { shape, perDay, minutes, mostSeats = 1, network, host, hosts, users, poolId, project, version } = habit;
      const most = perDay * growth * (weekdays[shape][day.getUTCDay()] ?? 1);
      const count = Math.floor(most) + (random.chance(most % 1) ? 1 : 0);
      for (let n = 0; n < count; n++) {
        const from =
          midnight + random.pick(beginnings[shape]) * hour + random.below(60) * minute + random.below(minute);
        const lasted = (minutes[0] + random.below(minutes[1] - minutes[0])) * minute + random.below(minute);
        const session: Session = {
          poolId,
          from: new Date(from),
          until: new Date(from + lasted),
          user: random.pick(users),
          host: `${host}-${random.below(hosts) + 1}`,
          address: `${network}.${random.below(4)}.${random.below(250) + 1}`,
          seats: random.below(mostSeats) + 1,
          ...(project ? { project } : {}),
          ...(version ? { version } : {}),
          ...(random.chance(1 / 70) ? { died: true } : {}),
        };
        // Whoever has a seat asks for no other.
        const holder = `${poolId} ${session.user} ${session.host}`;
        const own = held.get(holder) ?? [];
        if (from + lasted >= end || own.some((other) => session.from <= other.until && other.from <= session.until))
          continue;
        held.set(holder, [...own, session]);
        sessions.push(session);
      }
    }
  }
  return sessions;
}
