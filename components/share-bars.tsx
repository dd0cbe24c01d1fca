"use client";

import type { ReactNode } from "react";
import { formatNumber } from "./format";
import { useReader } from "./reader";

type ShareBar = { key: string; label: ReactNode; detail?: ReactNode; share: number; value: number };

type ShareBarsProps = {
  /** What the rows are: "Use by department". */
  label: string;
  rows: readonly ShareBar[];
  head: { label: string; value: string };
  /** What stands behind each number: "%". */
  unit?: string;
  /** What the bars are of: use, or what was turned away. */
  tone?: "used" | "refused";
};

/** Rows with a bar to scale and their number: what each has of the whole. It is its own table. */
export function ShareBars({ label, rows, head, unit = "", tone = "used" }: ShareBarsProps) {
  const { locale } = useReader();
  const most = Math.max(...rows.map(({ share }) => share), Number.MIN_VALUE);
  return (
    <table aria-label={label} className="w-full table-fixed text-sm">
      <colgroup>
        <col className="w-2/5" />
        <col />
        <col className="w-20" />
      </colgroup>
      <thead className="sr-only">
        <tr>
          <th scope="col">{head.label}</th>
          <th scope="col">Share</th>
          <th scope="col">{head.value}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.key}>
            <th scope="row" className="py-1 pr-3 text-left font-normal">
              <span className="block [overflow-wrap:anywhere]">{row.label}</span>
              {row.detail ? <span className="text-muted text-2xs block">{row.detail}</span> : null}
            </th>
            <td aria-hidden="true" className="py-1">
              <span
                className={`block h-2.5 rounded-[2px] ${tone === "used" ? "bg-used" : "bg-control"}`}
                style={{ width: `${Math.max(0.5, (row.share / most) * 100)}%` }}
              />
            </td>
            <td className="py-1 text-right tabular-nums" suppressHydrationWarning>
              {formatNumber(row.value, locale)}
              {unit}
            </td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}
