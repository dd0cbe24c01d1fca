/** What a seat bar is told. `used` are seats in active use, `idle` those held but not used; they do not overlap. */
export type SeatCounts = {
  used: number;
  idle?: number;
  reserved?: number;
  /** Seats owned today; null where the right is not counted (a site licence). */
  capacity: number | null;
  /** People waiting; stated in words, not part of the bar. */
  queued?: number;
};

export type SegmentKind = "used" | "idle" | "reserved" | "over" | "free";
export type Segment = { kind: SegmentKind; from: number; to: number };

/**
 * The bar from 0 to 1. Seats beyond the capacity are drawn as "over" behind the limit: the scale then is what is
 * taken, and the limit stands where the capacity ends.
 */
export function seatShares({ used, idle = 0, reserved = 0, capacity }: SeatCounts): {
  segments: Segment[];
  limit: number | null;
  free: number;
  over: number;
} {
  const taken = used + idle + reserved;
  if (capacity === null) return { segments: [], limit: null, free: 0, over: 0 };
  const scale = Math.max(capacity, taken, 1);
  const segments: Segment[] = [];
  let at = 0;
  const push = (kind: SegmentKind, seats: number) => {
    if (seats <= 0) return;
    segments.push({ kind, from: at / scale, to: (at + seats) / scale });
    at += seats;
  };
  push("used", Math.min(used, capacity - at));
  push("idle", Math.min(idle, capacity - at));
  push("reserved", Math.min(reserved, capacity - at));
  const over = Math.max(0, taken - capacity);
  const free = Math.max(0, capacity - taken);
  push("over", over);
  push("free", free);
  return { segments, limit: over > 0 ? capacity / scale : null, free, over };
}
