import Link from "next/link";
import { DataTable, type Column } from "@/components/data-table";
import { DateText } from "@/components/date";
import { listState, type SearchParams } from "@/components/table/list-state";
import { Button } from "@/components/ui/button";
import { listChannels } from "@/lib/catalog/list-channels";
import { listReleases } from "@/lib/catalog/list-releases";
import type { ReleaseView } from "@/lib/catalog/release-view";
import { asUser } from "@/lib/http/as-user";
import { asUserList } from "@/lib/http/as-user-list";
import { isoDay } from "@/lib/kernel/calendar";
import { archivedFilter } from "../../archived-filter";
import { ReleasePill } from "./releases/release-pill";

const columns: Column<ReleaseView>[] = [
  { key: "version", header: "Version", cell: (row) => row.version },
  { key: "channel", header: "Channel", sortable: true, cell: (row) => row.channel },
  {
    key: "releasedOn",
    header: "Published",
    sortable: true,
    cell: (row) => <DateText value={isoDay(row.releasedOn)} />,
  },
  {
    key: "standing",
    header: "Status",
    card: "aside",
    cell: (row) => ((row.archivedAt ?? row.withdrawnAt) ? <ReleasePill release={row} /> : null),
  },
  { key: "notes", header: "Notes", cell: (row) => row.notes && <span className="line-clamp-2">{row.notes}</span> },
];

type ProductReleasesProps = { productId: string; path: string; search: SearchParams; canAdd: boolean };

/** The versions of a product that were published. */
export async function ProductReleases({ productId, path, search, canAdd }: ProductReleasesProps) {
  const page = await asUserList(listReleases, search, { productId });
  const channels = await asUser(listChannels, { productId });
  const add = canAdd ? (
    <Button asChild size="small">
      <Link href={`${path}/releases/new`}>Add release</Link>
    </Button>
  ) : null;
  return (
    <>
      {page.total > 0 ? (
        <div className="mt-4 flex flex-wrap items-center gap-3">
          {add}
          <Link className="link" href={`${path}/upgrade`}>
            Who may move to the latest version
          </Link>
        </div>
      ) : null}
      <DataTable
        label="Releases"
        state={listState(path, search)}
        columns={columns}
        rows={page.items}
        rowId={(row) => row.id}
        rowName={(row) => row.version}
        rowHref={(row) => `${path}/releases/${row.id}`}
        search="Search releases"
        filters={[
          {
            key: "channel",
            label: "Channel",
            kind: "choice",
            options: channels.map((channel) => ({ value: channel, label: channel })),
          },
          {
            key: "withdrawn",
            label: "Withdrawn",
            kind: "choice",
            options: [
              { value: "yes", label: "Yes" },
              { value: "no", label: "No" },
            ],
          },
          archivedFilter,
        ]}
        count={page.total}
        exportPath={`${path}/releases.csv`}
        nextCursor={page.nextCursor}
        previousCursor={page.previousCursor}
        empty={{
          title: "No releases yet",
          detail:
            "A release is a version and the day it was published. Licences with maintenance or a version range are checked against it.",
          act: add,
        }}
      />
    </>
  );
}
