import Link from "next/link";
import { Fragment } from "react";
import { placeOfThing } from "@/app/admin/place-of-thing";
import { DataTable, type Column } from "@/components/data-table";
import { listState, type SearchParams } from "@/components/table/list-state";
import { Badge } from "@/components/ui/badge";
import { asUserList } from "@/lib/http/as-user-list";
import { listRows } from "@/lib/imports/list-rows";
import { importOutcome, type ImportOutcome } from "@/lib/imports/schema";
import { outcomeWords } from "../import-words";

type Touched = { type: string; id?: string; did: "created" | "changed" | "unchanged"; label: string };
type Row = { id: string; row: number; title: string; outcome: ImportOutcome; touched: Touched[] };

const tones = { created: "ok", changed: "warn", unchanged: "plain", "left-out": "bad" } as const;

const columns: Column<Row>[] = [
  { key: "row", header: "Row", cell: (row) => `Row ${row.row}` },
  {
    key: "title",
    header: "Names",
    cell: (row) => (
      <span className="block max-w-72 truncate max-sm:max-w-48" title={row.title}>
        {row.title}
      </span>
    ),
  },
  {
    key: "outcome",
    header: "Outcome",
    card: "aside",
    cell: (row) => <Badge tone={tones[row.outcome]}>{outcomeWords[row.outcome]}</Badge>,
  },
  {
    key: "touched",
    header: "What it touches",
    card: "wide",
    cell: (row) => (row.touched.length > 0 ? <Things touched={row.touched} title={row.title} /> : null),
  },
];

/** Things of one row that were created or changed, each leading to its page once it is there. */
function Things({ touched, title }: { touched: readonly Touched[]; title: string }) {
  const told = touched.filter(({ did }) => did !== "unchanged");
  const shown = told.length > 0 ? told : touched.filter(({ type }) => type === "license" || type === "person");
  return (
    <span className="block min-w-64 whitespace-normal max-sm:min-w-0">
      {shown.map(({ type, id, label }, index) => {
        const words = `${subjectName(type)}${label === "" || label === title ? "" : ` ${label}`}`;
        const place = id && placeOfThing(id);
        return (
          <Fragment key={`${type}/${index}`}>
            {index > 0 ? ", " : null}
            {place ? (
              <Link className="link" href={place}>
                {words}
              </Link>
            ) : (
              words
            )}
          </Fragment>
        );
      })}
    </span>
  );
}

const names: Record<string, string> = { license: "licence", "vendor-key": "vendor’s key", "legal-entity": "company" };

function subjectName(type: string): string {
  return names[type] ?? type;
}

export async function RowTable({ importId, search }: { importId: string; search: SearchParams }) {
  const page = await asUserList(listRows, search, { importId });
  return (
    <DataTable
      label="Rows"
      state={listState(`/admin/import/${importId}`, search)}
      columns={columns}
      rows={page.items}
      rowId={(row) => row.id}
      rowName={(row) => `Row ${row.row}`}
      count={page.total}
      nextCursor={page.nextCursor}
      previousCursor={page.previousCursor}
      filters={[
        {
          key: "outcome",
          label: "Outcome",
          kind: "choice",
          options: importOutcome.options.map((value) => ({ value, label: outcomeWords[value] })),
        },
      ]}
      empty={{ title: "No rows", detail: "No row of the file has this outcome." }}
    />
  );
}
