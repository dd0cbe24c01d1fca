import type { ReactNode } from "react";
import { Table } from "./ui/table";

/** The drawing area of a chart of seats: its lines are stretched to the width, its labels are not. */
export const wide = 1000;
export const height = 184;
export const top = 22;
export const base = height - 20;

/** Keeps a label readable where it crosses a line. */
export const halo = "stroke-panel [paint-order:stroke] [stroke-width:3px] [stroke-linejoin:round]";

/** Where a number of seats stands, from zero up to `ceiling`. */
export const seatScale = (ceiling: number) => (seats: number) => base - (seats / ceiling) * (base - top);

type SeatChartProps = {
  /** What the picture says, for those who do not see it. */
  summary: string;
  ceiling: number;
  /** Paths of what is held, behind the line of what is owned. */
  children: ReactNode;
  /** Path of what is owned. */
  owned: string;
  labels: ReactNode;
  note?: ReactNode;
  tableLabel: string;
  /** Rows of the same numbers. */
  table: ReactNode;
};

/** A chart of seats: zero-based, what is owned as a dashed line, and the same numbers as a table. */
export function SeatChart({ summary, ceiling, children, owned, labels, note, tableLabel, table }: SeatChartProps) {
  const y = seatScale(ceiling);
  return (
    <figure className="mt-2">
      <div className="relative">
        <svg
          role="img"
          aria-label={summary}
          viewBox={`0 0 ${wide} ${height}`}
          preserveAspectRatio="none"
          width="100%"
          height={height}
          className="block"
        >
          {[0, 0.5, 1].map((share) => (
            <line
              key={share}
              x1="0"
              x2={wide}
              y1={y(ceiling * share)}
              y2={y(ceiling * share)}
              className="stroke-line"
              vectorEffect="non-scaling-stroke"
            />
          ))}
          {children}
          <path
            d={owned}
            fill="none"
            className="stroke-text"
            strokeWidth="1.5"
            strokeDasharray="4 3"
            vectorEffect="non-scaling-stroke"
          />
        </svg>
        <svg
          aria-hidden="true"
          width="100%"
          height={height}
          className="text-2xs absolute inset-0"
          suppressHydrationWarning
        >
          {labels}
        </svg>
      </div>
      {note}
      <details className="mt-1.5 text-sm">
        <summary className="text-muted hover:text-text inline-block rounded-[4px] hover:underline">
          Show as a table
        </summary>
        <Table aria-label={tableLabel} className="mt-1.5">
          {table}
        </Table>
      </details>
    </figure>
  );
}
