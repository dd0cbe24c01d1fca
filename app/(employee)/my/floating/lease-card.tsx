import { DateText } from "@/components/date";
import { Badge } from "@/components/ui/badge";
import type { MyLease } from "@/lib/floating/my-floating.sql";
import { LeaseActs } from "./lease-acts";

/** A floating seat of one's own: where it is used, until when, and what can be done with it. */
export function LeaseCard({ lease }: { lease: MyLease }) {
  const { license, vendor, feature, host, process, seats, startedAt, idleSince } = lease;
  return (
    <li className="rounded-panel border-line bg-panel border px-4 py-3">
      <div className="flex flex-wrap items-start justify-between gap-2">
        <h2 className="min-w-0 font-semibold [overflow-wrap:anywhere]">
          {license}
          {feature ? `: ${feature}` : ""}
        </h2>
        <LeasePill lease={lease} />
      </div>
      <p className="mt-0.5 [overflow-wrap:anywhere]">
        {seats > 1 ? `${seats} seats ` : ""}on {host}
        {process ? `, ${process}` : ""}
      </p>
      <p className="text-muted mt-0.5 text-sm">
        {vendor} · since <DateText value={startedAt} time recent />
        {idleSince ? (
          <>
            {" · last used "}
            <DateText value={idleSince} time recent />
          </>
        ) : null}
      </p>
      <Remark lease={lease} />
      <LeaseActs
        lease={{
          id: lease.id,
          license,
          host,
          seats,
          borrowedUntil: lease.borrowedUntil?.toISOString() ?? null,
          isLost: lease.lostAt !== null,
          latest: lease.isLent ? (lease.latest?.toISOString() ?? null) : null,
        }}
      />
    </li>
  );
}

function LeasePill({ lease: { borrowedUntil, lostAt, isReady } }: { lease: MyLease }) {
  if (lostAt) return <Badge tone="bad">Device lost</Badge>;
  if (isReady) return <Badge tone="warn">Ready for you</Badge>;
  return borrowedUntil ? <Badge tone="warn">Borrowed</Badge> : <Badge tone="ok">In use</Badge>;
}

/** Until when it is kept or away, or why it cannot be taken away. */
function Remark({ lease: { borrowedUntil, lostAt, isLent, longestSeconds, isReady, expiresAt } }: { lease: MyLease }) {
  if (isReady)
    return (
      <p className="text-muted mt-1.5 text-sm">
        Kept until <DateText value={expiresAt} time /> for the program that waited. If it does not take it by then, the
        next in the queue has it.
      </p>
    );
  if (borrowedUntil && lostAt)
    return (
      <p className="text-muted mt-1.5 text-sm">
        Its file is revoked. The seat is free again on <DateText value={borrowedUntil} time />.
      </p>
    );
  if (borrowedUntil)
    return (
      <p className="text-muted mt-1.5 text-sm">
        Works without a network until <DateText value={borrowedUntil} time />.
      </p>
    );
  if (isLent) return null;
  return (
    <p className="text-muted mt-1.5 text-sm">
      {longestSeconds === null
        ? "This licence is not lent for use without a network."
        : "It cannot be borrowed now: as many seats as may be are borrowed, or it is checked online alone."}
    </p>
  );
}
