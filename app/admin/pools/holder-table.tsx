import Link from "next/link";
import { CardTable, type CardColumn } from "@/components/card-table";
import { Count } from "@/components/count";
import { DateText } from "@/components/date";
import { Badge } from "@/components/ui/badge";
import { Button } from "@/components/ui/button";
import type { LiveHolder } from "@/lib/floating/live-pool";
import { EndBorrow } from "./end-borrow";
import { AddRule } from "./add-rule";
import { ReleaseLease } from "./release-lease";

/** As the page of a licence reads it, or as it is told live: with instants as text, and from where. */
type Holder = Omit<LiveHolder, keyof Instants | keyof From> & Instants & Partial<From>;
type Instants = {
  startedAt: Date | string;
  expiresAt: Date | string;
  borrowedUntil: Date | string | null;
  lostAt: Date | string | null;
};
type From = Pick<LiveHolder, "project" | "address" | "country" | "person">;

/** Who holds seats of a pool, since when and from where. */
export function HolderTable({ pool, poolId, holders }: { pool: string; poolId: string; holders: readonly Holder[] }) {
  return (
    <CardTable
      label={`Who holds seats of ${pool}`}
      columns={columnsFor(poolId)}
      rows={holders}
      rowId={(row) => row.leaseId}
    />
  );
}

const columnsFor = (poolId: string): CardColumn<Holder>[] => [
  {
    key: "user",
    header: "User",
    cell: (row) =>
      row.personId ? (
        <Link className="hover:underline" href={`/admin/people/${row.personId}`}>
          {row.person ?? row.user}
        </Link>
      ) : (
        row.user
      ),
  },
  { key: "host", header: "From", cell: (row) => (row.process ? `${row.host}, ${row.process}` : row.host) },
  { key: "address", header: "Where", cell: (row) => [row.address, row.country].filter(Boolean).join(", ") || null },
  { key: "project", header: "Project", cell: (row) => row.project ?? null },
  { key: "seats", header: "Seats", align: "right", cell: (row) => <Count value={row.seats} /> },
  { key: "startedAt", header: "Since", cell: (row) => <DateText value={row.startedAt} time recent /> },
  { key: "expiresAt", header: "Runs out", cell: (row) => <DateText value={row.expiresAt} time /> },
  {
    key: "remark",
    header: "Remark",
    cell: (row) =>
      row.borrowedUntil ? (
        <Badge tone={row.lostAt ? "bad" : "plain"}>{row.lostAt ? "Borrowed, device lost" : "Borrowed"}</Badge>
      ) : row.overdraft ? (
        <Badge tone="warn">Overdraft</Badge>
      ) : null,
  },
  {
    key: "acts",
    header: "Acts",
    quiet: true,
    align: "right",
    card: "acts",
    cell: (row) => (
      <span className="flex justify-end gap-1">
        <AddRule
          poolId={poolId}
          kind="RESERVATION"
          of={
            row.personId
              ? { kind: "PERSON", subject: row.personId, name: row.person ?? row.user }
              : { kind: "HOST", subject: row.host, name: row.host }
          }
          trigger={
            <Button size="small" variant="ghost" aria-label={`Reserve seats for ${row.person ?? row.host}`}>
              Reserve…
            </Button>
          }
        />
        <EndLease row={row} />
      </span>
    ),
  },
];

/** A borrowed lease ends early or with its device; any other is taken back. */
function EndLease({ row: { leaseId, person, host, seats, borrowedUntil, lostAt, ...row } }: { row: Holder }) {
  const user = person ?? row.user;
  return borrowedUntil ? (
    <EndBorrow lease={{ leaseId, user, host, seats, isLost: lostAt !== null }} until={borrowedUntil} />
  ) : (
    <ReleaseLease leaseId={leaseId} user={user} host={host} seats={seats} />
  );
}
