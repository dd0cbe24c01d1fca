"use client";

import { Count } from "@/components/count";
import { SeatBar } from "@/components/seat-bar";
import { useLivePool } from "./live-pools";
import { PoolSeatBar } from "./pool-seat-bar";

/** The seats of a pool of the page, to scale, as they are now. */
export function LiveSeats({ id }: { id: string }) {
  const pool = useLivePool(id);
  if (!pool) return null;
  const { capacity, inUse, reserved, queued } = pool;
  return (
    <SeatBar
      size="small"
      used={inUse}
      reserved={capacity === null ? 0 : Math.min(reserved, Math.max(0, capacity - inUse))}
      capacity={capacity}
      queued={queued}
      words={{ used: "in use", reserved: "kept" }}
    />
  );
}

type NumberOf = "inUse" | "capacity" | "queued" | "overdraft" | "denials";

/** A number of a pool of the page as it is now. */
export function LiveNumber({ id, of }: { id: string; of: NumberOf }) {
  const value = useLivePool(id)?.[of];
  if (value === undefined) return null;
  if (value === null) return <span className="text-muted">Not counted</span>;
  // Nothing waits, nothing was refused: it stands back, and is no line of a card.
  return (
    <span data-zero={value === 0 || undefined} className="data-zero:text-faint">
      <Count value={value} />
    </span>
  );
}

export function LiveSeatBar({ id, className }: { id: string; className?: string }) {
  const pool = useLivePool(id);
  return pool ? <PoolSeatBar pool={pool} className={className} /> : null;
}
