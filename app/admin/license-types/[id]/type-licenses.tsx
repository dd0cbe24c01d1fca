import Link from "next/link";
import { DataTable, type Column } from "@/components/data-table";
import { listState, type SearchParams } from "@/components/table/list-state";
import { Button } from "@/components/ui/button";
import { asUserList } from "@/lib/http/as-user-list";
import { listLicenses } from "@/lib/licenses/list-licenses";
import type { LicenseView } from "@/lib/licenses/license-view";
import { licenseColumns } from "../../licenses/license-columns";

const shown = new Set(["name", "product", "state", "seats", "capacity", "endsOn"]);
const columns: readonly Column<LicenseView>[] = licenseColumns
  .filter(({ key }) => shown.has(key))
  .map((column) => ({ ...column, optional: false }));

/** The licences in use that were made from the type. */
export async function TypeLicenses({
  licenseTypeId,
  search,
  path,
}: {
  licenseTypeId: string;
  search: SearchParams;
  path: string;
}) {
  const page = await asUserList(listLicenses, search, { licenseType: licenseTypeId });
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
      empty={{
        title: "No licence of this type",
        detail: "A licence made from it begins with its rules, and keeps its own copy of them.",
        act: (
          <Button asChild>
            <Link href={`/admin/licenses/new?type=${licenseTypeId}`}>New licence</Link>
          </Button>
        ),
      }}
    />
  );
}
