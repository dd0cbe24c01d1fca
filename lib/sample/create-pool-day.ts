import { checkOut } from "@/lib/floating/check-out";
import { returnForHolder } from "@/lib/floating/return-lease";
import type { TokenActor } from "@/lib/kernel/actor";
import { addDays } from "@/lib/kernel/calendar";
import { executeDirect } from "@/lib/kernel/direct-operation";
import { Refusal } from "@/lib/kernel/refusal";
import type { Runtime } from "@/lib/kernel/runtime";
import { borrowLease } from "@/lib/offline/borrow-lease";
import type { MadeLicense } from "./create-estate";
import type { SamplePerson } from "./create-people";
import type { SolverPools } from "./create-pools";
import type { Maker } from "./maker";
import { keepAskingStatement } from "./replay.sql";

/** A day, seconds: what is checked out for the sample is still held when somebody looks. */
const longLease = 86_400;
const week = 7 * longLease;

/**
 * The day on which the company is made: a pool in whose queue four wait, one that gives out more than was bought, one that
 * keeps seats for a department, and seats that are away from the network.
 */
export async function createPoolDay(
  runtime: Runtime,
  maker: Maker,
  client: TokenActor,
  licenses: readonly MadeLicense[],
  people: readonly SamplePerson[],
  { distributed, transient }: SolverPools,
): Promise<void> {
  const designers = people.filter(({ department }) => department === "electronics");
  const mechanics = people.filter(({ department }) => department === "mechanical");
  const licenseId = (name: string) => {
    const found = licenses.find(({ sample }) => (sample.name ?? sample.product) === name);
    if (!found) throw new Error(`the sample has no licence ${name}`);
    return found.id;
  };
  const ask = async ({ email }: SamplePerson, host: string, more: object) => {
    const claim = { holder: { user: email, host }, ttl: longLease, country: "NL", ...more };
    const answer = await executeDirect(runtime, client, checkOut, claim).catch(ignoreFull);
    return answer && "id" in answer ? answer.id : null;
  };

  const antenna = { poolId: distributed, project: "Handheld antenna" };
  for (const [at, person] of designers.slice(0, 3).entries()) await ask(person, `bench-${at + 1}`, antenna);
  for (const [at, person] of mechanics.slice(0, 8).entries())
    await ask(person, at < 6 ? `farm-${at + 1}` : `desk-${at + 1}`, { poolId: distributed });
  // One more than there are, and again: a denial, with the retry counted.
  for (const [at, person] of [...designers.slice(3, 9), ...designers.slice(8, 9)].entries())
    await ask(person, `bench-${Math.min(at, 5) + 4}`, { poolId: transient });

  const simulation = { licenseId: licenseId("Mechanical Enterprise") };
  for (const [at, person] of mechanics.slice(8, 18).entries()) await ask(person, `cad-${at + 1}`, simulation);
  const waits = [{}, { priority: 10 }, {}, { priority: 30 }];
  for (const [at, wait] of waits.entries()) {
    const person = mechanics[18 + at];
    const seats = at === 2 ? 2 : 1;
    if (person) await ask(person, `cad-${at + 21}`, { ...simulation, seats, wait: { maxSeconds: week, ...wait } });
  }
  await runtime.pool.query({ ...keepAskingStatement, values: [client.organizationId] });

  const circuits = { licenseId: licenseId("PathWave ADS") };
  for (const [at, person] of designers.slice(9, 15).entries()) await ask(person, `bench-${at + 20}`, circuits);

  const mathematics = { licenseId: licenseId("MATLAB (concurrent)") };
  for (const [at, person] of designers.slice(15, 22).entries()) {
    const leaseId = await ask(person, at < 4 ? `bench-${at + 30}` : `laptop-${at + 1}`, mathematics);
    if (!leaseId || at < 4) continue;
    await maker.run(borrowLease, { leaseId, until: addDays(maker.clock.now, at - 1).toISOString() }, client);
    if (at === 6) await maker.run(returnForHolder, { leaseId, lost: true, reason: "Left on a train" });
  }
}

/** That a pool is full, or keeps its seats for others, is a part of the day. */
function ignoreFull(error: unknown): null {
  if (!(error instanceof Refusal) || !["pool-exhausted", "reserved-for-others"].includes(error.code)) throw error;
  return null;
}
