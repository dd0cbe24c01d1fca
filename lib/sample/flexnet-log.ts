import { addDays, isoDay } from "@/lib/kernel/calendar";
import type { Random } from "./random";

type Line = { at: number; text: string };

const days = 26;
const hour = 3_600;
const features = [
  { name: "abaqus", bought: 24, most: 8 },
  { name: "standard", bought: 16, most: 6 },
  { name: "cae", bought: 5, most: 1 },
];

export const sampleCapacities = features.map(({ name, bought }) => ({ feature: name, capacity: bought }));

/**
 * A month of a FlexNet server, as its debug log tells it: sessions on working days, denials when all is out, a night on which
 * it went down and nothing is known. `today` is the day after its last.
 */
export function sampleFlexNetLog(today: Date, users: readonly string[], random: Random): string {
  const lines: Line[] = [];
  const out = new Map(features.map(({ name }) => [name, [] as { until: number; seats: number }[]]));
  const add = (at: number, text: string) => lines.push({ at, text });
  for (let day = 0; day < days; day++) {
    const date = addDays(today, day - days);
    const [year, month, dayOfMonth] = isoDay(date).split("-").map(Number);
    const us = `${month}/${dayOfMonth}/${year}`;
    const start = day * 24 * hour;
    // It went down on the ninth evening without a word, and was started two mornings later.
    const down = day === 9 || day === 10;
    if (day === 0 || day === 11) {
      const boot = start + 7 * hour;
      add(boot, "(lmgrd) -----------------------------------------------");
      add(boot, `(lmgrd) FlexNet Licensing (v11.16.2.0 build 242455 x64_lsb) started on flex01 (linux) (${us})`);
      add(boot, `(lmgrd) Started ABAQUSLM (internet tcp_port 41207 pid 1742)`);
      add(boot + 1, "(ABAQUSLM) Server started on flex01 for:\tabaqus\tstandard\tcae\texplicit\tviewer\t");
    }
    if (down) continue;
    for (const stamp of [8, 14, 20]) add(start + stamp * hour + 45, `(lmgrd) TIMESTAMP ${us}`);
    if (date.getUTCDay() % 6 === 0) continue;
    const sessions: (() => void)[] = [];
    for (let count = 0; count < 34; count++) {
      const feature = random.pick(features);
      const at = start + 8 * hour + random.below(9 * hour);
      const until = at + 20 * 60 + random.below(4 * hour);
      const seats = 1 + random.below(feature.most);
      const who = `${random.pick(users)}@cad-${String(random.below(14) + 1).padStart(2, "0")}`;
      sessions.push(() => {
        const held = out.get(feature.name) ?? [];
        const inUse = held.filter((one) => one.until > at).reduce((sum, one) => sum + one.seats, 0);
        const many = seats === 1 ? "" : `(${seats} licenses) `;
        if (inUse + seats > feature.bought)
          return add(
            at,
            `(ABAQUSLM) DENIED: "${feature.name}" ${who}  (Licensed number of users already reached. (-4,342))`,
          );
        held.push({ until, seats });
        add(at, `(ABAQUSLM) OUT: "${feature.name}" ${who}  ${many}`);
        add(until, `(ABAQUSLM) IN: "${feature.name}" ${who}  ${many}`);
      });
    }
    sessions.forEach((session) => session());
  }
  lines.sort((a, b) => a.at - b.at);
  return lines.map(({ at, text }) => `${clock(at % (24 * hour))} ${text}\n`).join("");
}

function clock(seconds: number): string {
  const two = (value: number) => String(value).padStart(2, "0");
  return `${String(Math.floor(seconds / hour)).padStart(2)}:${two(Math.floor(seconds / 60) % 60)}:${two(seconds % 60)}`;
}
