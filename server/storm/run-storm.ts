import { cpus, loadavg } from "node:os";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { leaseFaults } from "@/lib/testing/lease-faults";
import { prepareProgram } from "@/server/prepare/prepare-program";
import { httpStorm } from "./http-storm";

const root = join(import.meta.dirname, "..", "..");

/**
 * `npm run storm -- --seconds 600 --clients 200 --lanes 3 --seed 7`: ends with 1 where the checker found something. With
 * `--fault lock` (or another of `leaseFaults`) one is planted first, which it is to find.
 */
export async function runStorm(args: string[]): Promise<never> {
  const { values } = parseArgs({
    args,
    options: {
      seconds: { type: "string", default: "60" },
      clients: { type: "string", default: "200" },
      lanes: { type: "string", default: "3" },
      seed: { type: "string" },
      "kill-every": { type: "string", default: "4" },
      "without-pages": { type: "boolean", default: false },
      fault: { type: "string" },
    },
  });
  const pages = !values["without-pages"];
  const options = {
    seconds: whole("seconds", values.seconds),
    clients: whole("clients", values.clients),
    lanes: whole("lanes", values.lanes),
    seed: whole("seed", values.seed ?? String(1 + (process.pid % 10_000))),
    killEvery: whole("kill-every", values["kill-every"]),
    pages,
    ...(values.fault === undefined ? {} : { fault: faultNamed(values.fault) }),
  };
  // The supervisor would build them as well, but not within the time in which it has to be ready.
  await prepareProgram(root, pages ? "all" : "jobs", new AbortController().signal);
  process.stdout.write(`${cpus().length} cores, load ${loadavg()[0]?.toFixed(1) ?? "?"} at the start\n`);
  const { faults, report } = await httpStorm(options);
  process.stdout.write(`${[...report, ...faults.slice(0, 100)].join("\n")}\n`);
  process.exit(faults.length === 0 ? 0 : 1);
}

function whole(name: string, text: string): number {
  const value = Number(text);
  return Number.isInteger(value) && value > 0 ? value : stop(`--${name} should be a whole number above 0.`);
}

function faultNamed(name: string): keyof typeof leaseFaults {
  return name in leaseFaults
    ? (name as keyof typeof leaseFaults)
    : stop(`--fault should be one of ${Object.keys(leaseFaults).join(", ")}.`);
}

function stop(why: string): never {
  process.stderr.write(`${why}\n`);
  process.exit(2);
}
