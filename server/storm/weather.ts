import { readFile } from "node:fs/promises";
import { join } from "node:path";
import type { Random } from "@/lib/sample/random";
import { openLine } from "./call";
import type { Figures } from "./figures";
import type { Water } from "./waters";

type Weather = { url: string; dataFolder: string; random: Random; figures: Figures; isOver(): boolean };

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));
const commands = { lane: "server/lane.ts", web: "web.ts", jobs: "server/jobs.ts" };
const parts = ["lane", "lane", "web", "web", "jobs", "postgres"] as const;

/** Kills processes with -9, one after another, which their supervisor starts again; the next once all answers again. */
export async function killOn({ url, dataFolder, random, figures, isOver }: Weather, everyMs: number): Promise<void> {
  while (!isOver()) {
    await pause(everyMs * (0.5 + random.below(100) / 100));
    while (!isOver() && !(await answers(url))) await pause(100);
    const part = random.pick(parts);
    const pids = part === "postgres" ? await postgres(dataFolder) : await processes(dataFolder, commands[part]);
    if (isOver() || pids.length === 0) continue;
    if (kill(random.pick(pids))) figures.count("kills", part);
  }
}

const answers = (url: string) =>
  fetch(`${url}/readyz`).then(
    ({ ok }) => ok,
    () => false,
  );

function kill(pid: number): boolean {
  try {
    return process.kill(pid, "SIGKILL");
  } catch {
    return false;
  }
}

async function postgres(dataFolder: string): Promise<number[]> {
  const text = await readFile(join(dataFolder, "postgres", "postmaster.pid"), "utf8").catch(() => "");
  const pid = Number(text.split("\n")[0]);
  return pid > 0 && (await commandOf(pid)).includes("postgres") ? [pid] : [];
}

/** The running ones whose command names this file, as the supervisor wrote them down. */
async function processes(dataFolder: string, file: string): Promise<number[]> {
  const text = await readFile(join(dataFolder, "leasehold.lock"), "utf8").catch(() => '{"children":[]}');
  const { children }: { children: { pid: number }[] } = JSON.parse(text);
  const named = await Promise.all(
    children.map(async ({ pid }) => ((await commandOf(pid)).includes(file) ? [pid] : [])),
  );
  return named.flat();
}

const commandOf = (pid: number) => readFile(`/proc/${pid}/cmdline`, "utf8").catch(() => "");

/** Changes the capacity through the API, time and again, and notes from when until when each change was on its way. */
export async function changeCapacity(
  { url, random, figures, isOver }: Weather,
  token: string,
  { licenseId, purchaseId, levels, account: { capacities, odd } }: Water,
  everyMs: number,
): Promise<void> {
  const line = openLine(url, token);
  const path = `/api/v1/licenses/${licenseId}/purchases/${purchaseId}`;
  while (!isOver()) {
    await pause(everyMs * (0.5 + random.below(100) / 100));
    const seats = random.pick(levels);
    const change = { seats, from: Date.now(), to: Infinity };
    capacities.push(change);
    // Until it is acknowledged nobody knows whether it is in force.
    while (change.to === Infinity && !isOver()) {
      const seen = await line.call("GET", path);
      const body = { seats, allowOversubscription: true, reason: "Storm" };
      const said = seen?.etag ? await line.call("PATCH", path, body, { "if-match": seen.etag }) : null;
      if (said?.status === 200) change.to = Date.now();
      else await pause(300);
      for (const one of [seen, said])
        if (one && one.status >= 400 && !one.later && one.status !== 412)
          odd.push(`a change of the capacity was answered ${one.what}: ${JSON.stringify(one.body).slice(0, 300)}`);
    }
    figures.count("changes of the capacity");
  }
  line.hangUp();
}
