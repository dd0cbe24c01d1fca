"use client";

import { Fragment, useEffect, useRef } from "react";
import { Dialog, DialogContent } from "../ui/dialog";
import { Kbd } from "../ui/kbd";
import { portals, type NavItem, type PortalName } from "./navigation";

type Acts = {
  allowed: readonly PortalName[];
  current: PortalName;
  palette(): void;
  help(): void;
  go(href: string): void;
};

/** ⌘K or Ctrl-K, `/`, `?`, and `g` then a letter. Never while someone types, or while a dialog is open. */
export function useShortcuts(acts: Acts) {
  const latest = useRef(acts);
  useEffect(() => {
    latest.current = acts;
  });
  useEffect(() => {
    let goUntil = 0;
    function onKey(event: KeyboardEvent) {
      const { allowed, current, palette, help, go } = latest.current;
      if (event.key.toLowerCase() === "k" && (event.metaKey || event.ctrlKey)) {
        event.preventDefault();
        palette();
        return;
      }
      if (event.defaultPrevented || event.metaKey || event.ctrlKey || event.altKey) return;
      const target = event.target instanceof HTMLElement ? event.target : null;
      if (
        target?.closest(
          "input:not([type='checkbox']), select, textarea, [contenteditable], [role='dialog'], [role='alertdialog'], [role='menu']",
        )
      )
        return;

      if (event.key === "/") {
        event.preventDefault();
        const list = document.querySelector<HTMLElement>("[data-list-search]");
        if (list) list.focus();
        else palette();
      } else if (event.key === "?") {
        help();
      } else if (event.key === "g") {
        goUntil = event.timeStamp + 1500;
      } else if (event.timeStamp < goUntil) {
        goUntil = 0;
        const order = [current, ...allowed.filter((key) => key !== current)];
        const item = order
          .flatMap((key) => portals[key].groups.flatMap((group) => group.items))
          .find((one) => one.letter === event.key);
        if (item) {
          event.preventDefault();
          go(item.href);
        }
      }
    }
    document.addEventListener("keydown", onKey);
    return () => document.removeEventListener("keydown", onKey);
  }, []);
}

const everywhere: readonly [keys: string[], what: string][] = [
  [["⌘", "K"], "Search or jump to (Ctrl K elsewhere)"],
  [["/"], "Search this list"],
  [["j"], "Next row"],
  [["k"], "Previous row"],
  [["Enter"], "Open the row"],
  [["x"], "Select the row"],
  [["?"], "This list"],
];

export function ShortcutsDialog({
  open,
  onOpenChange,
  pages,
}: {
  open: boolean;
  onOpenChange(open: boolean): void;
  pages: readonly NavItem[];
}) {
  return (
    <Dialog open={open} onOpenChange={onOpenChange}>
      <DialogContent title="Keyboard shortcuts" wide>
        <div className="grid gap-x-10 gap-y-5 sm:grid-cols-2">
          <ShortcutList title="Everywhere" rows={everywhere} />
          <ShortcutList
            title="Go to"
            rows={pages.flatMap((page) => (page.letter ? [[["g", page.letter], page.label] as const] : []))}
          />
        </div>
      </DialogContent>
    </Dialog>
  );
}

function ShortcutList({ title, rows }: { title: string; rows: readonly (readonly [keys: string[], what: string])[] }) {
  return (
    <section>
      <h3 className="text-muted mb-1.5 text-xs">{title}</h3>
      <dl className="grid grid-cols-[1fr_auto] gap-y-1.5">
        {rows.map(([keys, what]) => (
          <Fragment key={keys.join()}>
            <dt>{what}</dt>
            <dd className="flex justify-end gap-1">
              {keys.map((key) => (
                <Kbd key={key}>{key}</Kbd>
              ))}
            </dd>
          </Fragment>
        ))}
      </dl>
    </section>
  );
}
