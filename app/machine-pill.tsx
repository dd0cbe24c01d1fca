import { StatusPill } from "@/components/status-pill";
import type { ActivationEnd } from "@/lib/db/generated/enums";
import type { MachineState } from "@/lib/activations/machine-row";
import { machineEndWords } from "./machine-words";

type MachinePillProps = {
  machine: { state: MachineState; endReason: ActivationEnd | null; overage: boolean; waitingMove: object | null };
};

/** What is to be known first of a machine. */
export function MachinePill({ machine: { state, endReason, overage, waitingMove } }: MachinePillProps) {
  if (state === "ENDED") return <StatusPill status="ENDED" label={machineEndWords[endReason ?? "DEACTIVATED"]} />;
  if (state === "DEAD") return <StatusPill status="DEAD" label="No heartbeat" tone="bad" />;
  if (waitingMove) return <StatusPill status="PENDING" label="Move waits" />;
  return overage ? <StatusPill status="OVER" label="Overage" tone="warn" /> : <StatusPill status="ACTIVE" />;
}
