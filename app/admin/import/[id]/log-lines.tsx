import { Count } from "@/components/count";
import { DataTable, type Column } from "@/components/data-table";
import { listState, type SearchParams } from "@/components/table/list-state";
import { asUserList } from "@/lib/http/as-user-list";
import { listLogLines } from "@/lib/imports/list-log-lines";

type Row = Awaited<ReturnType<typeof listLogLines.run>>["items"][number];

const columns: Column<Row>[] = [
  {
    key: "line",
    header: "Line",
    cell: ({ line }) => (
      <>
        Line <Count value={line} />
      </>
    ),
  },
  {
    key: "text",
    header: "What it says",
    hideable: false,
    card: "wide",
    cell: ({ text }) => <code className="text-xs [overflow-wrap:anywhere] whitespace-pre-wrap">{text}</code>,
  },
  { key: "why", header: "Why it was left out", card: "wide", wraps: true, cell: ({ why }) => why },
];

/** The lines of a log that were not understood, with their numbers in the file. */
export async function LogLines({ importId, search }: { importId: string; search: SearchParams }) {
  const page = await asUserList(listLogLines, search, { importId });
  return (
    <DataTable
      label="Lines not understood"
      state={listState(`/admin/import/${importId}`, { ...search, tab: "lines" })}
      columns={columns}
      rows={page.items}
      rowId={({ id }) => id}
      rowName={({ line }) => `Line ${line}`}
      count={page.total}
      nextCursor={page.nextCursor}
      previousCursor={page.previousCursor}
      empty={{ title: "Every line was understood" }}
    />
  );
}
