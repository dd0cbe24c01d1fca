import Link from "next/link";
import { DataTable, type Column } from "@/components/data-table";
import { StatusPill } from "@/components/status-pill";
import { listState, type SearchParams } from "@/components/table/list-state";
import { Button } from "@/components/ui/button";
import type { AddOnView } from "@/lib/catalog/add-on-view";
import { listAddOns } from "@/lib/catalog/list-add-ons";
import { asUserList } from "@/lib/http/as-user-list";
import { archivedFilter } from "../../archived-filter";
import { BundleWords } from "../../bundle-words";

const columns: Column<AddOnView>[] = [
  { key: "name", header: "Add-on", sortable: true, cell: (row) => row.name },
  {
    key: "code",
    header: "Code",
    sortable: true,
    cell: (row) => <code className="font-mono text-sm">{row.code}</code>,
  },
  { key: "features", header: "Gives", card: "wide", cell: (row) => <BundleWords features={row.features} /> },
  { key: "licenses", header: "Licences", align: "right", cell: (row) => row.licenses },
  {
    key: "status",
    header: "Status",
    card: "aside",
    cell: (row) => (row.archivedAt ? <StatusPill status="ARCHIVED" /> : null),
  },
];

type ProductAddOnsProps = { productId: string; path: string; search: SearchParams; canAdd: boolean };

/** Bundles of features that are bought beside a licence. */
export async function ProductAddOns({ productId, path, search, canAdd }: ProductAddOnsProps) {
  const page = await asUserList(listAddOns, search, { productId });
  const add = canAdd ? (
    <Button asChild size="small">
      <Link href={`${path}/add-ons/new`}>New add-on</Link>
    </Button>
  ) : null;
  return (
    <>
      {page.total > 0 ? <div className="mt-4">{add}</div> : null}
      <DataTable
        label="Add-ons"
        state={listState(path, search)}
        columns={columns}
        rows={page.items}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        rowHref={(row) => `${path}/add-ons/${row.id}`}
        search="Search add-ons"
        filters={[archivedFilter]}
        count={page.total}
        exportPath={`${path}/add-ons.csv`}
        nextCursor={page.nextCursor}
        previousCursor={page.previousCursor}
        empty={{
          title: "No add-ons yet",
          detail:
            "An add-on is a bundle of features that is bought beside a licence, as often as needed: ten more render nodes, the export module.",
          act: add,
        }}
      />
    </>
  );
}
