"use client";

import { useRef } from "react";

/**
 * Gives the focus back to where it was before a dialog opened. Radix does so only for a dialog with a trigger of its own,
 * and many are opened by a key, or by an item of a menu that is gone by then: there its button is meant.
 */
export function useReturnFocus() {
  const before = useRef<HTMLElement | null>(null);
  return {
    onOpenAutoFocus() {
      const active = document.activeElement instanceof HTMLElement ? document.activeElement : null;
      const menu = active?.closest("[role='menu']");
      before.current = menu ? document.getElementById(menu.getAttribute("aria-labelledby") ?? "") : active;
    },
    onCloseAutoFocus(event: Event) {
      if (!before.current?.isConnected) return;
      event.preventDefault();
      before.current.focus();
    },
  };
}
