import { parseArgs } from "node:util";
import { cpus, loadavg } from "node:os";
import { httpStorm } from "./http-storm";

/** `npm run storm -- --seconds 600 --clients 200 --lanes 3 --seed 7`: ends with 1 where the checker found something. */
const { values } = parseArgs({
  options: {
    seconds: { type: "string", default: "60" },
    clients: { type: "string", default: "200" },
    lanes: { type: "string", default: "3" },
    seed: { type: "string" },
    "kill-every": { type: "string", default: "4" },
    "without-pages": { type: "boolean", default: false },
  },
});
const whole = (name: string, text: string) => {
  const value = Number(text);
  if (Number.isInteger(value) && value > 0) return value;
  process.stderr.write(`--${name} should be a whole number above 0.\n`);
  process.exit(2);
};

process.stdout.write(`${cpus().length} cores, load ${loadavg()[0]?.toFixed(1) ?? "?"} at the start\n`);
const { faults, report } = await httpStorm({
  seconds: whole("seconds", values.seconds),
  clients: whole("clients", values.clients),
  lanes: whole("lanes", values.lanes),
  seed: whole("seed", values.seed ?? String(1 + (process.pid % 10_000))),
  killEvery: whole("kill-every", values["kill-every"]),
  pages: !values["without-pages"],
});
process.stdout.write(`${[...report, ...faults.slice(0, 100)].join("\n")}\n`);
process.exit(faults.length === 0 ? 0 : 1);
