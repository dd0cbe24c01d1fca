import Link from "next/link";
import { CardTable, type CardColumn } from "@/components/card-table";
import { Count } from "@/components/count";
import { DateText } from "@/components/date";
import { Badge } from "@/components/ui/badge";
import type { readPool } from "@/lib/floating/read-pool";
import { ReleaseLease } from "./release-lease";

type Pool = Awaited<ReturnType<typeof readPool.run>>;
type Holder = Extract<Pool, { holders: unknown }>["holders"][number];

/** Who holds seats of a pool, since when and from where. */
export function HolderTable({ pool, holders }: { pool: string; holders: readonly Holder[] }) {
  return (
    <CardTable
      className="mt-3"
      label={`Who holds seats of ${pool}`}
      columns={columns}
      rows={holders}
      rowId={(row) => row.leaseId}
    />
  );
}

const columns: CardColumn<Holder>[] = [
  {
    key: "user",
    header: "User",
    cell: (row) =>
      row.personId ? (
        <Link className="hover:underline" href={`/admin/people/${row.personId}`}>
          {row.user}
        </Link>
      ) : (
        row.user
      ),
  },
  { key: "host", header: "From", cell: (row) => (row.process ? `${row.host}, ${row.process}` : row.host) },
  { key: "seats", header: "Seats", align: "right", cell: (row) => <Count value={row.seats} /> },
  { key: "startedAt", header: "Since", cell: (row) => <DateText value={row.startedAt} time recent /> },
  { key: "expiresAt", header: "Runs out", cell: (row) => <DateText value={row.expiresAt} time /> },
  {
    key: "overdraft",
    header: "Overdraft",
    cell: (row) => (row.overdraft ? <Badge tone="warn">Overdraft</Badge> : null),
  },
  {
    key: "acts",
    header: "Acts",
    quiet: true,
    align: "right",
    card: "acts",
    cell: (row) => <ReleaseLease leaseId={row.leaseId} user={row.user} host={row.host} seats={row.seats} />,
  },
];
