"use client";

import { ConfirmAction } from "@/components/confirm-action";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { counted } from "../../licenses/license-words";
import { archivePoolAction } from "../pool-actions";

type ArchivePoolProps = { poolId: string; name: string; inUse: number; queued: number };

/** Closes a pool, after saying what becomes of those who hold and those who wait. */
export function ArchivePool({ poolId, name, inUse, queued }: ArchivePoolProps) {
  const holds =
    inUse > 0
      ? `${counted(inUse, "seat")} in use ${inUse === 1 ? "stays" : "stay"} with ${inUse === 1 ? "its holder" : "their holders"} until given back, and then ${inUse === 1 ? "goes" : "go"} to the licence's other pools.`
      : "Its seats go to the licence's other pools at once.";
  const waits =
    queued > 0 ? ` ${queued === 1 ? "The one who waits loses" : `All ${queued} who wait lose`} the place.` : "";
  return (
    <Panel title="Archive this pool">
      <p className="text-muted text-sm">Nothing more is given out of it. {holds}</p>
      <div className="mt-3">
        <ConfirmAction
          trigger={<Button variant="caution">Archive pool…</Button>}
          title={`Archive ${name}?`}
          description={`Nothing more is given out. ${holds}${waits}`}
          confirm="Archive pool"
          danger
          action={() => archivePoolAction({ poolId })}
          done={`${name} is archived.`}
        />
      </div>
    </Panel>
  );
}
