"use client";

import { useEffect, useRef, type MouseEvent, type ReactNode } from "react";

const interactive = "a, button, input, select, textarea, label, summary, [role='menuitem']";

/** j/k or the arrows go from row to row, Enter opens (the row's link has the focus), x selects; a click anywhere opens. */
export function RowNavigation({ children }: { children: ReactNode }) {
  const area = useRef<HTMLDivElement>(null);

  useEffect(() => {
    function onKey(event: KeyboardEvent) {
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
      const target = event.target instanceof HTMLElement ? event.target : null;
      const inRow = target?.closest("[data-row]");
      const typing = target?.matches("input:not([type='checkbox']), select, textarea, [contenteditable]");
      if (typing || document.querySelector("[role='dialog'], [role='alertdialog'], [role='menu']")) return;
      const arrows = event.key === "ArrowDown" || event.key === "ArrowUp";
      if (arrows && !(inRow && area.current?.contains(inRow))) return;
      const step =
        event.key === "j" || event.key === "ArrowDown" ? 1 : event.key === "k" || event.key === "ArrowUp" ? -1 : 0;
      const rows = [...(area.current?.querySelectorAll<HTMLElement>("[data-row]") ?? [])];
      const current = rows.findIndex((row) => row.contains(document.activeElement));
      if (step !== 0 && rows.length > 0) {
        const row =
          rows[current < 0 ? (step > 0 ? 0 : rows.length - 1) : Math.min(Math.max(current + step, 0), rows.length - 1)];
        const goal =
          row?.querySelector<HTMLElement>("[data-row-link]") ?? row?.querySelector<HTMLElement>("a, button, input");
        if (goal) {
          event.preventDefault();
          goal.focus();
          row?.scrollIntoView({ block: "nearest" });
        }
      } else if (event.key === "x" && current >= 0) {
        rows[current]?.querySelector<HTMLInputElement>("[data-row-select]")?.click();
      }
    }
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);

  function onClick(event: MouseEvent) {
    const target = event.target instanceof Element ? event.target : null;
    if (event.defaultPrevented || target?.closest(interactive) || window.getSelection()?.toString()) return;
    target?.closest("[data-row]")?.querySelector<HTMLElement>("[data-row-link]")?.click();
  }

  return (
    // The rows' own links are the keyboard's way; the click only makes their target larger.
    <div ref={area} onClick={onClick} className="overflow-x-auto has-[[data-row-link]]:[&_[data-row]]:cursor-pointer">
      {children}
    </div>
  );
}
