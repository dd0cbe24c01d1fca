import Link from "next/link";
import type { Column } from "@/components/data-table";
import { StatusPill } from "@/components/status-pill";
import type { PoolFacts } from "@/lib/floating/pool-facts";
import { LiveNumber, LiveSeats } from "./live-cells";
import { poolTitle } from "./pool-words";

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
  { key: "seats", header: "Seats", card: "wide", cell: (row) => <LiveSeats id={row.id} /> },
  { key: "inUse", header: "In use", align: "right", cell: (row) => <LiveNumber id={row.id} of="inUse" /> },
  { key: "capacity", header: "Seats owned", align: "right", cell: (row) => <LiveNumber id={row.id} of="capacity" /> },
  { key: "queued", header: "Waiting", align: "right", cell: (row) => <LiveNumber id={row.id} of="queued" /> },
  {
    key: "overdraft",
    header: "Overdraft",
    align: "right",
    cell: (row) => <LiveNumber id={row.id} of="overdraft" />,
  },
  {
    key: "denials",
    header: "Refused, last hour",
    align: "right",
    cell: (row) => <LiveNumber id={row.id} of="denials" />,
  },
];
