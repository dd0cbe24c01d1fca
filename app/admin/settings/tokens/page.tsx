import type { Metadata } from "next";
import Link from "next/link";
import { DataTable, type Column } from "@/components/data-table";
import { DateText } from "@/components/date";
import { PageHeader } from "@/components/page-header";
import { StatusPill } from "@/components/status-pill";
import { listState, type SearchParams } from "@/components/table/list-state";
import { Button } from "@/components/ui/button";
import { listApiTokens, type ApiTokenRow } from "@/lib/auth/list-api-tokens";
import { asUserList } from "@/lib/http/as-user-list";
import { RevokeToken } from "./revoke-token";

export const metadata: Metadata = { title: "API tokens" };

const columns: Column<ApiTokenRow>[] = [
  { key: "name", header: "Name", sortable: true, cell: (row) => row.name },
  { key: "hint", header: "Ends in", cell: (row) => <code className="font-mono text-sm">…{row.hint}</code> },
  { key: "scopes", header: "Scopes", cell: (row) => row.scopes.join(", ") },
  { key: "state", header: "Status", card: "aside", cell: (row) => <StatusPill status={row.state} /> },
  {
    key: "lastUsedAt",
    header: "Last used",
    sortable: true,
    cell: (row) =>
      row.lastUsedAt ? <DateText value={row.lastUsedAt} recent /> : <span className="text-muted">never</span>,
  },
  {
    key: "expiresAt",
    header: "Expires",
    sortable: true,
    cell: (row) => row.expiresAt && <DateText value={row.expiresAt} time />,
  },
  { key: "createdBy", header: "Made by", optional: true, cell: (row) => row.createdBy.name },
  { key: "createdAt", header: "Made", sortable: true, cell: (row) => <DateText value={row.createdAt} /> },
  {
    key: "revoke",
    header: "Revoke",
    align: "right",
    hideable: false,
    card: "aside",
    cell: (row) => (row.state === "active" ? <RevokeToken id={row.id} name={row.name} /> : null),
  },
];

export default async function TokensPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const search = await searchParams;
  const page = await asUserList(listApiTokens, search);
  const create = (
    <Button asChild variant="primary">
      <Link href="/admin/settings/tokens/new">Create token</Link>
    </Button>
  );
  return (
    <>
      <PageHeader title="API tokens" facts={["For programs that call the API of this organisation"]} acts={create} />
      <DataTable
        label="API tokens"
        state={listState("/admin/settings/tokens", search)}
        columns={columns}
        rows={page.items}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        filters={[
          {
            key: "state",
            label: "Status",
            kind: "choice",
            options: [
              { value: "valid", label: "Valid" },
              { value: "ended", label: "Revoked or expired" },
            ],
          },
        ]}
        count={page.total}
        exportPath="/admin/settings/tokens/export.csv"
        nextCursor={page.nextCursor}
        previousCursor={page.previousCursor}
        empty={{
          title: "No tokens yet",
          detail: "A token lets a program act for this organisation, within its scopes.",
          act: create,
        }}
      />
    </>
  );
}
