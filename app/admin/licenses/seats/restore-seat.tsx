"use client";

import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { undoReleaseAction } from "../actions";

/** Gives a released seat back to the one who held it, while it is free. */
export function RestoreSeat({ seatId, person }: { seatId: string; person: string }) {
  const { run, pending } = useAction(undoReleaseAction, { done: `${person} has the seat again.` });
  return (
    <Button
      size="small"
      pending={pending}
      onClick={() => run({ seatIds: [seatId] })}
      aria-label={`Give the seat back to ${person}`}
    >
      Undo release
    </Button>
  );
}
