import type { ReactNode } from "react";
import type { Column } from "./data-table";
import { DataCell, isNothing } from "./table/data-cell";

export type CardColumn<Row> = Pick<Column<Row>, "key" | "header" | "cell" | "align" | "card" | "wraps"> & {
  /** Its header is for screen readers alone: a column of buttons. */
  quiet?: true;
};

/** What a cell holds stays together in the line of a card. */
const inOne = (content: ReactNode) => (isNothing(content) ? null : <div className="min-w-0">{content}</div>);

type CardTableProps<Row> = {
  /** What the rows are, for screen readers: "Overrides". */
  label: string;
  columns: readonly CardColumn<Row>[];
  rows: readonly Row[];
  rowId(row: Row): string;
  className?: string;
};

/** A short table inside a panel, whose rows become cards on a phone as those of a `DataTable` do; without its list state. */
export function CardTable<Row>({ label, columns, rows, rowId, className }: CardTableProps<Row>) {
  const [lead] = columns;
  const shown = columns.filter((column) => column === lead || rows.some((row) => !isNothing(column.cell(row))));
  return (
    <div className={className}>
      <table role="table" aria-label={label} className="data-table">
        <thead role="rowgroup">
          <tr role="row">
            {shown.map(({ key, header, align, quiet }) => (
              <th key={key} role="columnheader" scope="col" data-align={align}>
                {quiet ? <span className="sr-only">{header}</span> : header}
              </th>
            ))}
          </tr>
        </thead>
        <tbody role="rowgroup">
          {rows.map((row) => (
            <tr role="row" key={rowId(row)}>
              {shown.map((column) =>
                column === lead ? (
                  <td role="cell" key={column.key} data-card="title">
                    {inOne(column.cell(row))}
                  </td>
                ) : (
                  <DataCell key={column.key} column={column}>
                    {inOne(column.cell(row))}
                  </DataCell>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
