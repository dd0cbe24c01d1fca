import Link from "next/link";
import type { Column } from "@/components/data-table";
import { DateText } from "@/components/date";
import { SeatBar } from "@/components/seat-bar";
import { StatusPill } from "@/components/status-pill";
import type { SearchParams } from "@/components/table/list-state";
import { Button } from "@/components/ui/button";
import { isoDay } from "@/lib/kernel/calendar";
import type { LicenseView } from "@/lib/licenses/license-view";
import { isCounted } from "../../licenses/license-columns";
import { LicenseTable } from "../../licenses/license-table";

const columns: Column<LicenseView>[] = [
  { key: "name", header: "Licence", sortable: true, cell: (row) => row.name },
  { key: "state", header: "Status", card: "aside", cell: (row) => <StatusPill status={row.state} /> },
  {
    key: "seats",
    header: "Seats",
    card: "wide",
    cell: (row) =>
      isCounted(row) ? (
        <SeatBar
          size="small"
          used={row.seats.held - row.seats.idle}
          idle={row.seats.idle}
          capacity={row.seats.capacity}
          queued={row.seats.waiting}
        />
      ) : null,
  },
  {
    key: "endsOn",
    header: "Ends",
    sortable: true,
    cell: (row) => row.endsOn && <DateText value={isoDay(row.endsOn)} />,
  },
];

/** The rights to use one product. */
export function ProductLicenses({
  productId,
  path,
  search,
}: {
  productId: string;
  path: string;
  search: SearchParams;
}) {
  return (
    <LicenseTable
      of={{ product: productId }}
      columns={columns}
      search={search}
      path={path}
      empty={{
        title: "No licences of this product",
        detail: "Add the licence under which your people use it.",
        act: (
          <Button asChild>
            <Link href={`/admin/licenses/new?product=${productId}`}>New licence</Link>
          </Button>
        ),
      }}
    />
  );
}
