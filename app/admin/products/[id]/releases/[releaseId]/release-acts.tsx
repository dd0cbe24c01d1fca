"use client";

import { ConfirmAction } from "@/components/confirm-action";
import { useAction } from "@/components/form/use-action";
import { Button } from "@/components/ui/button";
import { ArchiveAct } from "../../../../archive-act";
import { archiveReleaseAction, reinstateReleaseAction, restoreReleaseAction, withdrawReleaseAction } from "../actions";

type ReleaseActsProps = { releaseId: string; name: string; isWithdrawn: boolean; isArchived: boolean };

/** Withdraw (its maker took it back) and archive (it was entered by mistake) are two things. */
export function ReleaseActs({ releaseId, name, isWithdrawn, isArchived }: ReleaseActsProps) {
  const reinstate = useAction(reinstateReleaseAction, { done: `${name} is offered again.` });
  return (
    <>
      <ArchiveAct
        archived={isArchived}
        name={name}
        what="release"
        effect="It counts for no licence any more: archive what was entered by mistake."
        archive={archiveReleaseAction.bind(null, { releaseId })}
        restore={restoreReleaseAction.bind(null, { releaseId })}
      />
      {isArchived ? null : isWithdrawn ? (
        <Button pending={reinstate.pending} onClick={() => reinstate.run({ releaseId })}>
          Reinstate
        </Button>
      ) : (
        <ConfirmAction
          trigger={<Button>Withdraw</Button>}
          title={`Withdraw ${name}?`}
          description="Whoever runs it goes on as before. It is no longer named as the newest version that a licence may run, and no upgrade leads to it."
          confirm="Withdraw"
          reason={{ label: "Reason" }}
          action={(reason) => withdrawReleaseAction({ releaseId, reason })}
          done={`${name} is withdrawn.`}
          undo={() => reinstateReleaseAction({ releaseId })}
          undone={`${name} is offered again.`}
        />
      )}
    </>
  );
}
