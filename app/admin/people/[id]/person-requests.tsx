import { DataTable, type Column } from "@/components/data-table";
import { DateText } from "@/components/date";
import { StatusPill } from "@/components/status-pill";
import { listState, type SearchParams } from "@/components/table/list-state";
import { asUserList } from "@/lib/http/as-user-list";
import { listRequests } from "@/lib/requests/list-requests";
import type { RequestView } from "@/lib/requests/request-view";

const columns: Column<RequestView>[] = [
  { key: "license", header: "Licence", cell: (row) => row.license.name },
  {
    key: "status",
    header: "Status",
    card: "aside",
    sortable: true,
    cell: (row) => (
      <StatusPill status={row.status} label={row.waitingFor ? `Waiting for ${row.waitingFor}` : undefined} />
    ),
  },
  { key: "reason", header: "Reason", cell: (row) => row.reason },
  { key: "createdAt", header: "Asked", sortable: true, cell: (row) => <DateText value={row.createdAt} recent /> },
  { key: "decidedAt", header: "Decided", cell: (row) => row.decidedAt && <DateText value={row.decidedAt} recent /> },
];

/** What a person asked for, newest first. */
export async function PersonRequests({
  personId,
  name,
  path,
  search,
}: {
  personId: string;
  name: string;
  path: string;
  search: SearchParams;
}) {
  const page = await asUserList(listRequests, search, { person: personId });
  return (
    <DataTable
      label="Requests"
      state={listState(path, search)}
      columns={columns}
      rows={page.items}
      rowId={(row) => row.id}
      rowName={(row) => row.license.name}
      rowHref={(row) => `/admin/requests/${row.id}`}
      count={page.total}
      nextCursor={page.nextCursor}
      previousCursor={page.previousCursor}
      empty={{ title: `${name} has asked for nothing yet` }}
    />
  );
}
