import { cpus, loadavg } from "node:os";
import type { Extent } from "./floating/extent";
import { measureFloating, type Ratio } from "./floating/measure-floating";
import { measureLicensing } from "./licensing/measure-licensing";
import { measurePast } from "./floating/measure-past";
import { measureStartUp } from "./start-up";

/** `npm run bench` measures all; `npm run bench -- licensing` one part. */
const parts: Record<string, () => Promise<string>> = {
  "start-up": async () => {
    const rows = (await measureStartUp()).map(
      ({ name, measured, limit, unit }) => `| ${name} | ${measured.toFixed(1)} ${unit} | ≤ ${limit} ${unit} |`,
    );
    return ["| figure | measured | limit |", "| --- | --- | --- |", ...rows].join("\n");
  },
  licensing: async () => {
    const rows = (await measureLicensing()).map(
      ({ name, ours, bare }) =>
        `| ${name} | ${ours.toFixed(0)} | ${bare.toFixed(0)} | ${((100 * ours) / bare).toFixed(0)} % |`,
    );
    const head = "| a second | Leasehold | bare node:http with the same SQL | of the bare |";
    return [head, "| --- | --- | --- | --- |", ...rows].join("\n");
  },
  floating: () => floatingTable({ rounds: 3, calls: 2_000, seconds: 2, pools: 1_000, past: 100_000 }),
  "floating-past": async () => {
    const { empty, full } = await measurePast({ rounds: 5, calls: 5_000, seconds: 0, pools: 1, past: 5_000_000 });
    return `check-outs a second: ${empty.toFixed(0)} without a past, ${full.toFixed(0)} with 5 million leases and 10 million events: ${(full / empty).toFixed(2)}`;
  },
  "floating-full": () => floatingTable({ rounds: 5, calls: 5_000, seconds: 5, pools: 1_000, past: 5_000_000 }),
};
const onlyWhenAsked = new Set(["floating-full", "floating-past"]);

async function floatingTable(extent: Extent): Promise<string> {
  const { rates, ratios } = await measureFloating(extent);
  const reached = ({ reached: value, goal, atMost }: Ratio) => (atMost ? value <= goal : value >= goal);
  return [
    "| figure | measured |",
    "| --- | --- |",
    ...rates.map(([name, value]) => `| ${name} | ${value.toFixed(value < 100 ? 2 : 0)} |`),
    "",
    "| ratio | measured | goal | |",
    "| --- | --- | --- | --- |",
    ...ratios.map(
      (ratio) =>
        `| ${ratio.name} | ${ratio.reached.toFixed(2)} | ${ratio.atMost ? "≤" : "≥"} ${ratio.goal} | ${reached(ratio) ? "reached" : "missed"} |`,
    ),
  ].join("\n");
}

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in parts));
if (unknown.length > 0) {
  process.stderr.write(`There is no part ${unknown.join(", ")}. Parts: ${Object.keys(parts).join(", ")}.\n`);
  process.exit(2);
}
process.stdout.write(`${cpus().length} cores, load ${loadavg()[0]?.toFixed(1) ?? "?"} at the start\n`);
for (const [name, measure] of Object.entries(parts)) {
  if (asked.length === 0 ? !onlyWhenAsked.has(name) : asked.includes(name))
    process.stdout.write(`\n${await measure()}\n`);
}
