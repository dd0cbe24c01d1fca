import { createPool } from "@/lib/floating/create-pool";
import { createRule } from "@/lib/floating/create-rule";
import { listDepartments } from "@/lib/people/list-departments";
import type { MadeLicense } from "./create-estate";
import type { Maker } from "./maker";

export type SolverPools = { distributed: string; transient: string };

/**
 * The solver's seats parted among two of its features: some kept for those who design antennas, a cap for everybody else's
 * machines, a network that may not use them.
 */
export async function createPools(maker: Maker, licenses: readonly MadeLicense[]): Promise<SolverPools> {
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
  return { distributed: distributed.id, transient: transient.id };
}
