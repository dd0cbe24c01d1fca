import type { Metadata } from "next";
import { DataTable, type Column } from "@/components/data-table";
import { DateText } from "@/components/date";
import { PageHeader } from "@/components/page-header";
import { StatusPill } from "@/components/status-pill";
import { listState, type SearchParams } from "@/components/table/list-state";
import { asUserList } from "@/lib/http/as-user-list";
import { listRequests } from "@/lib/requests/list-requests";
import type { RequestView } from "@/lib/requests/request-view";
import { requestStatusInWords } from "../../request-words";

export const metadata: Metadata = { title: "Requests" };

const columns: Column<RequestView>[] = [
  { key: "person", header: "Person", cell: (row) => row.person.name },
  { key: "license", header: "Licence", cell: (row) => row.license.name },
  {
    key: "status",
    header: "Status",
    sortable: true,
    card: "aside",
    cell: (row) => <StatusPill status={row.status} label={requestStatusInWords(row)} />,
  },
  { key: "department", header: "Department", cell: (row) => row.person.department },
  { key: "createdAt", header: "Asked", sortable: true, cell: (row) => <DateText value={row.createdAt} recent /> },
  {
    key: "neededUntil",
    header: "Needed until",
    cell: (row) => (row.neededUntil ? <DateText value={row.neededUntil} /> : null),
  },
  {
    key: "reason",
    header: "Reason",
    optional: true,
    card: "hidden",
    cell: (row) => <span className="line-clamp-1 max-w-[320px]">{row.reason}</span>,
  },
];

export default async function RequestsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const search = await searchParams;
  const page = await asUserList(listRequests, search);
  return (
    <>
      <PageHeader title="Requests" facts={[page.total === 1 ? "1 request" : `${page.total} requests`]} />
      <DataTable
        label="Requests"
        state={listState("/admin/requests", search)}
        columns={columns}
        rows={page.items}
        rowId={(row) => row.id}
        rowName={(row) => `${row.person.name}: ${row.license.name}`}
        rowHref={(row) => `/admin/requests/${row.id}`}
        search="Search people and licences"
        count={page.total}
        exportPath="/admin/requests/export"
        nextCursor={page.nextCursor}
        previousCursor={page.previousCursor}
        filters={[
          {
            key: "status",
            label: "Status",
            kind: "choice",
            options: [
              { value: "PENDING", label: "Waiting for a decision" },
              { value: "WAITLISTED", label: "On the waitlist" },
              { value: "FULFILLED", label: "Seat assigned" },
              { value: "REJECTED", label: "Rejected" },
              { value: "WITHDRAWN", label: "Withdrawn" },
            ],
          },
        ]}
        empty={{
          title: "No requests",
          detail: "When employees ask for software in the catalogue, their requests stand here.",
        }}
      />
    </>
  );
}
