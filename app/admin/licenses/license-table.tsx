import type { ReactNode } from "react";
import { DataTable, type Column } from "@/components/data-table";
import { listState, type SearchParams } from "@/components/table/list-state";
import { asUserList } from "@/lib/http/as-user-list";
import { listLicenses } from "@/lib/licenses/list-licenses";
import type { LicenseView } from "@/lib/licenses/license-view";

type LicenseTableProps = {
  /** Which licences: the filters of the list. */
  of: { licenseType: string } | { product: string };
  columns: readonly Column<LicenseView>[];
  search: SearchParams;
  path: string;
  empty: { title: string; detail: string; act: ReactNode };
};

/** Licences on the page of what they belong to. */
export async function LicenseTable({ of, columns, search, path, empty }: LicenseTableProps) {
  const page = await asUserList(listLicenses, search, of);
  return (
    <DataTable
      label="Licences"
      state={listState(path, search)}
      columns={columns}
      rows={page.items}
      rowId={(row) => row.id}
      rowName={(row) => row.name}
      rowHref={(row) => `/admin/licenses/${row.id}`}
      count={page.total}
      nextCursor={page.nextCursor}
      previousCursor={page.previousCursor}
      empty={empty}
    />
  );
}
