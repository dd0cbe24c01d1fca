import { cpus, loadavg } from "node:os";
import { measureStartUp } from "./start-up";

process.stdout.write(`${cpus().length} cores, load ${loadavg()[0]?.toFixed(1) ?? "?"} at the start\n`);
const figures = await measureStartUp();
process.stdout.write("\n| figure | measured | limit |\n| --- | --- | --- |\n");
for (const { name, measured, limit, unit } of figures) {
  process.stdout.write(`| ${name} | ${measured.toFixed(1)} ${unit} | ≤ ${limit} ${unit} |\n`);
}
