"use client";

import { ConfirmAction } from "@/components/confirm-action";
import { Button } from "@/components/ui/button";
import { moveUpAction } from "./lease-actions";

type MoveUpProps = { ticketId: string; user: string; before: number };

/** Moves somebody to the front of a queue, after saying whom that puts back. */
export function MoveUp({ ticketId, user, before }: MoveUpProps) {
  return (
    <ConfirmAction
      trigger={
        <Button size="small" aria-label={`Move ${user} to the front of the queue`}>
          Move up…
        </Button>
      }
      title={`Move ${user} to the front?`}
      description={`${user} gets the next seat that comes back, before the ${before === 1 ? "one" : before} who ${before === 1 ? "stands" : "stand"} ahead now. Their order among themselves stays as it is. It is recorded, with your name and reason.`}
      confirm="Move up"
      reason={{ label: "Reason", required: true }}
      action={(reason) => moveUpAction({ ticketId, reason })}
      done={`${user} stands first.`}
    />
  );
}
