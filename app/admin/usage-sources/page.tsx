import type { Metadata } from "next";
import Link from "next/link";
import { Count } from "@/components/count";
import { DataTable, type Column } from "@/components/data-table";
import { DateText } from "@/components/date";
import { KeepFresh } from "@/components/keep-fresh";
import { PageHeader } from "@/components/page-header";
import { listState, type SearchParams } from "@/components/table/list-state";
import { Button } from "@/components/ui/button";
import { listUsageSources } from "@/lib/flexnet/list-usage-sources";
import { asUserList } from "@/lib/http/as-user-list";
import { currentRuntime } from "@/lib/kernel/default-runtime";
import { Freshness } from "./freshness";

export const metadata: Metadata = { title: "Licence servers" };

type Row = Awaited<ReturnType<typeof listUsageSources.run>>["items"][number];

export default async function UsageSourcesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const search = await searchParams;
  const page = await asUserList(listUsageSources, search);
  const now = currentRuntime().now();
  const columns: Column<Row>[] = [
    { key: "name", header: "Server", sortable: true, cell: (row) => row.name },
    { key: "product", header: "Product", cell: (row) => row.product },
    {
      key: "fresh",
      header: "State",
      card: "aside",
      cell: (row) => <Freshness source={row} now={now} />,
    },
    { key: "features", header: "Features", align: "right", cell: (row) => <Count value={row.features} /> },
    {
      key: "knownHours",
      header: "Hours known",
      align: "right",
      cell: (row) => <Count value={row.knownHours} />,
    },
    {
      key: "knownFrom",
      header: "Known from",
      cell: (row) => (row.knownFrom ? <DateText value={row.knownFrom} /> : null),
    },
    {
      key: "lastLineAt",
      header: "Last line",
      cell: (row) => (row.lastLineAt ? <DateText value={row.lastLineAt} recent time /> : null),
    },
  ];
  const start = (
    <Button asChild variant="primary">
      <Link href="/admin/usage-sources/new">Add server</Link>
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Licence servers"
        facts={["FlexNet servers of your vendors, watched by their debug logs"]}
        acts={start}
      />
      <KeepFresh seconds={60} />
      <DataTable
        label="Licence servers"
        state={listState("/admin/usage-sources", search)}
        columns={columns}
        rows={page.items}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        rowHref={(row) => `/admin/usage-sources/${row.id}`}
        search="Search servers"
        count={page.total}
        nextCursor={page.nextCursor}
        previousCursor={page.previousCursor}
        empty={{
          title: "No licence server yet",
          detail:
            "Add a FlexNet server, upload its debug log or let the collector follow it, and see its peaks against what you bought.",
          act: start,
        }}
      />
    </>
  );
}
