import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seeded } from "@/lib/sample/random";
import type { Account, Trail } from "@/lib/testing/lease-account";
import { faultsOf } from "@/lib/testing/lease-checker";
import { freePort } from "@/server/testing/free-port";
import { type Installation, openInstallation } from "@/server/testing/open-installation";
import { startSample } from "@/server/testing/start-sample-supervisor";
import { figuresOf } from "./figures";
import { sail } from "./storm-client";
import { changeCapacity, killOn } from "./weather";

type StormOptions = {
  seconds: number;
  clients: number;
  lanes: number;
  seed: number;
  /** Mean time between two kills, s. */
  killEvery: number;
  /** Runs the built pages as `npm start` does; otherwise their API alone, without a build. */
  pages: boolean;
};

const leaseSeconds = 10;
const pickupSeconds = 8;
const headSeconds = 10;
const borrowing = { borrowSeconds: 3_600, borrowLimit: 20, deployment: "HYBRID" } as const;

/**
 * Client programs over HTTP against an installation of its own, whose processes are killed and whose capacity changes
 * meanwhile. What they were answered is replayed by the checker. Answers what is wrong, and the figures.
 */
export async function httpStorm(options: StormOptions): Promise<{ faults: string[]; report: string[] }> {
  const dataFolder = await mkdtemp(join(tmpdir(), "leasehold-storm-"));
  const supervisor = startSample(
    {
      LEASEHOLD_DATA: dataFolder,
      PORT: String(await freePort()),
      LEASEHOLD_LANES: String(options.lanes),
      LOG_LEVEL: "warn",
      ...(options.pages ? { STORM_PAGES: "built" } : {}),
    },
    "server/storm/run-storm-supervisor.ts",
  );
  try {
    await supervisor.ready();
    const installation = await openInstallation(dataFolder, supervisor.url);
    try {
      const shore = { ...options, dataFolder, url: supervisor.url, ready: supervisor.ready };
      const { faults, report } = await stormOver(installation, shore);
      return { faults, report: [...report, ...complaints(supervisor.output())] };
    } finally {
      await installation.close();
    }
  } finally {
    await supervisor.stop("SIGTERM");
    await rm(dataFolder, { recursive: true, force: true });
  }
}

/** What the processes logged as errors, each once, with how often. */
function complaints(output: string): string[] {
  const counts = new Map<string, number>();
  for (const line of output.split("\n")) {
    const [, text = ""] = /^(\{.*"level":"(?:error|fatal)".*\})$/.exec(line) ?? [];
    if (text === "") continue;
    const { msg, err }: { msg?: string; err?: { message?: string; code?: string } } = JSON.parse(text);
    const what = `${msg ?? ""}: ${err?.code ?? ""} ${(err?.message ?? "").trim().split("\n").at(-1) ?? ""}`.slice(
      0,
      200,
    );
    counts.set(what, (counts.get(what) ?? 0) + 1);
  }
  return [...counts].sort(([, a], [, b]) => b - a).map(([what, times]) => `logged ${times} times: ${what}`);
}

type Shore = StormOptions & { dataFolder: string; url: string; ready(): Promise<void> };

async function stormOver(installation: Installation, shore: Shore) {
  const { seconds, clients, seed, url, dataFolder } = shore;
  const half = Math.max(4, Math.round(clients * 0.4));
  const license = await installation.license({ allocation: "FLOATING", seats: half, leaseSeconds, ...borrowing });
  await installation.db.pool.updateMany({ where: { licenseId: license.id }, data: { pickupSeconds, headSeconds } });
  const purchase = await installation.db.purchase.findFirstOrThrow({ where: { licenseId: license.id } });
  const { token } = await installation.token("client", "read", "manage");

  const account: Account = {
    ...{ leaseMs: leaseSeconds * 1000, pickupMs: pickupSeconds * 1000, headMs: headSeconds * 1000 },
    ...{ capacities: [{ seats: half, from: 0, to: 0 }], holds: [], returns: [], losses: [], tickets: [], keyed: [] },
    borrows: [],
    failures: 0,
  };
  const figures = figuresOf();
  const until = Date.now() + seconds * 1000;
  const isOver = () => Date.now() >= until;
  const random = seeded(seed);
  const sea = { url, token, licenseId: license.id, account, figures, isOver };
  const weather = { url, dataFolder, random, figures, isOver };
  const lot = { token, licenseId: license.id, purchaseId: purchase.id };
  const levels = [0.25, 0.4, 0.55, 0.7].map((share) => Math.max(3, Math.round(clients * share)));
  await Promise.all([
    killOn(weather, shore.killEvery * 1000),
    changeCapacity(weather, lot, account, levels, 5_000),
    ...Array.from({ length: clients }, (_, n) => sail(sea, `client-${n}`, n, seeded(seed + 1 + n))),
  ]);

  await shore.ready();
  const faults = [...faultsOf(account, await trailOf(installation)), ...(await stockFaults(installation))];
  const said = `${clients} clients, ${shore.lanes} lanes, ${seconds} s, seed ${seed}`;
  return { faults, report: [said, ...figures.lines(), `faults: ${faults.length}`] };
}

async function trailOf({ runtime, organizationId }: Installation): Promise<Trail> {
  const { rows } = await runtime.pool.query<{ id: string; types: string[] }>(
    `SELECT subject_id AS id, array_agg(type) AS types FROM audit_event
     WHERE organization_id = $1 AND subject_kind IN ('lease', 'ticket') GROUP BY subject_id`,
    [organizationId],
  );
  return new Map(rows.map(({ id, types }) => [id, types]));
}

/** The seats in the tables are those of the capacity and of the debt; no seat is of a lease that has another token. */
async function stockFaults({ runtime, organizationId }: Installation): Promise<string[]> {
  const { rows } = await runtime.pool.query<{ id: string; seats: number; due: number; odd: number }>(
    `SELECT p.id, count(s.*) FILTER (WHERE NOT s.extra)::int AS seats, (p.capacity + p.debt) AS due,
       count(*) FILTER (WHERE s.free_at > lease_now() AND NOT EXISTS (SELECT FROM lease l
         WHERE l.id = s.lease_id AND l.token = s.token AND l.ended_at IS NULL AND s.position = ANY (l.positions)))::int AS odd
     FROM pool p LEFT JOIN pool_seat s ON s.pool_id = p.id WHERE p.organization_id = $1 GROUP BY p.id`,
    [organizationId],
  );
  return rows.flatMap(({ id, seats, due, odd }) => [
    ...(seats === due ? [] : [`${id} has ${seats} seats where ${due} are due`]),
    ...(odd === 0 ? [] : [`${id} has ${odd} seats that are held by no lease`]),
  ]);
}
