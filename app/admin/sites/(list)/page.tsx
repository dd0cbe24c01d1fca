import type { Metadata } from "next";
import Link from "next/link";
import { DataTable, type Column } from "@/components/data-table";
import { DateText } from "@/components/date";
import { PageHeader } from "@/components/page-header";
import { listState, type SearchParams } from "@/components/table/list-state";
import { Button } from "@/components/ui/button";
import { asUserList } from "@/lib/http/as-user-list";
import { countryName } from "@/lib/people/countries";
import { listSites, type SiteRow } from "@/lib/people/list-sites";
import { archivedFilter } from "../../archived-filter";
import { countryOptions } from "../country-options";

export const metadata: Metadata = { title: "Sites" };

const columns: Column<SiteRow>[] = [
  { key: "name", header: "Site", sortable: true, cell: (row) => row.name },
  { key: "country", header: "Country", sortable: true, cell: (row) => countryName(row.country) },
  { key: "timeZone", header: "Time zone", sortable: true, cell: (row) => row.timeZone },
  {
    key: "people",
    header: "People",
    align: "right",
    cell: (row) => (
      <Link className="hover:underline" href={`/admin/people?site=${row.id}`}>
        {row.people}
      </Link>
    ),
  },
  {
    key: "addressRanges",
    header: "Address ranges",
    cell: (row) =>
      row.addressRanges.length > 0 && <span className="font-mono text-sm">{row.addressRanges.join(", ")}</span>,
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

export default async function SitesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const search = await searchParams;
  const page = await asUserList(listSites, search);
  const add = (
    <Button asChild variant="primary">
      <Link href="/admin/sites/new">Add site</Link>
    </Button>
  );
  return (
    <>
      <PageHeader title="Sites" acts={add} />
      <DataTable
        label="Sites"
        state={listState("/admin/sites", search)}
        columns={columns}
        rows={page.items}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        rowHref={(row) => `/admin/sites/${row.id}`}
        search="Search sites"
        filters={[{ key: "country", label: "Country", kind: "choice", options: countryOptions }, archivedFilter]}
        count={page.total}
        exportPath="/admin/sites/export.csv"
        nextCursor={page.nextCursor}
        previousCursor={page.previousCursor}
        empty={{
          title: "No sites yet",
          detail: "A site says in which country and time zone people work, and from which addresses.",
          act: add,
        }}
      />
    </>
  );
}
