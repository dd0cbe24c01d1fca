import { activateMachine } from "@/lib/activations/activate-machine";
import { deactivateMachine } from "@/lib/activations/deactivate-machine";
import { heartbeatActivation } from "@/lib/activations/heartbeat-activation";
import { moveActivation } from "@/lib/activations/move-activation";
import type { Actor } from "@/lib/kernel/actor";
import { addDays } from "@/lib/kernel/calendar";
import type { MadeLicense } from "./create-estate";
import type { SamplePerson } from "./create-people";
import type { Maker } from "./maker";
import { seeded, type Random } from "./random";

type Fleet = {
  license: string;
  machines: number;
  of: SamplePerson["department"];
  platform: string;
  version: string;
  prefix: string;
  /** Virtual servers, with so many cores each. */
  cores?: number;
};

const fleets: readonly Fleet[] = [
  {
    license: "Altium Designer (perpetual)",
    machines: 4,
    of: "electronics",
    platform: "Windows 11",
    version: "25.3.0",
    prefix: "ELX",
  },
  { license: "BenchVue", machines: 19, of: "electronics", platform: "Windows 11", version: "4.8.2", prefix: "LAB" },
  {
    license: "BenchVue for the service fleet",
    machines: 31,
    of: "field",
    platform: "Windows 11",
    version: "5.1.0",
    prefix: "SVC",
  },
  {
    license: "SQL Server Standard",
    machines: 2,
    of: "it",
    platform: "Windows Server 2022",
    version: "17.0.0",
    prefix: "AMS-SQL",
    cores: 4,
  },
  {
    license: "SQL Server Standard (München)",
    machines: 1,
    of: "it",
    platform: "Windows Server 2022",
    version: "16.0.4",
    prefix: "MUC-SQL",
    cores: 4,
  },
];

/** Machines under the node-locked licences: most alive, some silent, one moved to other hardware, one given up. */
export async function createMachines(
  maker: Maker,
  client: Actor,
  licenses: readonly MadeLicense[],
  people: readonly SamplePerson[],
): Promise<void> {
  const random = seeded(4_711);
  for (const fleet of fleets) {
    const made = licenses.find(({ sample }) => (sample.name ?? sample.product) === fleet.license);
    if (!made) throw new Error(`the sample has no ${fleet.license}`);
    const users = people.filter((person) => person.department === fleet.of && !person.isHead);
    const ids: string[] = [];
    for (let n = 0; n < fleet.machines; n++) {
      maker.clock.now = addDays(maker.today, -(300 - n * 9) + random.below(6));
      const machine = { ...machineOf(random, fleet, n), user: fleet.cores ? null : (users[n]?.email ?? null) };
      ids.push((await maker.run(activateMachine, { licenseId: made.id, ...machine }, client)).id);
    }
    await live(maker, client, random, fleet, ids);
  }
}

async function live(maker: Maker, client: Actor, random: Random, fleet: Fleet, ids: readonly string[]): Promise<void> {
  const [first, second] = ids;
  if (fleet.license === "Altium Designer (perpetual)" && first && second) {
    maker.clock.now = addDays(maker.today, -21);
    const machine = { ...machineOf(random, fleet, 40), user: null };
    await maker.run(moveActivation, { activationId: first, machine, reason: "The old workstation's board failed" });
    maker.clock.now = addDays(maker.today, -12);
    await maker.run(deactivateMachine, { activationId: second, reason: "Lab computer given back" }, client);
  }
  if (fleet.license !== "BenchVue for the service fleet") return;
  for (const [n, activationId] of ids.entries()) {
    maker.clock.now = addDays(maker.today, n % 11 === 5 ? -6 : 0);
    await maker.run(heartbeatActivation, { activationId }, client);
  }
}

function machineOf(random: Random, { prefix, platform, version, cores }: Fleet, n: number) {
  const hex = (digits: number) => Array.from({ length: digits }, () => random.below(16).toString(16)).join("");
  const hostname = `${prefix}-${String(n + 1).padStart(3, "0")}`;
  const hardware = { mac: hex(12), disk: hex(16).toUpperCase(), cpu: hex(16), board: hex(12).toUpperCase() };
  return {
    fingerprint: hex(64),
    components: cores ? { ...hardware, vm: `${hex(8)}-${hex(4)}-4${hex(3)}-8${hex(3)}-${hex(12)}` } : hardware,
    name: hostname,
    hostname: `${hostname.toLowerCase()}.halden.example`,
    platform,
    version,
    ...(cores ? { cores } : {}),
  };
}
