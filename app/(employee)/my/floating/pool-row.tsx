"use client";

import { DateText } from "@/components/date";
import { useAction } from "@/components/form/use-action";
import { SeatBar } from "@/components/seat-bar";
import { Button } from "@/components/ui/button";
import type { MyPool } from "@/lib/floating/my-floating";
import { askIdleHoldersAction } from "./actions";

/** A pool that one uses, as full as it is; of a full one, the idle holders can be asked. */
export function PoolRow({ pool }: { pool: MyPool }) {
  const { id, license, vendor, capacity, inUse, queued, isFull, askedAt } = pool;
  return (
    <li className="border-line grid items-center gap-x-6 gap-y-2 border-t py-3 first:border-0 sm:grid-cols-[minmax(0,1fr)_minmax(0,1.2fr)_auto]">
      <div className="min-w-0">
        <p className="font-medium [overflow-wrap:anywhere]">{license}</p>
        <p className="text-muted text-sm">{vendor}</p>
      </div>
      <SeatBar size="small" used={inUse} capacity={capacity} queued={queued} words={{ used: "in use" }} />
      <div className="sm:w-[180px] sm:text-right">
        {askedAt ? (
          <p className="text-muted text-sm">
            Asked <DateText value={askedAt} time recent />
          </p>
        ) : isFull ? (
          <AskIdleHolders poolId={id} license={license} />
        ) : null}
      </div>
    </li>
  );
}

function AskIdleHolders({ poolId, license }: { poolId: string; license: string }) {
  const { run, pending } = useAction(askIdleHoldersAction, {
    done: ({ asked }) =>
      `${asked === 1 ? "1 idle holder was" : `${asked} idle holders were`} asked to release. Your name was not told.`,
  });
  return (
    <Button
      size="small"
      pending={pending}
      aria-label={`Ask idle holders of ${license} to release`}
      onClick={() => run({ poolId })}
    >
      Ask idle holders
    </Button>
  );
}
