"use client";

import { ConfirmAction } from "@/components/confirm-action";
import { useSelection } from "@/components/table/selection";
import { Button } from "@/components/ui/button";
import { releaseSeatsAction, undoReleaseAction } from "../actions";
import { counted } from "../license-words";

/** Releases the ticked seats, after saying what that does; the toast takes it back. */
export function ReleaseSelected() {
  const { ids, clear } = useSelection();
  const seats = counted(ids.length, "seat");
  return (
    <ConfirmAction
      trigger={<Button size="small">Release {seats}…</Button>}
      title={`Release ${seats}?`}
      description={`Held by ${counted(ids.length, "person", "people")}, who can no longer use the software. Those who wait are served first. Undo for 30 days, while the seats are free.`}
      confirm={`Release ${seats}`}
      danger
      reason={{ label: "Reason" }}
      action={(reason) => releaseSeatsAction({ seatIds: ids, reason })}
      done={({ released, left }) =>
        `${counted(released.length, "seat")} released.${left > 0 ? ` ${counted(left, "seat")} had ended already.` : ""}`
      }
      undo={({ released }) => undoReleaseAction({ seatIds: released })}
      undone="The seats are back with their holders."
      onDone={clear}
    />
  );
}
