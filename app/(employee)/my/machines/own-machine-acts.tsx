"use client";

import { useState } from "react";
import { ConfirmAction } from "@/components/confirm-action";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { MoveMachineDialog, type MovableMachine } from "../../../move-machine-dialog";
import { OfflineFile } from "./offline-file";
import { deactivateOwnMachineAction, moveOwnMachineAction, withdrawOwnMoveAction } from "./actions";

type OwnMachineActsProps = {
  machine: MovableMachine;
  waitingMoveId: string | null;
  canMove: boolean;
  runsOnFiles: boolean;
};

/** Move one's machine, take a move back, or give the unit back. */
export function OwnMachineActs({ machine, waitingMoveId, canMove, runsOnFiles }: OwnMachineActsProps) {
  const [moving, setMoving] = useState(false);
  const withdraw = useAction(withdrawOwnMoveAction, { done: "The move is withdrawn." });
  return (
    <div className="mt-2.5 flex flex-wrap gap-2">
      {waitingMoveId ? (
        <Button size="small" pending={withdraw.pending} onClick={() => withdraw.run({ moveId: waitingMoveId })}>
          Withdraw the move
        </Button>
      ) : canMove ? (
        <Button size="small" onClick={() => setMoving(true)}>
          Move to another machine…
        </Button>
      ) : null}
      {runsOnFiles ? <OfflineFile activationId={machine.id} license={machine.license} /> : null}
      <ConfirmAction
        trigger={
          <Button size="small" variant="ghost">
            Deactivate…
          </Button>
        }
        title={`Deactivate ${machine.license} on ${machine.label}?`}
        description="The program stops working there, and its offline files are revoked. Its unit is free for others at once; activate it again to have it back, if one is free then."
        confirm="Deactivate"
        danger
        reason={{ label: "Why you no longer need it" }}
        action={(reason) => deactivateOwnMachineAction({ activationId: machine.id, reason })}
        done={`${machine.license} is deactivated on ${machine.label}.`}
      />
      {moving ? (
        <MoveMachineDialog machine={machine} action={moveOwnMachineAction} onClose={() => setMoving(false)} />
      ) : null}
    </div>
  );
}
