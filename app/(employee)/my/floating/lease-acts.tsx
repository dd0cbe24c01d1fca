"use client";

import { ConfirmAction } from "@/components/confirm-action";
import { DateText } from "@/components/date";
import { Button } from "@/components/ui/button";
import { releaseOwnAction, returnOwnAction } from "./actions";
import { BorrowDialog } from "./borrow-dialog";
import { FileAgain } from "./file-again";

export type OwnLease = {
  id: string;
  license: string;
  host: string;
  seats: number;
  /** Instants in RFC 3339. */
  borrowedUntil: string | null;
  isLost: boolean;
  /** Until when it may be borrowed at most; null where it may not. */
  latest: string | null;
};

/** Borrow or release what is in use; return what is borrowed, or say that its device is lost. */
export function LeaseActs({ lease }: { lease: OwnLease }) {
  const { borrowedUntil, latest } = lease;
  return (
    <div className="mt-2.5 flex flex-wrap gap-2">
      {borrowedUntil ? (
        <BorrowedActs lease={lease} until={borrowedUntil} />
      ) : (
        <>
          {latest ? <BorrowDialog lease={lease} latest={latest} /> : null}
          <ReleaseFromAfar lease={lease} />
        </>
      )}
    </div>
  );
}

function ReleaseFromAfar({ lease: { id, license, host } }: { lease: OwnLease }) {
  return (
    <ConfirmAction
      trigger={
        <Button size="small" aria-label={`Release ${license} on ${host}`}>
          Release…
        </Button>
      }
      title={`Release ${license} on ${host}?`}
      description={`Whoever waits gets the seat at once. The program on ${host}, if it still runs, loses it at its next sign of life and may stop: save your work there first.`}
      confirm="Release seat"
      danger
      action={() => releaseOwnAction({ leaseId: id })}
      done={`Your seat of ${license} is released.`}
    />
  );
}

function BorrowedActs({ lease: { id, license, host, isLost }, until }: { lease: OwnLease; until: string }) {
  return (
    <>
      {isLost ? null : <FileAgain leaseId={id} license={license} until={until} />}
      <ConfirmAction
        trigger={<Button size="small">{isLost ? "Found again: return…" : "Return early…"}</Button>}
        title={`Return ${license}?`}
        description={`The seat is free at once, and the file on ${host} is revoked: delete it there, and do not use it any more.`}
        confirm="Return it"
        danger
        action={() => returnOwnAction({ leaseId: id })}
        done={`${license} is returned.`}
      />
      {isLost ? null : (
        <ConfirmAction
          trigger={
            <Button size="small" variant="ghost">
              Device lost…
            </Button>
          }
          title={`Is ${host} lost?`}
          description={
            <>
              Its file is revoked. A device without a network cannot be called back, so the seat is free again when the
              file ends: <DateText value={until} time />. A licence manager can free it sooner.
            </>
          }
          confirm="Declare it lost"
          danger
          action={() => returnOwnAction({ leaseId: id, lost: true })}
          done={`${host} is declared lost.`}
        />
      )}
    </>
  );
}
