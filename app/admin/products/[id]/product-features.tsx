import Link from "next/link";
import { DataTable, type Column } from "@/components/data-table";
import { StatusPill } from "@/components/status-pill";
import { listState, type SearchParams } from "@/components/table/list-state";
import { Button } from "@/components/ui/button";
import { listFeatures, type FeatureRow } from "@/lib/catalog/list-features";
import { asUserList } from "@/lib/http/as-user-list";
import { archivedFilter } from "../../archived-filter";
import { kindWords, resetWords } from "../../feature-words";

const columns: Column<FeatureRow>[] = [
  { key: "name", header: "Feature", sortable: true, cell: (row) => row.name },
  {
    key: "code",
    header: "Code",
    sortable: true,
    cell: (row) => <code className="font-mono text-sm">{row.code}</code>,
  },
  { key: "kind", header: "Kind", sortable: true, cell: (row) => kindWords[row.kind] },
  { key: "unit", header: "Counts", cell: (row) => row.unit },
  {
    key: "meterReset",
    header: "Begins again",
    cell: (row) => (row.kind === "METER" ? resetWords[row.meterReset] : null),
  },
  { key: "tokenWeight", header: "Tokens each", align: "right", cell: (row) => row.tokenWeight },
  { key: "licenses", header: "Licences", align: "right", cell: (row) => row.licenses },
  { key: "addOns", header: "Add-ons", align: "right", cell: (row) => row.addOns },
  {
    key: "status",
    header: "Status",
    card: "aside",
    cell: (row) => (row.archivedAt ? <StatusPill status="ARCHIVED" /> : null),
  },
];

type ProductFeaturesProps = { productId: string; path: string; search: SearchParams; canAdd: boolean };

/** What a product can do that is granted, licence by licence. */
export async function ProductFeatures({ productId, path, search, canAdd }: ProductFeaturesProps) {
  const page = await asUserList(listFeatures, search, { productId });
  const add = canAdd ? (
    <Button asChild size="small">
      <Link href={`${path}/features/new`}>Add feature</Link>
    </Button>
  ) : null;
  return (
    <>
      {page.total > 0 ? <div className="mt-4">{add}</div> : null}
      <DataTable
        label="Features"
        state={listState(path, search)}
        columns={columns}
        rows={page.items}
        rowId={(row) => row.id}
        rowName={(row) => row.name}
        rowHref={(row) => `${path}/features/${row.id}`}
        search="Search features"
        filters={[
          {
            key: "kind",
            label: "Kind",
            kind: "choice",
            options: Object.entries(kindWords).map(([value, label]) => ({ value, label })),
          },
          archivedFilter,
        ]}
        count={page.total}
        exportPath={`${path}/features.csv`}
        nextCursor={page.nextCursor}
        previousCursor={page.previousCursor}
        empty={{
          title: "No features yet",
          detail:
            "A feature is something the product can do that you grant licence by licence: a module, so many render nodes, so many calls a month.",
          act: add,
        }}
      />
    </>
  );
}
