"use client";

import { useRef } from "react";

/**
 * Gives the focus back to where it was before a dialog opened. Radix does so only for a dialog with a trigger of its own,
 * and many are opened by a key, or by an item of a menu that is gone by then: there its button is meant. What the dialog did
 * may take that button away, at once or with the next news of a live page: then the keyboard goes on beside where it stood.
 */
export function useReturnFocus() {
  const before = useRef<HTMLElement[]>([]);
  return {
    onOpenAutoFocus() {
      const active = document.activeElement instanceof HTMLElement ? document.activeElement : null;
      const menu = active?.closest("[role='menu']");
      before.current = withAncestors(
        menu ? document.getElementById(menu.getAttribute("aria-labelledby") ?? "") : active,
      );
    },
    onCloseAutoFocus(event: Event) {
      const [opener, ...around] = before.current;
      if (!opener || opener === document.body) return;
      event.preventDefault();
      if (!opener.isConnected) return focusNear(around);
      opener.focus();
      whenGone(opener, () => focusNear(around));
    },
  };
}

function withAncestors(element: HTMLElement | null): HTMLElement[] {
  return element ? [element, ...withAncestors(element.parentElement)] : [];
}

/** Calls once an element that has the focus is taken away; no more once the focus is elsewhere. */
function whenGone(element: HTMLElement, gone: () => void) {
  const watch = new MutationObserver(() => {
    if (element.isConnected && document.activeElement === element) return;
    watch.disconnect();
    if (!element.isConnected && document.activeElement === document.body) gone();
  });
  watch.observe(document.body, { childList: true, subtree: true });
}

/** The first thing to press in what is left around a place, the nearest first. */
function focusNear(around: readonly HTMLElement[]) {
  for (const element of around) {
    if (!element.isConnected) continue;
    const next = element.querySelector<HTMLElement>("a[href], button:not(:disabled)");
    if (next) return next.focus();
  }
}
