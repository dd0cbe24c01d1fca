import { listPools } from "@/lib/floating/list-pools";
import type { TokenActor } from "@/lib/kernel/actor";
import { addDays } from "@/lib/kernel/calendar";
import type { Runtime } from "@/lib/kernel/runtime";
import type { DepartmentKey } from "./company";
import type { MadeLicense } from "./create-estate";
import type { SamplePerson } from "./create-people";
import { sessionsOf, type Habit } from "./floating-days";
import type { Maker } from "./maker";
import { seeded } from "./random";
import { replaySessions, type Session } from "./replay-sessions";

/** How far back what the licence server did goes, days. */
export const historyDays = 63;

type Use = Omit<Habit, "poolId" | "users"> & {
  license: string;
  feature?: string;
  of: DepartmentKey | readonly string[];
  /** So many of the department use it. */
  among?: number;
};

const amsterdam = "10.20";
const builds = ["build-main", "build-release", "build-firmware"];

const uses: readonly Use[] = [
  {
    ...{ license: "SOLIDWORKS Professional", of: "mechanical", among: 40, shape: "desk", host: "cad", hosts: 44 },
    ...{ network: amsterdam, perDay: 24, minutes: [120, 420], version: "32.3.0" },
  },
  {
    ...{ license: "Mechanical Enterprise", of: "mechanical", among: 18, shape: "desk", host: "cad", hosts: 20 },
    ...{ network: amsterdam, perDay: 12, minutes: [120, 420] },
  },
  {
    ...{ license: "PathWave ADS", of: "electronics", among: 14, shape: "desk", host: "bench", hosts: 16 },
    ...{ network: "10.30", perDay: 8, minutes: [90, 330] },
  },
  {
    ...{ license: "MATLAB (concurrent)", of: "electronics", among: 20, shape: "desk", host: "bench", hosts: 24 },
    ...{ network: amsterdam, perDay: 9, minutes: [60, 300] },
  },
  {
    ...{ license: "TeamCity Agents", of: builds, shape: "builds", host: "agent", hosts: 16 },
    ...{ network: amsterdam, perDay: 16, minutes: [15, 150] },
  },
  {
    ...{ license: "HFSS HPC packs", feature: "distributed", of: "electronics", among: 12, shape: "desk" },
    ...{ host: "bench", hosts: 14, network: "10.30", perDay: 5, minutes: [60, 300], project: "Handheld antenna" },
  },
  {
    ...{ license: "HFSS HPC packs", feature: "distributed", of: "mechanical", among: 12, shape: "desk" },
    ...{ host: "desk", hosts: 14, network: amsterdam, perDay: 4, minutes: [60, 280] },
  },
  {
    ...{ license: "HFSS HPC packs", feature: "distributed", of: ["solver-queue", "solver-sweep"], shape: "night" },
    ...{ host: "farm", hosts: 12, network: amsterdam, perDay: 7, minutes: [90, 480], mostSeats: 2 },
  },
  {
    ...{ license: "HFSS HPC packs", feature: "transient", of: "electronics", among: 9, shape: "desk", host: "bench" },
    ...{ hosts: 9, network: "10.30", perDay: 6, minutes: [90, 360] },
  },
];

/** Nine weeks of programs that checked seats out and in, with what they were refused and why. */
export async function createPoolHistory(
  runtime: Runtime,
  maker: Maker,
  client: TokenActor,
  licenses: readonly MadeLicense[],
  people: readonly SamplePerson[],
): Promise<void> {
  const poolIds = new Map<string, string>();
  const { items } = await maker.run(listPools, { limit: 100 });
  for (const { id, licenseId, feature } of items) {
    const sample = licenses.find((license) => license.id === licenseId)?.sample;
    if (sample) poolIds.set(placeOf(sample.name ?? sample.product, feature ?? undefined), id);
  }
  const poolOf = (license: string, feature?: string) => {
    const id = poolIds.get(placeOf(license, feature));
    if (!id) throw new Error(`the sample has no pool of ${license}`);
    return id;
  };
  const habits = uses.map(({ license, feature, of, among, ...use }): Habit => {
    const users = typeof of === "string" ? people.filter(({ department }) => department === of).slice(0, among) : [];
    return {
      ...use,
      poolId: poolOf(license, feature),
      users: typeof of === "string" ? users.map(({ email }) => email) : of,
    };
  });
  const ordinary = sessionsOf(habits, maker.today, historyDays, seeded(4_711));
  const odd = refusedOf(maker, poolOf, people);
  await replaySessions(runtime, client, [...ordinary, ...odd]);
}

const placeOf = (license: string, feature = "") => `${license}/${feature}`;

/** What nobody should have tried: from a guest network, from a country that was not bought, of a licence that had ended. */
function refusedOf(
  { today }: Maker,
  poolOf: (license: string, feature?: string) => string,
  people: readonly SamplePerson[],
): Session[] {
  const solvers = people.filter(({ department }) => department === "mechanical").slice(20, 26);
  const distributed = poolOf("HFSS HPC packs", "distributed");
  const tries = [
    { poolId: distributed, address: "10.99.3.18", host: "guest-3", days: [4, 11, 12, 30] },
    { poolId: distributed, address: "10.40.2.7", host: "desk-40", days: [2, 9, 23, 37, 44] },
    { poolId: poolOf("Ansys Academic bundle"), address: "10.20.1.9", host: "lab-2", days: [3, 5, 8, 16] },
  ];
  return tries.flatMap(({ days, ...at }, kind) =>
    days.map((ago, n) => {
      const from = new Date(addDays(today, -ago).getTime() + (8 + n + kind) * 3_600_000);
      const user = solvers[(n + kind) % solvers.length]?.email ?? "guest";
      return { ...at, user, from, until: new Date(from.getTime() + 3_600_000) };
    }),
  );
}
