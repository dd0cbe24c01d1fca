import Link from "next/link";
import { Count } from "@/components/count";
import type { Column } from "@/components/data-table";
import { SeatBar } from "@/components/seat-bar";
import { StatusPill } from "@/components/status-pill";
import type { PoolFacts } from "@/lib/floating/pool-facts";
import { poolTitle } from "./pool-words";

const orNothing = (value: number) => (value > 0 ? <Count value={value} /> : null);

/** The keys are also the names to sort by. */
export const poolColumns: readonly Column<PoolFacts>[] = [
  { key: "name", header: "Pool", sortable: true, cell: poolTitle },
  {
    key: "license",
    header: "Licence",
    optional: true,
    cell: (row) => (
      <Link className="hover:underline" href={`/admin/licenses/${row.licenseId}`}>
        {row.license}
      </Link>
    ),
  },
  { key: "state", header: "State", card: "aside", cell: (row) => <StatusPill status={row.state} /> },
  {
    key: "seats",
    header: "Seats",
    card: "wide",
    cell: (row) => (
      <SeatBar
        size="small"
        used={row.inUse}
        reserved={row.capacity === null ? 0 : Math.min(row.reserved, Math.max(0, row.capacity - row.inUse))}
        capacity={row.capacity}
        queued={row.queued}
      />
    ),
  },
  { key: "inUse", header: "In use", align: "right", cell: (row) => <Count value={row.inUse} /> },
  {
    key: "capacity",
    header: "Seats owned",
    align: "right",
    cell: (row) => (row.capacity === null ? "Not counted" : <Count value={row.capacity} />),
  },
  { key: "reserved", header: "Kept free", align: "right", cell: (row) => orNothing(row.reserved) },
  { key: "queued", header: "Waiting", align: "right", cell: (row) => orNothing(row.queued) },
  { key: "overdraft", header: "Overdraft", align: "right", cell: (row) => orNothing(row.overdraft) },
];
