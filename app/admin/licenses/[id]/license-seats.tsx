import Link from "next/link";
import { DataTable } from "@/components/data-table";
import { listState, type SearchParams } from "@/components/table/list-state";
import { Button } from "@/components/ui/button";
import { asUserList } from "@/lib/http/as-user-list";
import type { LicenseDetail } from "@/lib/licenses/read-license";
import { listSeats } from "@/lib/seats/list-seats";
import { ReleaseSelected } from "../seats/release-selected";
import { seatColumns } from "../seats/seat-columns";
import { seatFilters } from "../seats/seat-filters";

/** Who holds the seats: since when, until when, last use, cost. */
export async function LicenseSeats({
  license,
  search,
  path,
}: {
  license: LicenseDetail;
  search: SearchParams;
  path: string;
}) {
  const page = await asUserList(listSeats, search, { licenseId: license.id });
  const isPast = search.held !== undefined;
  return (
    <DataTable
      label="Seats"
      state={listState(path, search)}
      columns={seatColumns}
      rows={page.items}
      rowId={(row) => row.id}
      rowName={(row) => row.person.displayName}
      rowHref={(row) => `/admin/licenses/seats/${row.id}`}
      search="Search people"
      count={page.total}
      total={isPast ? undefined : license.seats.held}
      filters={await seatFilters(search)}
      exportPath={`${path}/seats.csv`}
      nextCursor={page.nextCursor}
      previousCursor={page.previousCursor}
      bulk={page.items.some((row) => row.isHeld) ? <ReleaseSelected /> : undefined}
      empty={{
        title: "Nobody holds a seat yet",
        detail:
          license.seats.capacity === 0
            ? "There is no purchase in force: add one, then assign its seats."
            : "Assign seats one by one, or paste a list of e-mail addresses.",
        act: (
          <Button asChild variant="primary">
            <Link href={license.seats.capacity === 0 ? `${path}/purchases/new` : `${path}/assign`}>
              {license.seats.capacity === 0 ? "Add purchase" : "Assign seats"}
            </Link>
          </Button>
        ),
      }}
    />
  );
}
