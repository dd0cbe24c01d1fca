import { SeatBar } from "@/components/seat-bar";
import type { PoolFacts } from "@/lib/floating/pool-facts";
import { counted } from "../licenses/license-words";

type PoolNumbers = Pick<PoolFacts, "capacity" | "inUse" | "overdraft" | "reserved" | "queued" | "allowance">;

/** The seats of a pool to scale, with what is kept for groups, and how far the licence permits more than was bought. */
export function PoolSeatBar({ pool, className }: { pool: PoolNumbers; className?: string }) {
  const { capacity, inUse, reserved, queued, overdraft } = pool;
  const note = allowanceWords(pool);
  return (
    <div className={className}>
      <SeatBar
        used={inUse}
        // What is kept is free: never more than is left.
        reserved={capacity === null ? 0 : Math.min(reserved, Math.max(0, capacity - inUse))}
        capacity={capacity}
        queued={queued}
        words={{
          used: "in use",
          reserved: "free, kept for groups",
          free: reserved > 0 ? "free for everybody" : "free",
          queued: "waiting",
        }}
      />
      {note ? <p className={overdraft > 0 ? "text-warn mt-2 text-sm" : "text-muted mt-2 text-sm"}>{note}</p> : null}
    </div>
  );
}

function allowanceWords({ capacity, allowance, overdraft }: PoolNumbers): string | null {
  if (capacity === null) return "A licence for the whole site has no number of seats: whoever may use it gets one.";
  const given = overdraft > 0 ? `${counted(overdraft, "seat")} beyond what was bought, as the licence permits` : null;
  if (allowance === null) return `${given ?? "More than was bought may be given out"}; each such use is reported.`;
  if (allowance <= capacity) return given && `${given}.`;
  const most = `up to ${counted(allowance - capacity, "seat")} beyond what was bought`;
  return given ? `${given} (${most}).` : `The licence permits ${most}; each such use is reported.`;
}
