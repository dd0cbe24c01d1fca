import type { ReactNode } from "react";
import { DateText } from "@/components/date";
import type { OwnMachine } from "@/lib/activations/my-machines";
import { MachinePill } from "../../../machine-pill";
import { kindWords, machineName } from "../../../machine-words";
import { OwnMachineActs } from "./own-machine-acts";

/** A machine of one's own: what it is, what it runs, and what can be done with it. */
export function OwnMachineCard({ machine }: { machine: OwnMachine }) {
  const { license, waitingMove } = machine;
  const name = machineName(machine);
  const facts: ReactNode[] = [
    license.product.vendor.name,
    machine.kind === "PHYSICAL" ? machine.platform : kindWords[machine.kind],
    machine.appVersion ? `version ${machine.appVersion}` : null,
    <>
      since <DateText value={machine.activatedAt} />
    </>,
  ].filter((fact) => fact !== null);
  return (
    <li className="rounded-panel border-line bg-panel border px-4 py-3">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <h2 className="min-w-0 font-semibold [overflow-wrap:anywhere]">{license.name}</h2>
        <MachinePill machine={machine} />
      </div>
      <p className="mt-0.5 [overflow-wrap:anywhere]">on {name}</p>
      <p className="text-muted mt-0.5 text-sm">
        {facts.map((fact, at) => (
          <span key={at}>
            {at > 0 ? " · " : ""}
            {fact}
          </span>
        ))}
      </p>
      <Remark machine={machine} />
      <OwnMachineActs
        machine={{ id: machine.id, label: name, license: license.name, needsApproval: machine.moveNeedsApproval }}
        waitingMoveId={waitingMove?.id ?? null}
        canMove={machine.nextMove === null}
        runsOnFiles={machine.runsOnFiles}
      />
    </li>
  );
}

/** What is to be known before one acts: a move that waits, one that is not possible yet, a heartbeat that stopped. */
function Remark({ machine: { waitingMove, nextMove, state, license } }: { machine: OwnMachine }) {
  if (waitingMove)
    return (
      <p className="text-muted mt-1.5 text-sm">
        A move to other hardware, asked for <DateText value={waitingMove.createdAt} recent />, waits for an admin.
      </p>
    );
  if (state === "DEAD")
    return (
      <p className="text-muted mt-1.5 text-sm">
        The program on it has not been heard of.{" "}
        {license.deadMachines === "FREE" ? "Start it, or its unit goes to whoever needs it." : "It keeps its unit."}
      </p>
    );
  if (nextMove === "never")
    return <p className="text-muted mt-1.5 text-sm">This licence stays with its machine: it cannot be moved.</p>;
  if (nextMove)
    return (
      <p className="text-muted mt-1.5 text-sm">
        It has moved as often as the licence allows. The next move is possible on <DateText value={nextMove} />.
      </p>
    );
  return null;
}
