"use client";

import { ConfirmAction } from "@/components/confirm-action";
import { useSelection } from "@/components/table/selection";
import { Button } from "@/components/ui/button";
import { counted } from "../licenses/license-words";
import { releaseMachinesAction } from "./actions";

/** Deactivates the ticked machines, after saying what that does. */
export function DeactivateSelected() {
  const { ids, clear } = useSelection();
  const machines = counted(ids.length, "machine");
  return (
    <ConfirmAction
      trigger={<Button size="small">Deactivate {machines}…</Button>}
      title={`Deactivate ${machines}?`}
      description="They can no longer use the software, and their offline files are revoked. Their units are free at once: a machine may take one again by activating."
      confirm={`Deactivate ${machines}`}
      danger
      reason={{ label: "Reason" }}
      action={(reason) => releaseMachinesAction({ activationIds: ids, reason })}
      done={({ released }) => `${counted(released.length, "machine")} deactivated.`}
      onDone={clear}
    />
  );
}
