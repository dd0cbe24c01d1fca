import { mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { seeded } from "@/lib/sample/random";
import { faultsOf } from "@/lib/testing/lease-checker";
import { leaseFaults, plantFault, writeLateEvents, type LeaseFault } from "@/lib/testing/lease-faults";
import { bookFaults, trailOf } from "@/lib/testing/pool-books";
import { peakOf } from "@/lib/testing/room-checker";
import { findRunningPostgres } from "@/server/postgres/start-postgres";
import { freePort } from "@/server/testing/free-port";
import { type Installation, openInstallation } from "@/server/testing/open-installation";
import { startSample } from "@/server/testing/start-sample-supervisor";
import { figuresOf, tableOf, type Figures } from "./figures";
import { callRoll } from "./roll-call";
import { sail } from "./storm-client";
import { openWaters, type Water } from "./waters";
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
  /** A fault that is planted in the licence server first, for the checker to find. */
  fault?: keyof typeof leaseFaults;
};

type Outcome = { faults: string[]; figures: Figures; report: string[] };

/** All of it starts beside whatever else a machine does, ms. */
const startPatienceMs = 300_000;

/**
 * Client programs over HTTP against an installation of its own, whose processes are killed and whose capacity changes
 * meanwhile. What they were answered is replayed by the checker. Answers what is wrong, and the figures.
 */
export async function httpStorm(options: StormOptions): Promise<Outcome> {
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
    startPatienceMs,
  );
  const endAll = async () => {
    await supervisor.stop("SIGTERM");
    await rm(dataFolder, { recursive: true, force: true });
  };
  let ending: Promise<void> | null = null;
  const end = () => (ending ??= endAll());
  // Whoever ends the storm ends what it started; what fails for that is not told any more.
  const quit = () => void end().finally(() => process.exit(143));
  process.once("SIGTERM", quit).once("SIGINT", quit);
  try {
    await supervisor.ready();
    const installation = await openInstallation(dataFolder, supervisor.url);
    try {
      const shore = { ...options, dataFolder, url: supervisor.url, ready: supervisor.ready };
      const { report, ...outcome } = await stormOver(installation, shore);
      return { ...outcome, report: [...report, ...complaints(supervisor.output())] };
    } finally {
      await installation.close();
    }
  } finally {
    await end();
    process.off("SIGTERM", quit).off("SIGINT", quit);
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

async function stormOver(installation: Installation, shore: Shore): Promise<Outcome> {
  const { seconds, clients, seed, url, dataFolder } = shore;
  const fault: LeaseFault | null = shore.fault ? leaseFaults[shore.fault] : null;
  const ownerUrl = (await findRunningPostgres(dataFolder))?.migrationUrl ?? "";
  if (fault) await plantFault(ownerUrl, fault);
  const waters = await openWaters(installation, clients);
  const { token } = await installation.token("client", "read", "manage");

  const figures = figuresOf();
  const until = Date.now() + seconds * 1000;
  const isOver = () => Date.now() >= until;
  const random = seeded(seed);
  const weather = { url, dataFolder, random, figures, isOver };
  let sailors = 0;
  const over = waters.map(async (water) => {
    const sea = { url, token, figures, isOver, licenseId: water.licenseId, account: water.account };
    const sailing = water.clients.map((sailor) => sail(sea, sailor, seeded(seed + 1 + ++sailors)));
    const [held] = await Promise.all([Promise.all(sailing), changeCapacity(weather, token, water, 5_000)]);
    return { sea, water, held: held.flatMap((hold) => hold ?? []) };
  });
  const late = fault?.late ? writeLateEvents(ownerUrl, isOver) : null;
  const [ended] = await Promise.all([Promise.all(over), killOn(weather, shore.killEvery * 1000), late]);

  await shore.ready();
  for (const { sea, water, held } of ended) await callRoll(sea, water, held);
  const faults = await faultsOver(installation, waters);
  for (const { name, account } of waters) figures.count("seats held at once, at most", name, peakOf(account));
  figures.count("faults found", "", faults.length);
  const said = `${clients} clients, ${shore.lanes} lanes, ${seconds} s, seed ${seed}, a kill every ${shore.killEvery} s`;
  return { faults, figures, report: [said, "", ...tableOf(figures.rows()), ""] };
}

async function faultsOver({ runtime, organizationId }: Installation, waters: readonly Water[]): Promise<string[]> {
  const trail = await trailOf(runtime.pool, organizationId);
  const accounts = waters.map(({ account }) => account);
  return [
    ...waters.flatMap(({ name, account }) => faultsOf(account, trail).map((fault) => `${name}: ${fault}`)),
    ...(await bookFaults(runtime.pool, organizationId, accounts)),
  ];
}
