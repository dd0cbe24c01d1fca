"use client";

import { Ellipsis } from "lucide-react";
import { useState } from "react";
import { MoveMachineDialog, type MovableMachine } from "../../move-machine-dialog";
import { ConfirmAction } from "@/components/confirm-action";
import { Button } from "@/components/ui/button";
import {
  DropdownMenu,
  DropdownMenuContent,
  DropdownMenuItem,
  DropdownMenuSeparator,
  DropdownMenuTrigger,
} from "@/components/ui/dropdown-menu";
import { moveActivationAction, releaseMachinesAction } from "./actions";

/** What can be done with a machine that holds a unit. */
export function MachineMenu({ machine, isWaiting }: { machine: MovableMachine; isWaiting: boolean }) {
  const [opened, setOpened] = useState<"move" | "deactivate" | null>(null);
  const close = () => setOpened(null);
  return (
    <>
      <DropdownMenu>
        <DropdownMenuTrigger asChild>
          <Button size="icon" variant="ghost" aria-label={`Acts on ${machine.label}`}>
            <Ellipsis aria-hidden="true" />
          </Button>
        </DropdownMenuTrigger>
        <DropdownMenuContent>
          <DropdownMenuItem disabled={isWaiting} onSelect={() => setOpened("move")}>
            {isWaiting ? "Move: one waits already" : "Move to other hardware…"}
          </DropdownMenuItem>
          <DropdownMenuSeparator />
          <DropdownMenuItem danger onSelect={() => setOpened("deactivate")}>
            Deactivate…
          </DropdownMenuItem>
        </DropdownMenuContent>
      </DropdownMenu>
      {opened === "move" ? <MoveMachineDialog machine={machine} action={moveActivationAction} onClose={close} /> : null}
      <ConfirmAction
        open={opened === "deactivate"}
        onOpenChange={(open) => (open ? undefined : close())}
        title={`Deactivate ${machine.label}?`}
        description={`It can no longer use ${machine.license}, and its offline files are revoked. Its unit is free at once: the machine may take it again by activating.`}
        confirm="Deactivate"
        danger
        reason={{ label: "Reason" }}
        action={(reason) => releaseMachinesAction({ activationIds: [machine.id], reason })}
        done={`${machine.label} is deactivated.`}
      />
    </>
  );
}
