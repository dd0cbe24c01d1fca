"use client";

import { ConfirmAction } from "@/components/confirm-action";
import { Button } from "@/components/ui/button";
import { counted } from "../licenses/license-words";
import { releaseLeaseAction } from "./lease-actions";

type ReleaseLeaseProps = { leaseId: string; user: string; host: string; seats: number };

/** Takes seats back from who holds them, after saying what that does. */
export function ReleaseLease({ leaseId, user, host, seats }: ReleaseLeaseProps) {
  return (
    <ConfirmAction
      trigger={
        <Button size="small" aria-label={`Release the lease of ${user} on ${host}`}>
          Release…
        </Button>
      }
      title={`Release ${counted(seats, "seat")} of ${user}?`}
      description={`The program on ${host} learns at its next heartbeat that it has lost its seat, and may stop. Whoever waits gets it at once.`}
      confirm="Release"
      danger
      reason={{ label: "Reason, which its holder is told", required: true }}
      action={(reason) => releaseLeaseAction({ leaseId, reason })}
      done={`${counted(seats, "seat")} of ${user} released.`}
    />
  );
}
