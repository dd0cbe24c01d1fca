import type { Metadata } from "next";
import Link from "next/link";
import { Count } from "@/components/count";
import { DataTable } from "@/components/data-table";
import { PageHeader } from "@/components/page-header";
import { listState, type SearchParams } from "@/components/table/list-state";
import { Button } from "@/components/ui/button";
import { asUser } from "@/lib/http/as-user";
import { asUserList } from "@/lib/http/as-user-list";
import { listLicenses } from "@/lib/licenses/list-licenses";
import { attention } from "@/lib/seats/attention";
import { licenseColumns } from "../license-columns";
import { licenseFilters } from "../license-filters";

export const metadata: Metadata = { title: "Licences" };

export default async function LicensesPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const search = await searchParams;
  const [page, numbers, filters] = [
    await asUserList(listLicenses, search),
    await asUser(attention, {}),
    await licenseFilters(search),
  ];
  return (
    <>
      <PageHeader
        title="Licences"
        facts={[
          <span key="held">
            <Count value={numbers.held} /> of <Count value={numbers.capacity} /> named seats held
          </span>,
          numbers.oversubscribed > 0 ? (
            <Link key="over" className="link" href="/admin/licenses?oversubscribed=yes">
              {numbers.oversubscribed} over the limit
            </Link>
          ) : null,
          numbers.idle > 0 ? (
            <Link key="idle" className="link" href="/admin/licenses/seats?idle=yes">
              <Count value={numbers.idle} /> idle
            </Link>
          ) : null,
        ]}
        acts={
          <>
            <Button asChild>
              <Link href="/admin/import">Import</Link>
            </Button>
            <Button asChild variant="primary">
              <Link href="/admin/licenses/new">New licence</Link>
            </Button>
          </>
        }
      />
      <DataTable
        label="Licences"
        state={listState("/admin/licenses", search)}
        columns={licenseColumns}
        rows={page.items}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        rowHref={(row) => `/admin/licenses/${row.id}`}
        search="Search licences"
        count={page.total}
        total={numbers.licenses}
        filters={filters}
        exportPath="/admin/licenses/export.csv"
        nextCursor={page.nextCursor}
        previousCursor={page.previousCursor}
        empty={{
          title: "No licences yet",
          detail: "Import the spreadsheet that you have, or add the first licence by hand.",
          act: (
            <>
              <Button asChild variant="primary">
                <Link href="/admin/import">Import licences</Link>
              </Button>
              <Button asChild>
                <Link href="/admin/licenses/new">New licence</Link>
              </Button>
            </>
          ),
        }}
      />
    </>
  );
}
