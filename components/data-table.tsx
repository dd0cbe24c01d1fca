import { ArrowDown, ArrowUp } from "lucide-react";
import Link from "next/link";
import type { ReactNode } from "react";
import { EmptyState } from "./empty-state";
import { DataCell, isNothing } from "./table/data-cell";
import { exportHref, pageHrefs, sortHref, type ListState } from "./table/list-state";
import { RowNavigation } from "./table/row-navigation";
import { BulkBar, SelectAll, SelectionProvider, SelectRow } from "./table/selection";
import { TableBar, type ListFilter } from "./table/table-bar";
import { Pagination } from "./ui/pagination";

export type { ListFilter } from "./table/table-bar";

export type Column<Row> = {
  key: string;
  header: string;
  /** Rendered on the server. Return null for "nothing": a column with nothing in any row is left out. */
  cell(row: Row): ReactNode;
  align?: "right";
  sortable?: boolean;
  /** May be switched off in the column choice; the first column never. */
  hideable?: boolean;
  /** Off until chosen. */
  optional?: boolean;
  /** Its place in the card that a row becomes on a phone. The first column is the title, others are lines; acts come last. */
  card?: "aside" | "wide" | "acts" | "hidden";
  /** Its text may take several lines. */
  wraps?: true;
};

type DataTableProps<Row> = {
  /** What the rows are, for screen readers: "Licences". */
  label: string;
  state: ListState;
  columns: readonly Column<Row>[];
  rows: readonly Row[];
  rowId(row: Row): string;
  rowHref?(row: Row): string;
  rowName(row: Row): string;
  filters?: readonly ListFilter[];
  /** Placeholder of the list's own search box, held in `?q=`. */
  search?: string;
  /** How many match, and of how many. */
  count?: number;
  total?: number;
  /** A route that answers the same query as CSV. */
  exportPath?: string;
  nextCursor?: string | null;
  previousCursor?: string | null;
  /** The bulk acts: a client component that calls `useSelection()`. */
  bulk?: ReactNode;
  empty: { title: string; detail?: ReactNode; act?: ReactNode };
};

/** A list whose whole state is in its URL, rendered on the server; only its menus and its selection are client code. */
export function DataTable<Row>(props: DataTableProps<Row>) {
  const { state, rows, label, rowId, rowHref, rowName, bulk } = props;
  const [lead, ...others] = props.columns;
  const wanted = (column: Column<Row>) =>
    column.hideable === false || (state.columns ? state.columns.includes(column.key) : !column.optional);
  const body = rows.map((row) => ({
    row,
    cells: new Map(props.columns.map((column) => [column.key, column.cell(row)])),
  }));
  const shown = [...(lead ? [lead] : []), ...others.filter(wanted)].filter(
    (column) => column === lead || body.some(({ cells }) => !isNothing(cells.get(column.key))),
  );
  const choosable = others
    .filter((column) => column.hideable !== false)
    .map((column) => ({ key: column.key, header: column.header, on: wanted(column) }));
  const filtered = state.params.some(([key]) => key === "q" || props.filters?.some((filter) => filter.key === key));

  return (
    <SelectionProvider key={rows.map(rowId).join()} ids={rows.map(rowId)}>
      <TableBar
        state={state}
        filters={props.filters ?? []}
        search={props.search}
        count={props.count}
        total={props.total}
        columns={choosable}
        always={props.columns
          .filter((column) => column === lead || column.hideable === false)
          .map((column) => column.key)}
        exportHref={
          props.exportPath
            ? exportHref(
                state,
                props.exportPath,
                (props.filters ?? []).map((filter) => filter.key),
                shown.map((column) => column.key),
              )
            : undefined
        }
      />
      {rows.length === 0 ? (
        filtered ? (
          <EmptyState
            title="Nothing matches these filters"
            act={
              <Link className="link" href={state.path}>
                Clear all filters
              </Link>
            }
          />
        ) : (
          <EmptyState title={props.empty.title} act={props.empty.act}>
            {props.empty.detail}
          </EmptyState>
        )
      ) : (
        <RowNavigation>
          <table role="table" aria-label={label} className="data-table">
            <thead role="rowgroup">
              <tr role="row">
                {bulk ? (
                  <th role="columnheader" className="w-[34px]">
                    <SelectAll label={`Select all ${label.toLowerCase()} on this page`} />
                  </th>
                ) : null}
                {shown.map((column) => (
                  <Header key={column.key} column={column} state={state} />
                ))}
              </tr>
            </thead>
            <tbody role="rowgroup">
              {body.map(({ row, cells }) => (
                <tr role="row" key={rowId(row)} data-row="">
                  {bulk ? (
                    <td role="cell" data-card="select">
                      <SelectRow id={rowId(row)} label={`Select ${rowName(row)}`} />
                    </td>
                  ) : null}
                  {shown.map((column) => {
                    const content = cells.get(column.key);
                    if (column === lead) {
                      return (
                        <td role="cell" key={column.key} data-card="title">
                          {rowHref ? (
                            <Link
                              href={rowHref(row)}
                              data-row-link=""
                              className="font-medium hover:underline focus-visible:-outline-offset-2"
                            >
                              {content}
                            </Link>
                          ) : (
                            <span className="font-medium">{content}</span>
                          )}
                        </td>
                      );
                    }
                    return (
                      <DataCell key={column.key} column={column}>
                        {content}
                      </DataCell>
                    );
                  })}
                </tr>
              ))}
            </tbody>
          </table>
        </RowNavigation>
      )}
      {bulk ? <BulkBar>{bulk}</BulkBar> : null}
      <Pagination {...pageHrefs(state, props)} />
    </SelectionProvider>
  );
}

function Header<Row>({ column, state }: { column: Column<Row>; state: ListState }) {
  const sorted = state.sort?.key === column.key ? state.sort.direction : null;
  const Arrow = sorted === "desc" ? ArrowDown : ArrowUp;
  return (
    <th
      role="columnheader"
      scope="col"
      data-align={column.align}
      aria-sort={sorted ? (sorted === "asc" ? "ascending" : "descending") : undefined}
    >
      {column.sortable ? (
        <Link
          href={sortHref(state, column.key)}
          scroll={false}
          className="group hover:text-text inline-flex items-center gap-1 rounded-[4px]"
        >
          {column.header}
          <Arrow
            aria-hidden="true"
            className={
              sorted ? "text-text size-3" : "size-3 opacity-0 group-hover:opacity-60 group-focus-visible:opacity-60"
            }
          />
        </Link>
      ) : (
        column.header
      )}
    </th>
  );
}
