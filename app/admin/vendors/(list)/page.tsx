import type { Metadata } from "next";
import Link from "next/link";
import { DataTable, type Column } from "@/components/data-table";
import { DateText } from "@/components/date";
import { PageHeader } from "@/components/page-header";
import { listState, type SearchParams } from "@/components/table/list-state";
import { Button } from "@/components/ui/button";
import { listVendors, type VendorRow } from "@/lib/catalog/list-vendors";
import { asUserList } from "@/lib/http/as-user-list";
import { archivedFilter } from "../../archived-filter";

export const metadata: Metadata = { title: "Vendors" };

const columns: Column<VendorRow>[] = [
  { key: "name", header: "Vendor", sortable: true, cell: (row) => row.name },
  { key: "products", header: "Products", align: "right", cell: (row) => row.products },
  {
    key: "website",
    header: "Website",
    cell: (row) =>
      row.website && (
        <a className="link" href={row.website} rel="noreferrer">
          {new URL(row.website).hostname}
        </a>
      ),
  },
  {
    key: "createdAt",
    header: "Added",
    sortable: true,
    optional: true,
    cell: (row) => <DateText value={row.createdAt} />,
  },
  { key: "archivedAt", header: "Archived", cell: (row) => row.archivedAt && <DateText value={row.archivedAt} /> },
];

export default async function VendorsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const search = await searchParams;
  const page = await asUserList(listVendors, search);
  const add = (
    <Button asChild variant="primary">
      <Link href="/admin/vendors/new">Add vendor</Link>
    </Button>
  );
  return (
    <>
      <PageHeader title="Vendors" acts={add} />
      <DataTable
        label="Vendors"
        state={listState("/admin/vendors", search)}
        columns={columns}
        rows={page.items}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        rowHref={(row) => `/admin/vendors/${row.id}`}
        search="Search vendors"
        filters={[archivedFilter]}
        count={page.total}
        exportPath="/admin/vendors/export.csv"
        nextCursor={page.nextCursor}
        previousCursor={page.previousCursor}
        empty={{
          title: "No vendors yet",
          detail: "Import your licences from a spreadsheet, or add the first vendor by hand.",
          act: add,
        }}
      />
    </>
  );
}
