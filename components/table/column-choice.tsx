"use client";

import { useRouter } from "next/navigation";
import { useOptimistic, useTransition } from "react";
import { Checkbox } from "../ui/checkbox";
import { Popover, PopoverContent, PopoverTrigger } from "../ui/popover";
import { listHref, type ListState } from "./list-state";

/** Which columns are shown, held in `?columns=`. */
export function ColumnChoice({
  columns,
  always,
  state,
}: {
  columns: readonly { key: string; header: string; on: boolean }[];
  always: readonly string[];
  state: ListState;
}) {
  const router = useRouter();
  const [, start] = useTransition();
  const [shown, show] = useOptimistic(columns.filter((column) => column.on).map((column) => column.key));

  function choose(key: string, on: boolean) {
    const next = columns.map((column) => column.key).filter((other) => (other === key ? on : shown.includes(other)));
    start(() => {
      show(next);
      router.replace(listHref(state, { columns: [...always, ...next].join(",") }, { keepPage: true }), {
        scroll: false,
      });
    });
  }
  return (
    <Popover>
      <PopoverTrigger asChild>
        <button type="button" className="hover:text-text rounded-[4px] py-0.5 hover:underline">
          Columns
        </button>
      </PopoverTrigger>
      <PopoverContent align="end" aria-label="Columns" className="max-h-[340px] w-56 overflow-y-auto px-3 py-2">
        {columns.map((column) => (
          <Checkbox
            key={column.key}
            label={column.header}
            checked={shown.includes(column.key)}
            onChange={(event) => choose(column.key, event.target.checked)}
          />
        ))}
        {state.columns ? (
          <button
            type="button"
            className="link mt-1.5 text-sm"
            onClick={() => router.replace(listHref(state, { columns: null }, { keepPage: true }), { scroll: false })}
          >
            Back to the usual columns
          </button>
        ) : null}
      </PopoverContent>
    </Popover>
  );
}
