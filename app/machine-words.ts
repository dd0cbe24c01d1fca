import type { ActivationEnd, MachineKind, MachineMatching } from "@/lib/db/generated/enums";

type Named = { name: string | null; hostname: string | null; fingerprint: string };

/** What people call a machine: its name, else its host name, else the beginning of its fingerprint. */
export const machineName = ({ name, hostname, fingerprint }: Named) =>
  name ?? hostname ?? (fingerprint.length > 20 ? `${fingerprint.slice(0, 16)}…` : fingerprint);

export const kindWords: Record<MachineKind, string> = {
  PHYSICAL: "Physical",
  VIRTUAL: "Virtual machine",
  CONTAINER: "Container",
};

export const machineEndWords: Record<ActivationEnd, string> = {
  DEACTIVATED: "Deactivated",
  MOVED: "Moved to other hardware",
  DEAD: "Freed: no heartbeat",
  LEFT: "Freed: its user left",
};

/** After "the same machine if ". */
export const matchingWords: Record<MachineMatching, string> = {
  ANY: "any one component is the same",
  TWO: "two components are the same",
  MOST: "most of the components that both know are the same",
  ALL: "every component that the activation knows is the same",
};
