"use client";

import { createContext, use, useEffect, useRef, useState, type ReactNode } from "react";
import { Button } from "../ui/button";
import { CheckboxBox } from "../ui/checkbox";

type Selection = {
  ids: string[];
  all: readonly string[];
  toggle(id: string): void;
  set(ids: readonly string[]): void;
  clear(): void;
};
const SelectionContext = createContext<Selection | null>(null);

export function SelectionProvider({ ids: all, children }: { ids: readonly string[]; children: ReactNode }) {
  const [ids, set] = useState<string[]>([]);
  const value: Selection = {
    ids,
    all,
    toggle: (id) => set((now) => (now.includes(id) ? now.filter((other) => other !== id) : [...now, id])),
    set: (next) => set([...next]),
    clear: () => set([]),
  };
  return <SelectionContext value={value}>{children}</SelectionContext>;
}

/** The rows that are ticked, for the bulk acts of a `DataTable`. */
export function useSelection(): Selection {
  const selection = use(SelectionContext);
  if (!selection) throw new Error("useSelection belongs inside the `bulk` of a DataTable");
  return selection;
}

export function SelectAll({ label }: { label: string }) {
  const { ids, all, set, clear } = useSelection();
  const box = useRef<HTMLInputElement>(null);
  const some = ids.length > 0 && ids.length < all.length;
  useEffect(() => {
    if (box.current) box.current.indeterminate = some;
  }, [some]);
  return (
    <span
      ref={(span) => {
        box.current = span?.querySelector("input") ?? null;
      }}
    >
      <CheckboxBox
        aria-label={label}
        checked={all.length > 0 && ids.length === all.length}
        onChange={() => (ids.length === all.length ? clear() : set(all))}
      />
    </span>
  );
}

export function SelectRow({ id, label }: { id: string; label: string }) {
  const { ids, toggle } = useSelection();
  return <CheckboxBox data-row-select="" aria-label={label} checked={ids.includes(id)} onChange={() => toggle(id)} />;
}

/** Appears with the first tick and stays in sight. */
export function BulkBar({ children }: { children: ReactNode }) {
  const { ids, clear } = useSelection();
  if (ids.length === 0) return null;
  return (
    <div
      role="region"
      aria-label="Selected rows"
      className="animate-rise rounded-panel border-line-strong bg-panel shadow-lift sticky bottom-[var(--below)] z-20 mt-3.5 flex flex-wrap items-center gap-x-4 gap-y-2 border px-3.5 py-2.5"
    >
      <span role="status">
        <b className="font-semibold">{ids.length} selected</b>
      </span>
      <span className="ml-auto flex flex-wrap gap-2">
        <Button size="small" variant="ghost" onClick={clear}>
          Clear
        </Button>
        {children}
      </span>
    </div>
  );
}
