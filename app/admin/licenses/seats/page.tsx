import type { Metadata } from "next";
import { DataTable } from "@/components/data-table";
import { PageHeader } from "@/components/page-header";
import { listState, type SearchParams } from "@/components/table/list-state";
import { asUserList } from "@/lib/http/as-user-list";
import { listSeats } from "@/lib/seats/list-seats";
import { ReleaseSelected } from "./release-selected";
import { allSeatColumns } from "./seat-columns";
import { seatFilters } from "./seat-filters";

export const metadata: Metadata = { title: "Seats" };

export default async function SeatsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const search = await searchParams;
  const page = await asUserList(listSeats, search, search.sort ? {} : { sort: "-heldFrom" });
  return (
    <>
      <PageHeader
        crumbs={[{ label: "Licences", href: "/admin/licenses" }, { label: "Seats" }]}
        title="Seats"
        facts={["Everyone who holds a named seat, of every licence"]}
      />
      <DataTable
        label="Seats"
        state={listState("/admin/licenses/seats", search)}
        columns={allSeatColumns}
        rows={page.items}
        rowId={(row) => row.id}
        rowName={(row) => `${row.license.name}, ${row.person.displayName}`}
        rowHref={(row) => `/admin/licenses/seats/${row.id}`}
        search="Search people and licences"
        count={page.total}
        filters={await seatFilters(search)}
        exportPath="/admin/licenses/seats/export.csv"
        nextCursor={page.nextCursor}
        previousCursor={page.previousCursor}
        bulk={<ReleaseSelected />}
        empty={{
          title: "Nobody holds a seat yet",
          detail: "Open a licence and assign its seats, or import who has what.",
        }}
      />
    </>
  );
}
