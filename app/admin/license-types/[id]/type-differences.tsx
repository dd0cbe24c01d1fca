import Link from "next/link";
import { DataTable, type Column } from "@/components/data-table";
import { listState, type SearchParams } from "@/components/table/list-state";
import { Button } from "@/components/ui/button";
import { asUserList } from "@/lib/http/as-user-list";
import { listDifferingLicenses, type DifferingLicense } from "@/lib/licenses/list-differing-licenses";
import type { LicenseTypeDetail } from "@/lib/licenses/read-license-type";
import { fieldLabels } from "@/lib/licenses/rule-labels";
import { placesOf } from "../../license-rules/places";
import { valueText } from "../../license-rules/rule-text";
import { ApplySelected } from "./apply-selected";

/** The licences that are not as their type says, and in what; the type is applied to those that are ticked. */
export async function TypeDifferences({
  type,
  search,
  path,
}: {
  type: LicenseTypeDetail;
  search: SearchParams;
  path: string;
}) {
  const page = await asUserList(listDifferingLicenses, search, { licenseTypeId: type.id });
  const places = placesOf(type.restrictedTo);
  const columns: Column<DifferingLicense>[] = [
    { key: "name", header: "Licence", cell: (row) => row.name },
    {
      key: "differences",
      header: "Differs in",
      card: "wide",
      cell: (row) => (
        <ul className="py-1">
          {row.differences.map(({ field, license, type: wanted }) => (
            <li key={field}>
              {fieldLabels[field]}: <b className="font-medium">{valueText(field, license, places)}</b>
              <span className="text-muted">, type: {valueText(field, wanted, places)}</span>
            </li>
          ))}
        </ul>
      ),
    },
  ];
  return (
    <DataTable
      label="Licences that differ"
      state={listState(path, search)}
      columns={columns}
      rows={page.items}
      rowId={(row) => row.id}
      rowName={(row) => row.name}
      rowHref={(row) => `/admin/licenses/${row.id}?tab=details`}
      count={page.total}
      nextCursor={page.nextCursor}
      previousCursor={page.previousCursor}
      bulk={type.archivedAt ? undefined : <ApplySelected type={{ id: type.id, name: type.name }} places={places} />}
      empty={{
        title: "No licence differs",
        detail:
          type.licenses === 0
            ? "No licence was made from this type yet."
            : "Every licence made from this type has its rules.",
        act: (
          <Button asChild>
            <Link href={`/admin/license-types/${type.id}/edit`}>Edit the type</Link>
          </Button>
        ),
      }}
    />
  );
}
