import type { Metadata } from "next";
import Link from "next/link";
import { DataTable, type Column } from "@/components/data-table";
import { DateText } from "@/components/date";
import { PageHeader } from "@/components/page-header";
import { StatusPill } from "@/components/status-pill";
import { listState, type SearchParams } from "@/components/table/list-state";
import { Button } from "@/components/ui/button";
import type { AccountRow } from "@/lib/auth/account-view";
import { listAccounts } from "@/lib/auth/list-accounts";
import { asUserList } from "@/lib/http/as-user-list";
import { roleLabel, roles } from "../role-words";

export const metadata: Metadata = { title: "Accounts" };

const columns: Column<AccountRow>[] = [
  { key: "name", header: "Name", sortable: true, cell: (row) => row.name },
  { key: "email", header: "E-mail address", sortable: true, cell: (row) => row.email },
  { key: "roles", header: "Roles", cell: (row) => row.roles.map(({ role }) => roleLabel(role)).join(", ") },
  { key: "state", header: "Status", card: "aside", cell: (row) => <StatusPill status={row.state} /> },
  {
    key: "person",
    header: "Person",
    optional: true,
    cell: (row) =>
      row.person && (
        <Link className="hover:underline" href={`/admin/people/${row.person.id}`}>
          {row.person.displayName}
        </Link>
      ),
  },
  {
    key: "lastSignInAt",
    header: "Last sign-in",
    sortable: true,
    cell: (row) => row.lastSignInAt && <DateText value={row.lastSignInAt} recent />,
  },
  {
    key: "createdAt",
    header: "Created",
    sortable: true,
    optional: true,
    cell: (row) => <DateText value={row.createdAt} />,
  },
];

export default async function AccountsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const search = await searchParams;
  const page = await asUserList(listAccounts, search);
  const invite = (
    <Button asChild variant="primary">
      <Link href="/admin/settings/accounts/new">Invite</Link>
    </Button>
  );
  return (
    <>
      <PageHeader title="Accounts" acts={invite} />
      <DataTable
        label="Accounts"
        state={listState("/admin/settings/accounts", search)}
        columns={columns}
        rows={page.items}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        rowHref={(row) => `/admin/settings/accounts/${row.id}`}
        search="Search accounts"
        filters={[
          { key: "role", label: "Role", kind: "choice", options: roles },
          {
            key: "state",
            label: "Status",
            kind: "choice",
            options: [
              { value: "active", label: "Active" },
              { value: "invited", label: "Invited" },
              { value: "disabled", label: "Disabled" },
            ],
          },
        ]}
        count={page.total}
        exportPath="/admin/settings/accounts/export.csv"
        nextCursor={page.nextCursor}
        previousCursor={page.previousCursor}
        empty={{
          title: "No accounts",
          detail: "Invite the people who work with licences; employees can be invited too.",
          act: invite,
        }}
      />
    </>
  );
}
