import Link from "next/link";
import type { Column } from "@/components/data-table";
import type { SearchParams } from "@/components/table/list-state";
import { Button } from "@/components/ui/button";
import type { LicenseView } from "@/lib/licenses/license-view";
import { licenseColumns } from "../../licenses/license-columns";
import { LicenseTable } from "../../licenses/license-table";

const shown = new Set(["name", "product", "state", "seats", "capacity", "endsOn"]);
const columns: readonly Column<LicenseView>[] = licenseColumns
  .filter(({ key }) => shown.has(key))
  .map((column) => ({ ...column, optional: false }));

/** The licences in use that were made from the type. */
export function TypeLicenses({
  licenseTypeId,
  search,
  path,
}: {
  licenseTypeId: string;
  search: SearchParams;
  path: string;
}) {
  return (
    <LicenseTable
      of={{ licenseType: licenseTypeId }}
      columns={columns}
      search={search}
      path={path}
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
