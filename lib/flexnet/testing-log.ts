import fc from "fast-check";
import { isoDay } from "@/lib/kernel/calendar";

/** What a simulated server did, and the log that it wrote of it. Every instant is in ms since 1970. */
export type Simulated = {
  lines: string[];
  /** Seats of each feature held after each thing that happened. */
  levels: { at: number; feature: string; seats: number }[];
  denials: number;
  last: number;
};

type Step = { pause: number; act: number; who: number; feature: number; seats: number };

const features = ["solve", "mesh", "post"];
const people = ["ada@ws1", "ada@ws2", "Grace Hopper@lab-3", "linus@ws1"];
const stamp = 6 * 3600;

/** Random days of a server: midnights, leases of several seats, twins in one second, crashes and restarts. */
export const randomSteps = fc.array(
  fc.record({
    pause: fc.oneof(fc.constant(0), fc.nat(90), fc.nat(30_000), fc.nat(100_000)),
    act: fc.nat(19),
    who: fc.nat(people.length - 1),
    feature: fc.nat(features.length - 1),
    seats: fc.oneof(fc.constant(1), fc.integer({ min: 2, max: 40 })),
  }),
  { minLength: 1, maxLength: 120 },
);

const pad = (value: number) => String(value).padStart(2, "0");

/** Plays the steps on a server that keeps UTC, and knows by simple counting who holds what. */
export function simulate(steps: readonly Step[], start = Date.UTC(2025, 11, 30, 21, 0, 0)): Simulated {
  const lines: string[] = [];
  const levels: Simulated["levels"] = [];
  const held: { who: string; feature: string; seats: number }[] = [];
  let [now, stamped, denials] = [start, start, 0];

  const write = (text: string, daemon = "demo") => {
    const at = new Date(now);
    const hour = String(at.getUTCHours()).padStart(2, " ");
    lines.push(`${hour}:${pad(at.getUTCMinutes())}:${pad(at.getUTCSeconds())} (${daemon}) ${text}`);
  };
  const us = () => {
    const [year, month, day] = isoDay(new Date(now)).split("-").map(Number);
    return `${month}/${day}/${year}`;
  };
  const tell = (feature: string) =>
    levels.push({
      at: now,
      feature,
      seats: held.filter((each) => each.feature === feature).reduce((sum, { seats }) => sum + seats, 0),
    });
  const boot = () => {
    write("-----------------------------------------------", "lmgrd");
    write(`FlexNet Licensing (v11.16.2.0 build 1 x64_lsb) started on lic1.example.test (linux) (${us()})`, "lmgrd");
    write("Server started on lic1.example.test for:\tsolve\tmesh");
    write("post\t\t");
    write("EXTERNAL FILTERS are OFF");
    held.length = 0;
    features.forEach(tell);
  };

  boot();
  for (const { pause, act, who: whoIndex, feature: featureIndex, seats } of steps) {
    for (let left = pause; left > 0;) {
      const step = Math.min(left, (stamped + stamp * 1000 - now) / 1000);
      now += step * 1000;
      left -= step;
      if (now === stamped + stamp * 1000) {
        stamped = now;
        write(`TIMESTAMP ${us()}`, "lmgrd");
      }
    }
    const [who, feature] = [people[whoIndex] ?? "", features[featureIndex] ?? ""];
    const many = (count: number) => (count === 1 ? " " : ` (${count} licenses) `);
    if (act === 0) {
      now += 1000;
      boot();
    } else if (act === 1) {
      denials += 1;
      write(`DENIED: "${feature}" ${who}  (Licensed number of users already reached. (-4,342))`);
    } else if (act < 11 || held.length === 0) {
      held.push({ who, feature, seats });
      write(`OUT: "${feature}" ${who} ${many(seats)}`);
      tell(feature);
    } else {
      const [gone] = held.splice(seats % held.length, 1);
      if (!gone) continue;
      write(`IN: "${gone.feature}" ${gone.who} ${many(gone.seats)}`);
      tell(gone.feature);
    }
  }
  return { lines, levels, denials, last: now };
}
