import type { Metadata } from "next";
import Link from "next/link";
import { Count } from "@/components/count";
import { DataTable, type Column } from "@/components/data-table";
import { DateText } from "@/components/date";
import { PageHeader } from "@/components/page-header";
import { StatusPill } from "@/components/status-pill";
import { listState, type SearchParams } from "@/components/table/list-state";
import { Button } from "@/components/ui/button";
import { asUserList } from "@/lib/http/as-user-list";
import { listImports } from "@/lib/imports/list-imports";
import type { ImportView } from "@/lib/imports/run-view";
import { kindWords, stageWords } from "./import-words";

export const metadata: Metadata = { title: "Import" };

const columns: Column<ImportView>[] = [
  { key: "fileName", header: "File", cell: (row) => row.fileName },
  { key: "kind", header: "Holds", cell: (row) => kindWords[row.kind] },
  {
    key: "stage",
    header: "State",
    card: "aside",
    cell: (row) => <StatusPill status={row.stage} {...stageWords[row.stage]} />,
  },
  { key: "created", header: "Created", align: "right", cell: (row) => <Count value={row.created} /> },
  { key: "changed", header: "Changed", align: "right", cell: (row) => <Count value={row.changed} /> },
  {
    key: "unchanged",
    header: "As it was",
    align: "right",
    optional: true,
    cell: (row) => <Count value={row.unchanged} />,
  },
  { key: "leftOut", header: "Left out", align: "right", cell: (row) => <Count value={row.leftOut} /> },
  {
    key: "createdAt",
    header: "Uploaded",
    sortable: true,
    cell: (row) => <DateText value={row.createdAt} recent time />,
  },
];

export default async function ImportsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const search = await searchParams;
  const page = await asUserList(listImports, search);
  const start = (
    <Button asChild variant="primary">
      <Link href="/admin/import/new">Import a file</Link>
    </Button>
  );
  return (
    <>
      <PageHeader title="Import" facts={["People, licences and seats from a spreadsheet"]} acts={start} />
      <DataTable
        label="Imports"
        state={listState("/admin/import", search)}
        columns={columns}
        rows={page.items}
        rowId={(row) => row.id}
        rowName={(row) => row.fileName}
        rowHref={(row) => `/admin/import/${row.id}`}
        count={page.total}
        exportPath="/admin/import/export.csv"
        nextCursor={page.nextCursor}
        previousCursor={page.previousCursor}
        empty={{
          title: "Nothing imported yet",
          detail: "Upload the list that you have as CSV. You see what it would do before anything is kept.",
          act: start,
        }}
      />
    </>
  );
}
