import Link from "next/link";
import type { ReactNode } from "react";
import { CapacityChart } from "@/components/capacity-chart";
import { DataTable, type Column } from "@/components/data-table";
import { DateText } from "@/components/date";
import { Money } from "@/components/money";
import { StatusPill } from "@/components/status-pill";
import { listState, type SearchParams } from "@/components/table/list-state";
import { Button } from "@/components/ui/button";
import { Panel } from "@/components/ui/panel";
import { asUser } from "@/lib/http/as-user";
import { asUserList } from "@/lib/http/as-user-list";
import { capacityOverTime } from "@/lib/licenses/capacity-over-time";
import { listPurchases } from "@/lib/licenses/list-purchases";
import type { PurchaseView } from "@/lib/licenses/purchase-view";
import type { LicenseDetail } from "@/lib/licenses/read-license";
import { archivedFilter } from "../../archived-filter";
import { day } from "../license-columns";
import { counted } from "../license-words";
import { purchaseStanding } from "../purchase-standing";
import { chartOf } from "./chart-range";

const dayCell = (date: Date | null): ReactNode => (date ? <DateText value={day(date)} /> : null);

const columns: readonly Column<PurchaseView>[] = [
  { key: "seats", header: "Seats", cell: (row) => counted(row.seats, "seat") },
  {
    key: "standing",
    header: "State",
    card: "aside",
    cell: (row) => <StatusPill {...purchaseStanding[row.standing]} />,
  },
  { key: "startsOn", header: "In force from", sortable: true, cell: (row) => dayCell(row.startsOn) },
  { key: "endsOn", header: "Last day", sortable: true, cell: (row) => dayCell(row.endsOn) },
  { key: "purchasedOn", header: "Bought on", cell: (row) => dayCell(row.purchasedOn) },
  { key: "supplier", header: "Supplier", cell: (row) => row.supplier },
  { key: "orderNumber", header: "Order", cell: (row) => row.orderNumber },
  { key: "purchaseOrder", header: "Purchase order", cell: (row) => row.purchaseOrder },
  {
    key: "perSeat",
    header: "A seat",
    align: "right",
    cell: (row) => (row.perSeat ? <Money {...row.perSeat} /> : null),
  },
  { key: "total", header: "Total", align: "right", cell: (row) => (row.total ? <Money {...row.total} /> : null) },
  { key: "note", header: "Note", optional: true, cell: (row) => row.note },
];

/** Capacity over time, and the lots that make it. */
export async function LicensePurchases({
  license,
  search,
  path,
}: {
  license: LicenseDetail;
  search: SearchParams;
  path: string;
}) {
  const page = await asUserList(listPurchases, search, { licenseId: license.id });
  const chart = license.purchases > 0 ? chartOf(await asUser(capacityOverTime, { licenseId: license.id })) : null;
  const isNamed = license.allocation === "NAMED";
  return (
    <>
      {chart ? (
        <Panel
          className="mt-4"
          title="Seats over time"
          note={isNamed ? "owned by the purchases in force, and held" : "owned by the purchases in force"}
        >
          <CapacityChart {...chart} held={isNamed ? chart.held : null} />
        </Panel>
      ) : null}
      <DataTable
        label="Purchases"
        state={listState(path, search)}
        columns={columns}
        rows={page.items}
        rowId={(row) => row.id}
        rowName={(row) => counted(row.seats, "seat")}
        rowHref={(row) => `${path}/purchases/${row.id}`}
        count={page.total}
        filters={[archivedFilter]}
        exportPath={`${path}/purchases.csv`}
        nextCursor={page.nextCursor}
        previousCursor={page.previousCursor}
        empty={{
          title: "No purchase yet",
          detail: "A purchase says how many seats were bought, from when until when, and for how much.",
          act: (
            <Button asChild variant="primary">
              <Link href={`${path}/purchases/new`}>Add purchase</Link>
            </Button>
          ),
        }}
      />
    </>
  );
}
