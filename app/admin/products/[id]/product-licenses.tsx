import Link from "next/link";
import { DataTable, type Column } from "@/components/data-table";
import { DateText } from "@/components/date";
import { SeatBar } from "@/components/seat-bar";
import { StatusPill } from "@/components/status-pill";
import { listState, type SearchParams } from "@/components/table/list-state";
import { Button } from "@/components/ui/button";
import { asUserList } from "@/lib/http/as-user-list";
import { isoDay } from "@/lib/kernel/calendar";
import type { LicenseView } from "@/lib/licenses/license-view";
import { listLicenses } from "@/lib/licenses/list-licenses";
import { isCounted } from "../../licenses/license-columns";

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
export async function ProductLicenses({
  productId,
  path,
  search,
}: {
  productId: string;
  path: string;
  search: SearchParams;
}) {
  const page = await asUserList(listLicenses, search, { product: productId });
  return (
    <DataTable
      label="Licences"
      state={listState(path, search)}
      columns={columns}
      rows={page.items}
      rowId={(row) => row.id}
      rowName={(row) => row.name}
      rowHref={(row) => `/admin/licenses/${row.id}`}
      count={page.total}
      nextCursor={page.nextCursor}
      previousCursor={page.previousCursor}
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
