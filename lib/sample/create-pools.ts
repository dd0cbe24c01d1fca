import { checkOut } from "@/lib/floating/check-out";
import { createPool } from "@/lib/floating/create-pool";
import { createRule } from "@/lib/floating/create-rule";
import type { TokenActor } from "@/lib/kernel/actor";
import { executeDirect } from "@/lib/kernel/direct-operation";
import { Refusal } from "@/lib/kernel/refusal";
import type { Runtime } from "@/lib/kernel/runtime";
import { listDepartments } from "@/lib/people/list-departments";
import type { MadeLicense } from "./create-estate";
import type { SamplePerson } from "./create-people";
import type { Maker } from "./maker";

/** A day, seconds: what is checked out for the sample is still held when somebody looks. */
const longLease = 86_400;

/**
 * The solver's seats parted among two of its features: some kept for those who design antennas, a cap for everybody else's
 * machines, a network that may not use them; and a working day, on which one pool is full.
 */
export async function createPools(
  runtime: Runtime,
  maker: Maker,
  client: TokenActor,
  licenses: readonly MadeLicense[],
  people: readonly SamplePerson[],
): Promise<void> {
  const solver = licenses.find(({ sample }) => sample.name === "HFSS HPC packs");
  const [antennas] = (await maker.run(listDepartments, { q: "Electronics" })).items;
  if (!solver || !antennas) throw new Error("the sample has nobody who solves");
  const licenseId = solver.id;
  const part = (feature: string, seats: number) => maker.run(createPool, { licenseId, feature, seats });
  const [distributed, transient] = [await part("distributed", 12), await part("transient", 4)];
  const rules = [
    { kind: "RESERVATION", groupKind: "DEPARTMENT", subject: antennas.id, seats: 5, note: "Antenna study" },
    { kind: "CAP", groupKind: "HOST", subject: "farm-*", seats: 6, note: "The farm leaves room for the desks" },
    { kind: "EXCLUDE", groupKind: "ADDRESS", subject: "10.99.0.0/16", note: "Guest network" },
    { kind: "PRIORITY", groupKind: "HOST", subject: "farm-*", priority: 20 },
  ] as const;
  for (const rule of rules) await maker.run(createRule, { poolId: distributed.id, ...rule });

  const designers = people.filter(({ department }) => department === "electronics");
  const others = people.filter(({ department }) => department === "mechanical");
  const checkedOut = async ({ email }: SamplePerson, host: string, poolId: string, project?: string) => {
    const claim = {
      poolId,
      holder: { user: email, host },
      ttl: longLease,
      country: "NL",
      ...(project ? { project } : {}),
    };
    await executeDirect(runtime, client, checkOut, claim).catch(ignoreFull);
  };
  for (const [at, person] of designers.slice(0, 3).entries())
    await checkedOut(person, `bench-${at + 1}`, distributed.id, "Handheld antenna");
  for (const [at, person] of others.slice(0, 8).entries())
    await checkedOut(person, at < 6 ? `farm-${at + 1}` : `desk-${at + 1}`, distributed.id);
  // One more than there are, and again: a denial, with the retry counted.
  for (const [at, person] of [...designers.slice(3, 9), ...designers.slice(8, 9)].entries())
    await checkedOut(person, `bench-${Math.min(at, 5) + 4}`, transient.id);
}

/** That a pool is full, or keeps its seats for others, is a part of the day. */
function ignoreFull(error: unknown): void {
  if (!(error instanceof Refusal) || !["pool-exhausted", "reserved-for-others"].includes(error.code)) throw error;
}
