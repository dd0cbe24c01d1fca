"use client";

import { ConfirmAction } from "@/components/confirm-action";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { decideMoveAction, withdrawMoveAction } from "./actions";

/** Approve or reject a move; one's own can only be withdrawn. */
export function DecideMove({ moveId, machine, isOwn }: { moveId: string; machine: string; isOwn: boolean }) {
  const withdraw = useAction(withdrawMoveAction, { done: `The move of ${machine} is withdrawn.` });
  if (isOwn)
    return (
      <span className="flex flex-wrap items-center gap-2">
        <span className="text-muted text-sm">You asked: another admin decides.</span>
        <Button size="small" pending={withdraw.pending} onClick={() => withdraw.run({ moveId })}>
          Withdraw
        </Button>
      </span>
    );
  return (
    <span className="flex gap-2">
      <ConfirmAction
        trigger={<Button size="small">Approve…</Button>}
        title={`Approve the move of ${machine}?`}
        description={`${machine} stops at once, and its offline files are revoked. The new machine takes its unit.`}
        confirm="Approve the move"
        action={() => decideMoveAction({ moveId, decision: "approve" })}
        done={`${machine} has moved.`}
      />
      <ConfirmAction
        trigger={
          <Button size="small" variant="ghost">
            Reject…
          </Button>
        }
        title={`Reject the move of ${machine}?`}
        description={`${machine} keeps its unit. Whoever asked reads why.`}
        confirm="Reject the move"
        danger
        reason={{ label: "Why", required: true }}
        action={(note) => decideMoveAction({ moveId, decision: "reject", note })}
        done={`The move of ${machine} is rejected.`}
      />
    </span>
  );
}
