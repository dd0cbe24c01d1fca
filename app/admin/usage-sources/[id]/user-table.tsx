import { DataTable, type Column } from "@/components/data-table";
import Link from "next/link";
import { listState, type SearchParams } from "@/components/table/list-state";
import { listUsageUsers } from "@/lib/flexnet/list-usage-users";
import { asUserList } from "@/lib/http/as-user-list";
import { CreatePeople, CreateSelectedPeople } from "./create-people";
import { MatchUser } from "./match-user";

type Row = Awaited<ReturnType<typeof listUsageUsers.run>>["items"][number];

const isOpen = ({ personId, decidedAt }: Row) => personId === null && decidedAt === null;
const named = ({ id, name, version }: Row) => ({ id, name, version });

const columns: Column<Row>[] = [
  { key: "name", header: "User name", sortable: true, cell: (row) => row.name },
  {
    key: "person",
    header: "Person",
    cell: (row) =>
      row.personId ? (
        <Link className="link" href={`/admin/people/${row.personId}`}>
          {row.person}
        </Link>
      ) : row.decidedAt ? (
        "Nobody of the organisation"
      ) : (
        <span className="text-muted">Not matched yet</span>
      ),
  },
  {
    key: "act",
    header: "Match",
    align: "right",
    card: "acts",
    cell: (row) => (
      <span className="inline-flex flex-wrap gap-2">
        {isOpen(row) ? <CreatePeople users={[named(row)]} /> : null}
        <MatchUser user={row} />
      </span>
    ),
  },
];

/** The user names that a server's logs know, and whose they are. */
export async function UserTable({ sourceId, search }: { sourceId: string; search: SearchParams }) {
  const path = `/admin/usage-sources/${sourceId}`;
  const page = await asUserList(listUsageUsers, search, { sourceId });
  return (
    <DataTable
      label="User names"
      state={listState(path, search)}
      columns={columns}
      rows={page.items}
      rowId={(row) => row.id}
      rowName={(row) => row.name}
      search="Search user names"
      count={page.total}
      filters={[
        {
          key: "state",
          label: "State",
          kind: "choice",
          options: [
            { value: "unmatched", label: "Not matched yet" },
            { value: "matched", label: "Matched" },
          ],
        },
      ]}
      bulk={<CreateSelectedPeople users={page.items.filter(isOpen).map(named)} />}
      nextCursor={page.nextCursor}
      previousCursor={page.previousCursor}
      empty={{
        title: "No user name yet",
        detail: "They come with the first log. Those of people here are matched by themselves.",
      }}
    />
  );
}
