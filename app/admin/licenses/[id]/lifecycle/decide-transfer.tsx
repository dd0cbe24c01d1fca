"use client";

import { ConfirmAction } from "@/components/confirm-action";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { decideTransferAction, withdrawTransferAction } from "./lifecycle-actions";

type DecideTransferProps = { transferId: string; license: string; mayWithdraw?: boolean };

/** Approve or reject a transfer that waits; a rejection says why. Nobody decides their own: the server says so. */
export function DecideTransfer({ transferId, license, mayWithdraw = false }: DecideTransferProps) {
  const withdraw = useAction(withdrawTransferAction, { done: `The transfer of ${license} is withdrawn.` });
  return (
    <div className="mt-2 flex flex-wrap gap-2">
      <ConfirmAction
        trigger={
          <Button size="small" variant="primary">
            Approve
          </Button>
        }
        title={`Transfer ${license}?`}
        description="It moves at once. Seats and machines stay with their holders."
        confirm="Approve transfer"
        reason={{ label: "Comment" }}
        action={(comment) => decideTransferAction({ transferId, decision: "APPROVE", comment: comment || null })}
        done={`${license} is transferred.`}
      />
      <ConfirmAction
        trigger={<Button size="small">Reject</Button>}
        title={`Reject the transfer of ${license}?`}
        description="It stays where it is. Whoever asked is told why."
        confirm="Reject transfer"
        reason={{ label: "Why", required: true }}
        action={(comment) => decideTransferAction({ transferId, decision: "REJECT", comment })}
        done={`The transfer of ${license} is rejected.`}
      />
      {mayWithdraw ? (
        <Button size="small" variant="ghost" pending={withdraw.pending} onClick={() => withdraw.run({ transferId })}>
          Withdraw
        </Button>
      ) : null}
    </div>
  );
}
