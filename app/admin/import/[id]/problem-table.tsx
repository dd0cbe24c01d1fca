import { DataTable, type Column } from "@/components/data-table";
import { listState, type SearchParams } from "@/components/table/list-state";
import { Badge } from "@/components/ui/badge";
import { asUserList } from "@/lib/http/as-user-list";
import { listProblems } from "@/lib/imports/list-problems";

type Row = { id: string; row: number; column: string | null; detail: string; severity: "error" | "warning" };

const columns: Column<Row>[] = [
  { key: "row", header: "Row", cell: (row) => `Row ${row.row}` },
  { key: "column", header: "Column", cell: (row) => row.column },
  {
    key: "severity",
    header: "Effect",
    card: "aside",
    cell: (row) => (
      <Badge tone={row.severity === "error" ? "bad" : "warn"}>
        {row.severity === "error" ? "Left out" : "Imported"}
      </Badge>
    ),
  },
  {
    key: "detail",
    header: "What is wrong",
    hideable: false,
    card: "wide",
    cell: (row) => <span className="[overflow-wrap:anywhere] whitespace-normal">{row.detail}</span>,
  },
];

/** Every problem with its row and column, as a spreadsheet numbers them. */
export async function ProblemTable({ importId, search }: { importId: string; search: SearchParams }) {
  const page = await asUserList(listProblems, search, { importId });
  return (
    <DataTable
      label="Problems"
      state={listState(`/admin/import/${importId}`, { ...search, tab: "problems" })}
      columns={columns}
      rows={page.items}
      rowId={(row) => row.id}
      rowName={(row) => `Row ${row.row}`}
      count={page.total}
      nextCursor={page.nextCursor}
      previousCursor={page.previousCursor}
      filters={[
        {
          key: "severity",
          label: "Effect",
          kind: "choice",
          options: [
            { value: "error", label: "Row left out" },
            { value: "warning", label: "Row imported" },
          ],
        },
      ]}
      empty={{ title: "No problems", detail: "Every row could be read." }}
    />
  );
}
