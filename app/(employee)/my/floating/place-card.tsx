"use client";

import { DateText } from "@/components/date";
import { ConfirmAction } from "@/components/confirm-action";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { MyPlace } from "@/lib/floating/my-floating";
import { leaveOwnPlaceAction } from "./actions";
import { placeInWords, waitInWords } from "./wait-words";

/** A place in a queue: which, and how long it may still take. */
export function PlaceCard({ place }: { place: MyPlace }) {
  const { id, license, host, seats, since, position, estimatedWaitSeconds, expiresAt } = place;
  return (
    <li className="rounded-panel border-line bg-panel border px-4 py-3">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <h2 className="min-w-0 font-semibold [overflow-wrap:anywhere]">{license}</h2>
        <Badge tone="warn">{placeInWords(position)}</Badge>
      </div>
      <p className="mt-0.5 [overflow-wrap:anywhere]">
        Waiting for {seats === 1 ? "a seat" : `${seats} seats`} on {host}
      </p>
      <p className="text-muted mt-0.5 text-sm">
        {waitInWords(estimatedWaitSeconds)} · since <DateText value={since} time recent /> · waits until{" "}
        <DateText value={expiresAt} time />
      </p>
      <div className="mt-2.5 flex flex-wrap gap-2">
        <ConfirmAction
          trigger={
            <Button size="small" aria-label={`Leave the queue for ${license}`}>
              Leave the queue…
            </Button>
          }
          title={`Leave the queue for ${license}?`}
          description="Whoever is behind you moves up. To wait again, start the program again: you stand at the end then."
          confirm="Leave the queue"
          danger
          action={() => leaveOwnPlaceAction({ ticketId: id })}
          done={`You no longer wait for ${license}.`}
        />
      </div>
    </li>
  );
}
