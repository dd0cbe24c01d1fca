import { cpus, loadavg } from "node:os";
import { measureLicensing } from "./licensing/measure-licensing";
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
};

const asked = process.argv.slice(2);
const unknown = asked.filter((name) => !(name in parts));
if (unknown.length > 0) {
  process.stderr.write(`There is no part ${unknown.join(", ")}. Parts: ${Object.keys(parts).join(", ")}.\n`);
  process.exit(2);
}
process.stdout.write(`${cpus().length} cores, load ${loadavg()[0]?.toFixed(1) ?? "?"} at the start\n`);
for (const [name, measure] of Object.entries(parts)) {
  if (asked.length === 0 || asked.includes(name)) process.stdout.write(`\n${await measure()}\n`);
}
