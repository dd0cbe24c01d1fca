import type { Metadata } from "next";
import { Count } from "@/components/count";
import { DataTable, type Column } from "@/components/data-table";
import { DateText } from "@/components/date";
import { KeyFigures } from "@/components/key-figures";
import { PageHeader } from "@/components/page-header";
import { SeatBar } from "@/components/seat-bar";
import { StatusPill } from "@/components/status-pill";
import { listState, type SearchParams } from "@/components/table/list-state";
import { asUser } from "@/lib/http/as-user";
import { asUserList } from "@/lib/http/as-user-list";
import { listPosition, positionTotals, type PositionRow } from "@/lib/reports/list-position";

export const metadata: Metadata = { title: "Licence position" };

const columns: Column<PositionRow>[] = [
  { key: "name", header: "Licence", sortable: true, cell: (row) => row.name },
  { key: "vendor", header: "Vendor", cell: (row) => row.vendor.name },
  { key: "product", header: "Product", optional: true, cell: (row) => row.product.name },
  { key: "state", header: "State", card: "aside", cell: (row) => <StatusPill status={row.state} /> },
  {
    key: "seats",
    header: "Seats",
    card: "wide",
    cell: (row) =>
      row.allocation === "NAMED" || row.allocation === "NODE_LOCKED" ? (
        <SeatBar size="small" used={row.assigned} capacity={row.owned} />
      ) : null,
  },
  { key: "owned", header: "Owned", align: "right", cell: (row) => row.owned },
  { key: "assigned", header: "Assigned", align: "right", cell: (row) => row.assigned },
  { key: "free", header: "Free", align: "right", cell: (row) => row.free },
  {
    key: "over",
    header: "Over",
    align: "right",
    cell: (row) => (row.over > 0 ? <b className="text-bad">{row.over}</b> : 0),
  },
  {
    key: "suite",
    header: "Suites",
    cell: (row) =>
      row.components.length > 0
        ? `satisfies ${row.components.map(({ name }) => name).join(", ")}`
        : row.throughSuites > 0
          ? `${row.throughSuites} more through a suite`
          : null,
  },
  {
    key: "endsOn",
    header: "Ends",
    sortable: true,
    cell: (row) => (row.endsOn ? <DateText value={row.endsOn} /> : null),
  },
];

export default async function PositionPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const search = await searchParams;
  const [page, totals] = await Promise.all([asUserList(listPosition, search), asUser(positionTotals, {})]);
  return (
    <>
      <PageHeader
        title="Licence position"
        facts={[
          <>
            As of today, <DateText key="today" value={totals.today} />
          </>,
          `${totals.licenses} licences`,
          "Your views are recorded in the trail",
        ]}
      />
      <KeyFigures
        figures={[
          { label: "Owned", value: <Count value={totals.owned} />, detail: "bought and in force" },
          { label: "Assigned", value: <Count value={totals.assigned} />, detail: "held by people and machines" },
          { label: "Free", value: <Count value={totals.free} /> },
          {
            label: "Over the limit",
            value: <Count value={totals.over} />,
            detail: totals.licensesOver === 1 ? "on 1 licence" : `on ${totals.licensesOver} licences`,
            href: "/auditor?over=1",
          },
        ]}
      />
      <DataTable
        label="Licence position"
        state={listState("/auditor", search)}
        columns={columns}
        rows={page.items}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        rowHref={(row) => `/auditor/trail?subject=${row.id}`}
        search="Search licences"
        count={page.total}
        total={totals.licenses}
        exportPath="/auditor/export"
        nextCursor={page.nextCursor}
        previousCursor={page.previousCursor}
        filters={[
          {
            key: "over",
            label: "Over the limit",
            kind: "choice",
            options: [{ value: "1", label: "Only licences over the limit" }],
          },
        ]}
        empty={{ title: "No licence matches", detail: "Remove a filter to see more." }}
      />
    </>
  );
}
