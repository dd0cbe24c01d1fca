"use client";

import type { ReactNode } from "react";
import { Count } from "@/components/count";
import { Panel } from "@/components/ui/panel";
import { counted } from "../licenses/license-words";
import { HolderTable } from "./holder-table";
import { useLivePool } from "./live-pools";
import { QueueTable } from "./queue-table";

type LiveNowProps = { id: string; name: string; mayOrder: boolean; nobody: ReactNode };

/** Who holds seats of a pool and who waits, as it is now. */
export function LiveNow({ id, name, mayOrder, nobody }: LiveNowProps) {
  const pool = useLivePool(id);
  if (!pool?.holders || !pool.queue) return null;
  const { holders, queue, inUse, overdraft, capacity } = pool;
  const shown = holders.reduce((sum, { seats }) => sum + seats, 0);
  const owed = capacity === null ? 0 : Math.max(0, inUse - overdraft - capacity);
  return (
    <div className="mt-4 grid gap-4">
      {owed > 0 ? (
        <p role="status" className="text-warn text-sm">
          {counted(owed, "seat")} more than the pool still has: it shrank while they were held. Nobody is cut; the next{" "}
          {counted(owed, "seat")} that come back are not given out again.
        </p>
      ) : null}
      {queue.length > 0 ? (
        <Panel title="Waiting" note="served by priority, then age; whoever an admin moves up comes first">
          <QueueTable pool={name} queue={queue} mayOrder={mayOrder} />
          {pool.queued > queue.length ? (
            <p className="text-muted mt-2 text-sm">
              The first <Count value={queue.length} /> of <Count value={pool.queued} />.
            </p>
          ) : null}
        </Panel>
      ) : null}
      {holders.length === 0 ? (
        nobody
      ) : (
        <Panel title="In use" note={`${counted(inUse, "seat")}, the longest held first`}>
          <HolderTable pool={name} poolId={id} holders={holders} />
          {inUse > shown ? (
            <p className="text-muted mt-2 text-sm">
              The {counted(holders.length, "lease")} held longest, with <Count value={shown} /> of{" "}
              <Count value={inUse} /> seats in use.
            </p>
          ) : null}
        </Panel>
      )}
    </div>
  );
}
