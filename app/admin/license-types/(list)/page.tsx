import type { Metadata } from "next";
import Link from "next/link";
import { DataTable } from "@/components/data-table";
import { PageHeader } from "@/components/page-header";
import { listState, type SearchParams } from "@/components/table/list-state";
import { Button } from "@/components/ui/button";
import { asUserList } from "@/lib/http/as-user-list";
import { listLicenseTypes } from "@/lib/licenses/list-license-types";
import { archivedFilter } from "../../archived-filter";
import { allocationOptions, termOptions } from "../../licenses/license-words";
import { typeColumns } from "../type-columns";

export const metadata: Metadata = { title: "Licence types" };

export default async function LicenseTypesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const search = await searchParams;
  const page = await asUserList(listLicenseTypes, search);
  const add = (
    <Button asChild variant="primary">
      <Link href="/admin/license-types/new">New licence type</Link>
    </Button>
  );
  return (
    <>
      <PageHeader
        title="Licence types"
        facts={["Templates: a licence takes its rules from its type, and keeps its own copy"]}
        acts={add}
      />
      <DataTable
        label="Licence types"
        state={listState("/admin/license-types", search)}
        columns={typeColumns}
        rows={page.items}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        rowHref={(row) => `/admin/license-types/${row.id}`}
        search="Search licence types"
        filters={[
          { key: "term", label: "Term", kind: "choice", options: termOptions },
          { key: "allocation", label: "Allocation", kind: "choice", options: allocationOptions },
          archivedFilter,
        ]}
        count={page.total}
        exportPath="/admin/license-types/export.csv"
        nextCursor={page.nextCursor}
        previousCursor={page.previousCursor}
        empty={{
          title: "No licence types",
          detail: "Make one for what you buy again and again, so that each licence begins with the right rules.",
          act: add,
        }}
      />
    </>
  );
}
