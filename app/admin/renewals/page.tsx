import type { Metadata } from "next";
import { DataTable, type ListFilter } from "@/components/data-table";
import { PageHeader } from "@/components/page-header";
import { listState, type SearchParams } from "@/components/table/list-state";
import { asUser } from "@/lib/http/as-user";
import { asUserList } from "@/lib/http/as-user-list";
import { readVendor } from "@/lib/catalog/read-vendor";
import { listRenewals } from "@/lib/lifecycle/list-renewals";
import { readPerson } from "@/lib/people/read-person";
import { renewalOptions, termOptions } from "../licenses/license-words";
import { CotermSelected } from "./coterm-selected";
import { renewalColumns } from "./renewal-columns";

export const metadata: Metadata = { title: "Renewals" };

export default async function RenewalsPage({ searchParams }: { searchParams: Promise<SearchParams> }) {
  const search = await searchParams;
  const page = await asUserList(listRenewals, search);
  const within = [search.within].flat()[0] ?? "90";
  return (
    <>
      <PageHeader
        title="Renewals"
        facts={[
          `Terms that end within ${within} days, and those in grace: what must be decided, by when, and what it costs`,
        ]}
      />
      <DataTable
        label="Renewals"
        state={listState("/admin/renewals", search)}
        columns={renewalColumns}
        rows={page.items}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        rowHref={(row) => `/admin/licenses/${row.id}?tab=lifecycle`}
        search="Search renewals"
        count={page.total}
        filters={await filtersOf(search)}
        bulk={<CotermSelected />}
        exportPath="/admin/renewals/export.csv"
        nextCursor={page.nextCursor}
        previousCursor={page.previousCursor}
        empty={{
          title: "Nothing ends soon",
          detail: "A licence stands here from 90 days before its last day. Look further ahead with the filter.",
        }}
      />
    </>
  );
}

async function filtersOf(search: SearchParams): Promise<ListFilter[]> {
  const value = (key: string) => [search[key]].flat()[0];
  const [vendor, owner] = [value("vendor"), value("owner")];
  return [
    {
      key: "within",
      label: "Ends",
      kind: "choice",
      options: [30, 60, 180, 365, 730].map((days) => ({ value: String(days), label: `within ${days} days` })),
    },
    { key: "notice", label: "Notice", kind: "choice", options: [{ value: "yes", label: "is due" }] },
    { key: "renewal", label: "Renewal", kind: "choice", options: renewalOptions },
    { key: "term", label: "Term", kind: "choice", options: termOptions },
    {
      key: "vendor",
      label: "Vendor",
      kind: "search",
      source: "/admin/vendors/options",
      valueLabel: vendor && (await asUser(readVendor, { vendorId: vendor })).name,
    },
    {
      key: "owner",
      label: "Owner",
      kind: "search",
      source: "/admin/people/options",
      valueLabel: owner && (await asUser(readPerson, { personId: owner })).displayName,
    },
  ];
}
