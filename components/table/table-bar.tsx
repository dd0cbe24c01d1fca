"use client";

import { X } from "lucide-react";
import Link from "next/link";
import { Count } from "../count";
import { AddFilter } from "./add-filter";
import { ColumnChoice } from "./column-choice";
import { listHref, type ListState } from "./list-state";
import { ListSearch } from "./list-search";

export type ListFilter = {
  key: string;
  label: string;
  /** How the value of a `search`, `text` or `date` filter reads in its chip; choices know their own words. */
  valueLabel?: string;
} & (
  | { kind: "choice"; options: readonly { value: string; label: string }[] }
  | { kind: "text" }
  | { kind: "date" }
  | { kind: "search"; source: string }
);

type TableBarProps = {
  state: ListState;
  filters: readonly ListFilter[];
  search?: string;
  count?: number;
  total?: number;
  columns: readonly { key: string; header: string; on: boolean }[];
  /** The keys that cannot be switched off. */
  always: readonly string[];
  exportHref?: string;
};

function chipWords(filter: ListFilter, value: string) {
  const known =
    filter.kind === "choice" ? filter.options.find((option) => option.value === value)?.label : filter.valueLabel;
  return known ?? value;
}

/** Above the rows: the search, the filters that are on, and to the right what is counted and can be had. */
export function TableBar({ state, filters, search, count, total, columns, always, exportHref }: TableBarProps) {
  const on = filters.flatMap((filter) => {
    const value = state.params.find(([key]) => key === filter.key)?.[1];
    return value ? [{ filter, value }] : [];
  });
  const off = filters.filter((filter) => !on.some((one) => one.filter === filter));
  return (
    <div className="text-muted mt-4 mb-2 flex flex-wrap items-center gap-2 text-sm">
      {search ? <ListSearch placeholder={search} state={state} /> : null}
      {on.map(({ filter, value }) => (
        <span
          key={filter.key}
          className="rounded-control border-line-strong bg-panel text-text inline-flex min-h-6 max-w-full items-center border pl-2"
        >
          <span className="truncate">
            {filter.label}: {chipWords(filter, value)}
          </span>
          <Link
            href={listHref(state, { [filter.key]: null })}
            scroll={false}
            aria-label={`Remove filter ${filter.label}`}
            className="text-muted hover:text-text ml-0.5 rounded-[6px] p-1.5 max-sm:p-2"
          >
            <X className="size-3" aria-hidden="true" />
          </Link>
        </span>
      ))}
      {off.length > 0 ? <AddFilter filters={off} state={state} /> : null}
      <span className="ml-auto flex flex-wrap items-center gap-x-1.5">
        {count === undefined ? null : (
          <span role="status">
            <Count value={count} />
            {total === undefined || total === count ? null : (
              <>
                {" of "}
                <Count value={total} />
              </>
            )}
          </span>
        )}
        {columns.length > 0 ? (
          <span className="contents max-sm:hidden">
            <Dot show={count !== undefined} />
            <ColumnChoice columns={columns} always={always} state={state} />
          </span>
        ) : null}
        {exportHref ? (
          <>
            <Dot show={count !== undefined || columns.length > 0} />
            <a download href={exportHref} className="hover:text-text rounded-[4px] py-0.5 hover:underline">
              Export CSV
            </a>
          </>
        ) : null}
      </span>
    </div>
  );
}

function Dot({ show }: { show: boolean }) {
  return show ? <span aria-hidden="true">·</span> : null;
}
