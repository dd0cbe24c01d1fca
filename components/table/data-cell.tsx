import type { ReactNode } from "react";
import type { Column } from "../data-table";
import { cn } from "../ui/cn";

export const isNothing = (content: ReactNode) =>
  content === null || content === undefined || content === false || content === "";

type DataCellProps = { column: Pick<Column<never>, "align" | "card" | "header" | "wraps">; children: ReactNode };

/** A cell that is no title: a line of the card that its row becomes on a phone, unless the column says otherwise. */
export function DataCell({ column: { align, card, header, wraps }, children }: DataCellProps) {
  return (
    <td
      role="cell"
      data-align={align}
      data-card={isNothing(children) ? "hidden" : (card ?? "line")}
      data-label={card ? undefined : header}
      className={cn(wraps && "py-1.5 whitespace-normal")}
    >
      {children}
    </td>
  );
}
